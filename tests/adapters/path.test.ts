import { describe, expect, it } from 'vitest';
import { readPath, type Stats } from '../../src/lib/adapters/peerjs/path';

const candidates = [
	['near', { type: 'local-candidate', candidateType: 'host', protocol: 'udp' }],
	['far', { type: 'remote-candidate', candidateType: 'srflx', protocol: 'udp' }],
	['relay', { type: 'local-candidate', candidateType: 'relay', protocol: 'tcp' }]
] as const;

type Entry = Stats extends ReadonlyMap<string, infer One> ? One : never;

const stats = (...more: [string, Entry][]): Stats => new Map([...candidates, ...more]);

describe('the path of a connection', () => {
	it('is that of the pair which the transport has chosen, not of another one that works too', () => {
		const path = readPath(
			stats(
				['one', { type: 'candidate-pair', localCandidateId: 'relay', remoteCandidateId: 'far' }],
				[
					'two',
					{
						type: 'candidate-pair',
						localCandidateId: 'near',
						remoteCandidateId: 'far',
						currentRoundTripTime: 0.0124
					}
				],
				['transport', { type: 'transport', selectedCandidatePairId: 'two' }]
			)
		);
		expect(path).toEqual({
			relayed: false,
			protocol: 'udp',
			local: 'host',
			remote: 'srflx',
			roundTripMs: 12
		});
	});

	it('is relayed when a relay stands on either side', () => {
		const path = readPath(
			stats(
				['one', { type: 'candidate-pair', localCandidateId: 'relay', remoteCandidateId: 'far' }],
				['transport', { type: 'transport', selectedCandidatePairId: 'one' }]
			)
		);
		expect(path).toMatchObject({ relayed: true, protocol: 'tcp', roundTripMs: null });
	});

	it('is known in browsers that mark the pair instead (Firefox)', () => {
		const path = readPath(
			stats([
				'one',
				{
					type: 'candidate-pair',
					selected: true,
					localCandidateId: 'near',
					remoteCandidateId: 'far'
				}
			])
		);
		expect(path).toMatchObject({ local: 'host', remote: 'srflx' });
	});

	it('is not known before a pair is chosen', () => {
		expect(readPath(stats(['transport', { type: 'transport' }]))).toBeNull();
	});
});

import { describe, expect, it } from 'vitest';
import { readEvidence, type Stats } from '../../src/lib/adapters/peerjs/evidence';

const report = (...entries: Stats extends ReadonlyMap<string, infer E> ? E[] : never): Stats =>
	new Map(entries.map((entry, at) => [String(at), entry]));

describe('what flows on a connection', () => {
	it('is samples and pictures that could be played, and what was sent', () => {
		const stats = report(
			{ type: 'inbound-rtp', kind: 'audio', totalSamplesReceived: 4_800, concealedSamples: 800 },
			{ type: 'inbound-rtp', kind: 'video', framesDecoded: 7, packetsReceived: 90 },
			{ type: 'outbound-rtp', kind: 'audio', packetsSent: 50 },
			{ type: 'outbound-rtp', kind: 'video', framesSent: 8, packetsSent: 80 },
			{ type: 'media-source', kind: 'video' }
		);
		expect(readEvidence(stats)).toEqual({
			in: { audio: 4_000, video: 7 },
			out: { audio: 50, video: 8 }
		});
	});

	it('is packets of sound where nothing plays it yet', () => {
		const entry = {
			type: 'inbound-rtp',
			kind: 'audio',
			totalSamplesReceived: 0,
			packetsReceived: 9
		};
		expect(readEvidence(report(entry)).in.audio).toBe(9);
	});

	it('does not grow by what a browser makes up for sound that does not come', () => {
		const at = (made: number): Stats =>
			report({
				type: 'inbound-rtp',
				kind: 'audio',
				totalSamplesReceived: 1_000 + made,
				concealedSamples: made
			});
		expect(readEvidence(at(500))).toEqual(readEvidence(at(0)));
	});

	it('is nothing where a browser counts nothing', () => {
		const still = { audio: 0, video: 0 };
		expect(readEvidence(new Map())).toEqual({ in: still, out: still });
	});
});

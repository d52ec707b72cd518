import { describe, expect, it } from 'vitest';
import type { ServerWord, Transport, Ways } from '../../src/lib/protocol/ports';
import { obstacleOf, type Trial } from '../../src/lib/session/way/obstacle';

const server = (kind: ServerWord['kind'], by: Transport, word: ServerWord['word']): ServerWord => ({
	kind,
	by,
	word,
	ms: null,
	code: word === 'refuses' ? 401 : null
});

const stun = server('stun', 'udp', 'answers');
const noStun = server('stun', 'udp', 'silent');

const trying = (ways: Partial<Ways>, rest: Partial<Trial> = {}): Trial => ({
	online: true,
	brokerAway: false,
	friendSilent: false,
	ways: {
		found: false,
		local: ['host', 'srflx'],
		remote: ['host', 'srflx'],
		servers: [stun],
		...ways
	},
	...rest
});

const nothing: Trial = { online: true, brokerAway: false, friendSilent: false, ways: null };

describe('two who do not meet are told', () => {
	it.each([
		['that there is no network here, before all else', { ...trying({}), online: false }, 'offline'],
		[
			'that the broker does not answer, without which the rest is guessing',
			trying({}, { brokerAway: true }),
			'broker'
		],
		['that the friend is gone', { ...nothing, friendSilent: true }, 'friend'],
		['that there is no relay for two such routers', trying({}), 'no-relay'],
		[
			'the same on a site without any server',
			trying({ local: ['host'], remote: ['host'], servers: [] }),
			'no-relay'
		],
		[
			'that the relay refuses them',
			trying({
				servers: [stun, server('turn', 'udp', 'refuses'), server('turn', 'tcp', 'silent')]
			}),
			'relay-refuses'
		],
		[
			'that the relay does not answer',
			trying({ servers: [stun, server('turn', 'udp', 'silent'), server('turn', 'tls', 'silent')] }),
			'relay-silent'
		],
		[
			'that it blocks UDP where the friend has heard of the relay that is silent here',
			trying({ local: ['host'], servers: [server('turn', 'udp', 'silent')] }),
			'no-udp'
		],
		[
			'that a relay alone which answers neither of them may be down, and not UDP blocked',
			trying({ local: ['host'], remote: ['host'], servers: [server('turn', 'udp', 'silent')] }),
			'relay-silent'
		],
		[
			'that this network blocks UDP where there is no relay',
			trying({ local: ['host'], remote: ['host'], servers: [noStun] }),
			'no-udp'
		],
		[
			'the same where the relay goes by UDP too',
			trying({ local: ['host'], servers: [noStun, server('turn', 'udp', 'silent')] }),
			'no-udp'
		],
		[
			'that it is the friend’s network which blocks UDP',
			trying({ remote: ['host'], servers: [stun] }),
			'their-udp'
		],
		[
			'the same where a relay stands ready on this side alone',
			trying({
				local: ['host', 'relay'],
				remote: ['host'],
				servers: [noStun, server('turn', 'tcp', 'answers')]
			}),
			'their-udp'
		],
		[
			'that nothing is known to be wrong where both have what they need',
			trying({
				local: ['host', 'srflx', 'relay'],
				servers: [stun, server('turn', 'udp', 'answers')]
			}),
			'no-way'
		]
	] as const)('%s', (_title, trial, cause) => {
		expect(obstacleOf(trial)).toBe(cause);
	});
});

describe('nothing is told', () => {
	it('as long as nothing is known', () => {
		expect(obstacleOf(nothing)).toBeNull();
	});

	it('when a way is found, and the two have only to shake hands', () => {
		expect(obstacleOf(trying({ found: true }))).toBeNull();
	});
});

import * as fc from 'fast-check';
import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientOf, groupOf, TrustedProxies } from '../../peer-server/guard/address.ts';
import { Bucket } from '../../peer-server/guard/bucket.ts';
import { parseClaim, requestFor } from '../../peer-server/guard/claim.ts';
import { parseFrame } from '../../peer-server/guard/frame.ts';
import { isId, mayClaim } from '../../peer-server/guard/id.ts';
import { mayUse } from '../../peer-server/guard/origin.ts';
import { OptionError, parseOptions } from '../../peer-server/options.ts';

const expectHolds = <Values>(property: fc.IProperty<Values>, numRuns = 200): void =>
	fc.assert(property, { numRuns });

const addresses = fc.oneof(fc.ipV4(), fc.ipV6());
const kinds = ['OFFER', 'ANSWER', 'CANDIDATE', 'LEAVE', 'HEARTBEAT', 'OPEN', 'EXPIRE', '__proto__'];
const almostFrames = fc
	.record(
		{
			type: fc.oneof(fc.constantFrom(...kinds), fc.anything()),
			dst: fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{1,9}$/), fc.anything()),
			src: fc.anything(),
			payload: fc.oneof(fc.jsonValue(), fc.anything())
		},
		{ requiredKeys: ['type'] }
	)
	.map((frame) => {
		try {
			return JSON.stringify(frame) ?? '';
		} catch {
			return '{"type":1n}'; // of a BigInt, which JSON has no word for
		}
	});

describe('a frame', () => {
	it('is a message of the protocol or refused, whatever it is', () => {
		expectHolds(
			fc.property(fc.oneof(fc.string(), fc.json(), almostFrames), (text) => {
				const frame = parseFrame(text);
				if (typeof frame === 'string') return ['depth', 'json', 'shape'].includes(frame);
				const { type } = frame;
				if (type === 'HEARTBEAT') return true;
				return type === 'LEAVE' ? !frame.dst || isId(frame.dst) : isId(frame.dst);
			}),
			2_000
		);
	});

	it('that passes is what JSON says, written again', () => {
		expectHolds(
			fc.property(fc.jsonValue({ maxDepth: 8 }), (payload) => {
				const text = JSON.stringify({ type: 'OFFER', dst: 'bob', payload });
				return typeof parseFrame(text) === 'object';
			})
		);
	});

	it.each([
		['[', ']'],
		['{"a":', '}']
	])('nested too deep by %s%s is refused, however deep', (open, close) => {
		expectHolds(
			fc.property(fc.integer({ min: 17, max: 9_000 }), (depth) => {
				const payload = `${open.repeat(depth)}0${close.repeat(depth)}`;
				return parseFrame(`{"type":"OFFER","dst":"bob","payload":${payload}}`) === 'depth';
			}),
			50
		);
	});
});

describe('a claim', () => {
	it('is one that may be made or refused, whatever is asked for', () => {
		expectHolds(
			fc.property(
				fc.oneof(fc.string(), fc.webPath()),
				fc.oneof(fc.string(), fc.webQueryParameters()),
				fc.constantFrom('any' as const, 'rooms' as const),
				(path, query, policy) => {
					const claim = parseClaim({ url: `${path}?${query}` }, policy);
					return typeof claim === 'string' || mayClaim(claim.id, policy);
				}
			)
		);
	});

	it('is what `peer` will read', () => {
		const ids = fc.string().filter(isId);
		expectHolds(
			fc.property(ids, fc.string({ minLength: 1, maxLength: 128 }), (id, token) => {
				const claim = { id, token: token.toWellFormed?.() ?? token };
				expect(parseClaim(requestFor(claim), 'any')).toEqual(claim);
			})
		);
	});
});

describe('the address of a client', () => {
	const request = (remoteAddress: string, forwarded?: string): IncomingMessage =>
		({
			socket: { remoteAddress },
			headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
		}) as unknown as IncomingMessage;

	it('is the connection’s own, whatever a stranger says', () => {
		const nobody = new TrustedProxies([]);
		expectHolds(
			fc.property(addresses, fc.string(), (address, forwarded) => {
				expect(clientOf(request(address, forwarded), nobody)).toBe(address);
			})
		);
	});

	it('is the last one that a trusted proxy has not vouched for', () => {
		const proxies = new TrustedProxies(['10.0.0.0/8']);
		const strangers = addresses.filter((address) => !address.startsWith('10.'));
		expectHolds(
			fc.property(fc.string(), strangers, (said, client) => {
				const chain = `${said}, ${client}, 10.1.1.1`;
				expect(clientOf(request('10.0.0.1', chain), proxies)).toBe(
					client.replace(/^::ffff:(?=[\d.]+$)/i, '')
				);
			})
		);
	});

	it('is an address even if a trusted proxy talks nonsense', () => {
		const proxies = new TrustedProxies(['10.0.0.1']);
		expectHolds(
			fc.property(fc.string(), (said) => isIP(clientOf(request('10.0.0.1', said), proxies)) !== 0)
		);
	});

	it('shares its limits with its IPv6 /64', () => {
		expect(groupOf('2001:db8:0:1::1')).toBe(groupOf('2001:db8:0:1:ffff:ffff:ffff:ffff'));
		expect(groupOf('2001:db8::1')).toBe(groupOf('2001:db8::ffff'));
		expect(groupOf('2001:db8::1')).not.toBe(groupOf('2001:db8:0:1::1'));
		expect(groupOf('192.0.2.1')).toBe('192.0.2.1');
	});
});

describe('an origin', () => {
	it('is judged without an exception, whatever it is', () => {
		expectHolds(
			fc.property(fc.string(), fc.string(), (origin, host) => {
				expect(typeof mayUse(origin, host, [])).toBe('boolean');
			})
		);
	});

	it('of another host stays out', () => {
		expectHolds(
			fc.property(fc.webUrl(), (url) => {
				fc.pre(new URL(url).hostname !== 'call.example');
				expect(mayUse(new URL(url).origin, 'call.example', [])).toBe(false);
			})
		);
	});
});

function faultOf(env: Record<string, string>): unknown {
	try {
		parseOptions(env);
		return null;
	} catch (cause) {
		return cause;
	}
}

describe('the options', () => {
	it('are read or one of them is named, whatever is set', () => {
		const names = Object.keys({
			PORT: 0,
			HOST: 0,
			ICE_SERVERS: 0,
			FRAME_ANCESTORS: 0,
			ORIGINS: 0,
			TRUSTED_PROXIES: 0,
			SOCKETS: 0
		});
		expectHolds(
			fc.property(fc.constantFrom(...names), fc.oneof(fc.string(), fc.json()), (name, value) => {
				const fault = faultOf({ [name]: value });
				return fault === null || (fault instanceof OptionError && fault.message.includes(name));
			})
		);
	});
});

describe('a bucket', () => {
	it('never gives more than its burst and its rate', () => {
		const waits = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 200 });
		expectHolds(
			fc.property(waits, (steps) => {
				const bucket = new Bucket({ perSecond: 10, burst: 20 }, 0);
				let [now, latest, given] = [0, 0, 0];
				for (const step of steps) {
					now += step; // a clock may jump, back as well
					latest += Math.max(0, step);
					if (bucket.tryTake(now)) given += 1;
				}
				return given <= 20 + (latest / 1_000) * 10;
			})
		);
	});

	it('tells how long a debt lasts', () => {
		const bucket = new Bucket({ perSecond: 10, burst: 20 }, 0);
		expect([bucket.take(20, 0), bucket.take(5, 0), bucket.take(0, 500)]).toEqual([0, 500, 0]);
	});
});

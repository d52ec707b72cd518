import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Options } from '../../peer-server/options.ts';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { Allowance } from '../../peer-server/stun/allowance.ts';
import { answerTo, maxGrowthBytes } from '../../peer-server/stun/message.ts';
import { attributesOf, bindingRequest, message, openSocket, transaction } from './stun-client.ts';

let server: RunningServer | null = null;
afterEach(async () => {
	await server?.close();
	server = null;
});

async function start(given: Partial<Options> = {}): Promise<number> {
	const stun = { host: '127.0.0.1', port: 0 };
	server = await startServer({ port: 0, siteFolder: null, stun, ...given });
	return server.stunPort ?? 0;
}

const metrics = async (): Promise<string> => (await fetch(server?.metricsUrl ?? '')).text();

const asker = { address: '192.0.2.1', port: 32_853 };
const ipv6Asker = { address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32_853 };

describe('a Binding request', () => {
	it.each([
		['IPv4', asker, '002000080001a147e112a643'],
		['IPv6', ipv6Asker, '002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9']
	])('is answered with the address of the asker, as RFC 5769 spells it in %s', (_, who, mapped) => {
		const answer = answerTo(bindingRequest, who);
		const length = (mapped.length / 2).toString(16).padStart(4, '0');
		expect(answer?.toString('hex')).toBe(
			`0101${length}2112a442${transaction.toString('hex')}${mapped}`
		);
	});

	it('is answered with a fingerprint when it has one', () => {
		const answer = answerTo(message(1, [], true), asker);
		const mapped = { type: 0x20, value: Buffer.from('0001a147e112a643', 'hex') };
		expect(answer).toEqual(message(0x101, [mapped], true));
	});

	it('may say what software asks, and bring credentials that nobody needs', () => {
		const said = [0x8022, 0x0006].map((type) => ({ type, value: Buffer.from('odd') }));
		expect(attributesOf(answerTo(message(1, said), asker)!).map(({ type }) => type)).toEqual([
			0x20
		]);
	});

	it('is refused with the names of what it demands and we do not know', () => {
		const demands = [0x0003, 0x0024, 0x8022].map((type) => ({ type, value: Buffer.alloc(4) }));
		const answer = answerTo(message(1, demands), asker)!;
		expect(answer.readUInt16BE(0)).toBe(0x0111);
		expect(attributesOf(answer).map(({ type, value }) => [type, value.toString('hex')])).toEqual([
			[0x0009, '00000414'],
			[0x000a, '00030024']
		]);
	});
});

describe('what is no Binding request', () => {
	const fingerprinted = message(1, [], true);
	const twice = Buffer.concat([fingerprinted, fingerprinted.subarray(20)]);
	twice.writeUInt16BE(16, 2);
	const changed = (at: number, to: number): Buffer => {
		const copy = Buffer.from(fingerprinted);
		copy[at] = to;
		return copy;
	};
	it.each([
		['nothing', Buffer.alloc(0)],
		['a part of one', bindingRequest.subarray(0, 19)],
		['one with more behind it', Buffer.concat([bindingRequest, Buffer.alloc(4)])],
		['an answer', message(0x0101)],
		['an indication', message(0x0011)],
		['another method', message(0x0003)],
		['one of RFC 3489, without the cookie', changed(4, 0)],
		['a wrong fingerprint', changed(27, 0)],
		['more behind the fingerprint', twice],
		['an attribute that is longer than the message', changed(23, 200)],
		[
			'one that is longer than anybody needs',
			message(1, [{ type: 0x8022, value: Buffer.alloc(600) }])
		]
	])('gets no answer: %s', (_, bytes) => {
		expect(answerTo(bytes, asker)).toBeNull();
	});

	it('gets no answer whatever it is, and nothing that it says makes an answer long', () => {
		const attribute = fc.record({
			type: fc.integer({ min: 0, max: 0xffff }),
			value: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes))
		});
		const likely = fc
			.tuple(
				fc.constantFrom(1, 0x11, 0x101, 3),
				fc.array(attribute, { maxLength: 30 }),
				fc.boolean()
			)
			.map(([type, attributes, fingerprint]) => message(type, attributes, fingerprint));
		const bent = fc
			.tuple(likely, fc.nat(400), fc.nat(255))
			.map(([bytes, at, to]) => ((bytes[at % bytes.length] = to), bytes));
		const noise = fc.uint8Array({ maxLength: 700 }).map((bytes) => Buffer.from(bytes));
		fc.assert(
			fc.property(
				fc.oneof(likely, bent, noise),
				fc.constantFrom(asker, ipv6Asker),
				(bytes, who) => {
					const answer = answerTo(bytes, who);
					if (!answer) return;
					expect(bytes.readUInt16BE(0)).toBe(1);
					expect(answer.length).toBeLessThanOrEqual(bytes.length + maxGrowthBytes);
					expect(answer.readUInt16BE(2)).toBe(answer.length - 20);
					expect(answer.subarray(4, 20)).toEqual(bytes.subarray(4, 20));
				}
			),
			{ numRuns: 2_000 }
		);
	});
});

describe('the server', () => {
	it.each(['127.0.0.1', '::1'] as const)('tells who asks at %s by which port', async (host) => {
		const port = await start({ stun: { host, port: 0 } });
		const socket = await openSocket(host, port);
		socket.send(bindingRequest);
		const [mapped] = attributesOf(await socket.next());
		expect((mapped?.value.readUInt16BE(2) ?? 0) ^ 0x2112).toBe(socket.port);
		socket.close();
	});

	it('answers IPv4 and IPv6 on one socket for every network', async () => {
		const port = await start({ stun: { host: '::', port: 0 } });
		const sockets = [await openSocket('127.0.0.1', port), await openSocket('::1', port)];
		const families = sockets.map(async (socket) => {
			socket.send(bindingRequest);
			const [mapped] = attributesOf(await socket.next());
			socket.close();
			return mapped?.value[1];
		});
		expect(await Promise.all(families)).toEqual([1, 2]);
	});

	it('stands nonsense, is silent about it, and counts it', async () => {
		const port = await start();
		const socket = await openSocket('127.0.0.1', port);
		for (const size of [0, 1, 20, 1_400]) socket.send(Buffer.alloc(size, 7));
		socket.send(bindingRequest);
		expect(attributesOf(await socket.next())).toHaveLength(1);
		await expect.poll(metrics).toMatch(/^visavi_stun_answers_total 1$/m);
		expect(await metrics()).toMatch(/^visavi_stun_refusals_total\{reason="malformed"\} 4$/m);
		expect(socket.waiting()).toBe(0);
		socket.close();
	});

	it('answers an address that asks without end only so often', async () => {
		const port = await start();
		const socket = await openSocket('127.0.0.1', port);
		const asked = async (): Promise<string> => {
			for (let sent = 0; sent < 100; sent += 1) socket.send(bindingRequest);
			return metrics();
		};
		await expect.poll(asked).toMatch(/^visavi_stun_refusals_total\{reason="rate"\} [1-9]/m);
		socket.close();
	});

	it.runIf(existsSync('/usr/bin/turnutils_stunclient'))(
		'is understood by coturn’s own client',
		async () => {
			const port = await start();
			const client = ['-p', String(port), '127.0.0.1'];
			const { stdout } = await promisify(execFile)('/usr/bin/turnutils_stunclient', client);
			expect(stdout).toMatch(/UDP reflexive addr: 127\.0\.0\.1:\d+/);
		}
	);
});

describe('who may ask how often', () => {
	it('is told apart by address, of IPv6 by customer, and there is an end to all together', () => {
		const allowance = new Allowance(() => 0);
		const taken = (address: (n: number) => string, times: number): number =>
			Array.from({ length: times }, (_, n) => allowance.take(address(n))).filter(Boolean).length;
		expect(taken(() => '192.0.2.1', 600)).toBe(500);
		expect(taken((n) => `2001:db8::${n.toString(16)}`, 600)).toBe(500);
		expect(taken((n) => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, 60_000)).toBeLessThan(49_001);
		expect(allowance.size).toBeLessThanOrEqual(20_001);
	});

	it('is forgotten once it has been silent', () => {
		let now = 0;
		const allowance = new Allowance(() => now);
		allowance.take('192.0.2.1');
		allowance.forget();
		expect(allowance.size).toBe(1);
		now = 1_000;
		allowance.forget();
		expect(allowance.size).toBe(0);
	});
});

/** Attacks on real parts: real browsers, and a stranger or the broker itself as the attacker. */
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { browserTheatre, type BrowserStage, type BrowserTheatre } from './browser-theatre';
import { Cast, happened, patient } from './cast';
import { openEvilBroker, type EvilBroker, type Relayed } from './evil-broker';

const cast = new Cast();
const host = (): string => `${stage.roomId}-h`;

let theatre: BrowserTheatre;
let stage: BrowserStage;
const closers: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
	theatre = await browserTheatre();
}, 60_000);
afterEach(async () => {
	await stage.close();
	for (const close of closers.splice(0)) await close();
}, 20_000);
afterAll(() => theatre.close());

async function play(broker?: EvilBroker): Promise<void> {
	stage = await theatre.open(broker?.url);
	cast.enter(stage);
	if (broker) closers.push(broker.close);
}

/** Somebody who knows the room's id at the broker, and nothing else. */
async function stranger(name = 'eve'): Promise<(message: object) => void> {
	const address = new URL('/peerjs', stage.site);
	address.protocol = 'ws:';
	const as = { key: 'peerjs', id: `${stage.roomId}-v-${name}`, token: name, version: '1.5.5' };
	address.search = String(new URLSearchParams(as));
	const socket = new WebSocket(address);
	closers.push(() => socket.terminate());
	await once(socket, 'message');
	return (message) => socket.send(JSON.stringify(message));
}

describe('a stranger at the broker', { timeout: 30_000 }, () => {
	it('who floods a seat with offers costs it no connection, and the friend gets in', async () => {
		await play();
		const alice = await cast.holder('alice', 'host');
		// By two sockets: the broker slows one down after a thousand.
		const flood = [await stranger('eve'), await stranger('mallory')];
		const sdp = { type: 'offer', sdp: 'v=0' };
		for (let number = 0; number < 600; number += 1) {
			const payload = { sdp, type: 'media', connectionId: `mc_${number}` };
			for (const send of flood) send({ type: 'OFFER', dst: host(), payload });
		}
		await expect.poll(async () => (await alice.drops()).malformed, patient).toBe(1_200);
		expect(await alice.connections()).toBe(0);
		const bob = await cast.visitor('bob');
		await bob.does(['dial', `${bob.id}.0`, bob.id, 'host']);
		await alice.log.hears('dial-arrived');
		await alice.does(['accept', `${bob.id}.0`]);
		await bob.log.hears('dial-opened');
		await bob.does(['confirm', `${bob.id}.0`]);
		expect(await alice.log.hears('confirmed')).toMatchObject({ proved: true });
		expect(happened(alice)).toEqual(['seat-granted', 'dial-arrived', 'confirmed']);
	});

	it('who forges envelopes, however many, is heard by nobody', async () => {
		await play();
		const alice = await cast.holder('alice', 'host');
		const eve = await stranger();
		for (let number = 0; number < 500; number += 1) {
			const box = Buffer.alloc(60, number).toString('base64url');
			const payload = { visavi: 1, kind: 'knock', dial: 'v-eve.0', box };
			eve({ type: 'OFFER', dst: host(), payload });
		}
		const dropped = async (): Promise<number> => {
			const { unsealed, flood } = await alice.drops();
			return unsealed + flood;
		};
		await expect.poll(dropped, patient).toBe(500);
		expect(happened(alice)).toEqual(['seat-granted']);
		expect(await alice.connections()).toBe(0);
	});

	it('who forges LEAVE and EXPIRE ends no talk', async () => {
		await play();
		const { alice, bob, dial } = await cast.connected();
		const eve = await stranger();
		for (const type of ['LEAVE', 'EXPIRE']) eve({ type, dst: host(), payload: {} });
		// Handed on after the others: by then they have arrived.
		eve({ type: 'OFFER', dst: host(), payload: {} });
		await expect.poll(async () => (await alice.drops()).malformed, patient).toBe(1);
		await bob.does(['say', dial, { type: 'ping' }]);
		await alice.log.hears('heard');
		expect(happened(alice)).not.toContain('dial-closed');
	});
});

const changed = (message: Relayed): Relayed => {
	const box = String(message.payload['box']);
	const other = (box.startsWith('A') ? 'B' : 'A') + box.slice(1);
	return { ...message, payload: { ...message.payload, box: other } };
};

describe('a broker', { timeout: 30_000 }, () => {
	it('that changes answers is noticed, and connects nobody', async () => {
		const meddle = (message: Relayed): Relayed[] => [
			message.type === 'ANSWER' ? changed(message) : message
		];
		await play(await openEvilBroker(meddle));
		const { alice, bob, dial } = await cast.dialled();
		await alice.does(['accept', dial]);
		expect(await bob.log.hears('tampered')).toEqual({ type: 'tampered' });
		expect(happened(bob)).toEqual(['tampered']);
		expect((await bob.drops()).unsealed).toBe(1);
	});

	it('that changes offers costs the one at whose door they are no connection', async () => {
		await play(await openEvilBroker((message) => [changed(message)]));
		const alice = await cast.holder('alice', 'host');
		const bob = await cast.visitor('bob');
		await bob.does(['dial', `${bob.id}.0`, bob.id, 'host']);
		await expect.poll(async () => (await alice.drops()).unsealed, patient).toBeGreaterThan(0);
		expect(happened(alice)).toEqual(['seat-granted']);
		expect(await alice.connections()).toBe(0);
	});

	it('that sends everything twice, and back to its sender, disturbs nobody', async () => {
		const meddle = (message: Relayed): Relayed[] => [
			message,
			message,
			{ ...message, src: message.dst, dst: message.src }
		];
		await play(await openEvilBroker(meddle));
		const { alice, bob, dial } = await cast.connected();
		expect(happened(alice)).toEqual(['seat-granted', 'dial-arrived', 'confirmed']);
		expect(happened(bob).filter((type) => type !== 'tampered')).toEqual([
			'dial-answered',
			'dial-opened'
		]);
		expect((await alice.drops()).stale).toBeGreaterThan(0);
		await bob.does(['say', dial, { type: 'ping' }]);
		await alice.log.hears('heard');
	});
});

describe('a broker that is asked whether it lives', { timeout: 30_000 }, () => {
	it('is given up if it does not answer, though its socket is open', async () => {
		await play(await openEvilBroker(() => []));
		const alice = await cast.holder('alice', 'host');
		await alice.does(['probeBroker']);
		expect(await alice.log.hears('seat-lost')).toEqual({ type: 'seat-lost', seat: 'host' });
	});

	it('is not, if it answers', async () => {
		let asked = 0;
		const broker = await openEvilBroker((message) => {
			asked += 1;
			return [message];
		});
		await play(broker);
		const alice = await cast.holder('alice', 'host');
		// One question at a time: the next one is asked once the last is answered.
		for (const times of [1, 2, 3]) {
			await expect
				.poll(async () => {
					await alice.does(['probeBroker']);
					return asked;
				}, patient)
				.toBeGreaterThanOrEqual(times);
		}
		expect(happened(alice)).toEqual(['seat-granted']);
	});
});

describe('a friend who was let in', { timeout: 30_000 }, () => {
	it('and talks without end is heard no more', async () => {
		await play();
		const { alice, bob, dial } = await cast.connected();
		// The other side takes 200 a second.
		const endless = Array.from({ length: 300 }, () => ['say', dial, { type: 'ping' }] as const);
		await bob.does(...endless);
		expect(await alice.log.hears('violated')).toEqual({ type: 'violated', dial });
		const heard = happened(alice).filter((type) => type === 'heard');
		expect(heard.length).toBeLessThanOrEqual(200);
	});
});

/** By what is sent over a socket that is open. */
import assert from 'node:assert/strict';
import { claimUrl } from '../../server/stock-client.ts';
import { within } from '../../support/within.ts';
import { patienceMs, type Attack, type Scene } from '../attack.ts';

const mebibyte = 1024 * 1024;

/** For how long what costs the server little each time is gone on with. */
const floodMs = 4_000;

/** A WebSocket without a WebSocket library, which would not break the rules. */
export async function rawSocket(scene: Scene, id: string) {
	const url = claimUrl(scene.url, id);
	const socket = await scene.dial(
		`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
			'Sec-WebSocket-Extensions: permessage-deflate\r\n' +
			'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
	);
	const head = await within(
		patienceMs,
		new Promise<string>((done) => socket.once('data', (bytes) => done(String(bytes)))),
		'answer to a handshake'
	);
	return { socket, head };
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

export const frameAttacks: readonly Attack[] = [
	{
		name: 'malformed frame: sends what is no JSON',
		quick: true,
		redOnStock: true,
		run: async (scene) => {
			const mallory = await scene.join('mallory');
			for (const broken of ['no json', '', 'null', '[]', '{"type":"OFFER","dst":{}}', '\u0000']) {
				mallory.sendRaw(broken);
			}
			mallory.send({ type: 'OFFER', dst: 'mallory' });
			assert.equal((await mallory.next()).type, 'OFFER');
		}
	},
	{
		name: 'deep nesting: an offer of 10 KB, 5,000 levels deep, cuts off whom it is sent to',
		quick: true,
		redOnStock: true,
		run: async (scene) => {
			const [mallory, victim] = [await scene.join('mallory'), await scene.join('victim')];
			const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
			mallory.sendRaw(`{"type":"OFFER","dst":"victim","payload":${deep}}`);
			mallory.send({ type: 'OFFER', dst: 'victim', payload: 'still there?' });
			const next = await within(patienceMs, victim.next(), 'word to the victim');
			assert.equal(next.payload, 'still there?');
			assert.equal((await scene.claim('victim', 'token of another'))[0], 'ID-TAKEN');
		}
	},
	{
		name: 'large frames: 10 MB each, for seconds',
		quick: false,
		redOnStock: true,
		run: async (scene) => {
			const text = JSON.stringify({
				type: 'OFFER',
				dst: 'nobody',
				payload: 'x'.repeat(10 * mebibyte)
			});
			const since = performance.now();
			for (let frames = 0; performance.now() - since < floodMs; frames += 1) {
				const mallory = await scene.join(`mallory${frames}`);
				for (let sent = 0; sent < 10; sent += 1) mallory.sendRaw(text);
				await Promise.race([mallory.closed, new Promise((done) => setTimeout(done, 400))]);
			}
		}
	},
	{
		name: 'deaf reader: takes in nothing of what it is sent',
		quick: false,
		redOnStock: true,
		env: { MESSAGES_PER_SOCKET: '100000', MESSAGES_PER_ADDRESS: '1000000' },
		meetingMs: 3_000,
		run: async (scene) => {
			const { socket } = await rawSocket(scene, 'deaf');
			socket.pause();
			const gone = new Promise((done) => socket.once('close', done));
			const friends = await Promise.all(
				Array.from({ length: 40 }, (_, number) => scene.join(`friend${number}`))
			);
			const offer = { type: 'OFFER', dst: 'deaf', payload: 'x'.repeat(60_000) };
			const since = performance.now();
			for (let round = 0; performance.now() - since < floodMs && round < 250; round += 1) {
				for (const friend of friends) friend.send(offer);
				await turn();
			}
			socket.resume();
			await within(patienceMs, gone, 'cut of the deaf reader');
		}
	},
	{
		name: 'words to nobody: 100,000 messages to ids that are not there',
		quick: false,
		redOnStock: false,
		run: async (scene) => {
			const payload = 'x'.repeat(900);
			const speakers = await Promise.all(
				Array.from({ length: 10 }, (_, number) => scene.join(`speaker${number}`))
			);
			for (let sent = 0; sent < 10_000; sent += 1) {
				for (const [number, speaker] of speakers.entries()) {
					speaker.send({ type: 'OFFER', dst: `nobody${number}x${sent}`, payload });
				}
				if (sent % 100 === 0) await turn();
			}
			await Promise.all(
				speakers.map((speaker) => within(patienceMs, speaker.next(), 'EXPIRE to a speaker'))
			);
		}
	},
	{
		name: 'compression bomb: a few bytes that would be a hundred megabytes',
		quick: true,
		redOnStock: false,
		run: async (scene) => {
			const { socket, head } = await rawSocket(scene, 'bomber');
			assert.match(head, /^HTTP\/1\.1 101 /);
			assert.doesNotMatch(head, /permessage-deflate/i, 'it would inflate');
			const gone = new Promise((done) => socket.once('close', done));
			// FIN, RSV1 (compressed), text; masked, with a mask of zeros (RFC 7692 §6, RFC 6455 §5.2).
			socket.write(Buffer.from([0xc1, 0x84, 0, 0, 0, 0, 0x4a, 0x4c, 0x04, 0x00]));
			await within(patienceMs, gone, 'end of a socket that compresses unasked');
		}
	},
	{
		name: 'crumbs: one message in 60,000 pieces',
		quick: true,
		redOnStock: false,
		run: async (scene) => {
			const { socket } = await rawSocket(scene, 'crumbs');
			const gone = new Promise((done) => socket.once('close', done));
			const piece = (opcode: number): Buffer => Buffer.from([opcode, 0x81, 0, 0, 0, 0, 0x20]);
			socket.write(Buffer.concat([piece(0x01), ...Array<Buffer>(60_000).fill(piece(0x00))]));
			await within(patienceMs, gone, 'end of a socket that sends crumbs');
		}
	},
	{
		name: 'pings: a million of them, and the answers unread',
		quick: false,
		redOnStock: false,
		run: async (scene) => {
			const { socket } = await rawSocket(scene, 'pinger');
			socket.pause();
			const ping = Buffer.concat([Buffer.from([0x89, 0xfd, 0, 0, 0, 0]), Buffer.alloc(125)]);
			const many = Buffer.concat(Array<Buffer>(1_000).fill(ping));
			const since = performance.now();
			for (let sent = 0; sent < 1_000 && performance.now() - since < floodMs; sent += 1) {
				if (socket.destroyed) return;
				socket.write(many);
				await turn();
			}
		}
	}
];

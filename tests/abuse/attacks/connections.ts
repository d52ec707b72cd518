/** By connections that never become a socket, or too many that do. */
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { claimUrl, statusOf } from '../../server/stock-client.ts';
import { within } from '../../support/within.ts';
import { patienceMs, type Attack, type Scene } from '../attack.ts';
import { rawSocket } from './frames.ts';

const requestLine = 'GET /peerjs?key=peerjs&id=slow&token=t HTTP/1.1\r\n';

const dialMany = (scene: Scene, count: number, bytes?: string): Promise<Socket[]> =>
	Promise.all(Array.from({ length: count }, () => scene.dial(bytes)));

const ends = (sockets: readonly Socket[]): Promise<unknown> =>
	Promise.all(
		sockets.map(
			(socket) =>
				new Promise<void>((done) => {
					if (socket.destroyed) done();
					else socket.once('close', () => done()).resume();
				})
		)
	);

/** How long a handshake may take until it is given up. */
const handshakeMs = 15_000;

export const connectionAttacks: readonly Attack[] = [
	{
		name: 'slow handshake: 500 connections that send a letter a second',
		quick: false,
		redOnStock: true,
		run: async (scene) => {
			const sockets = await dialMany(scene, 500, requestLine);
			const drip = setInterval(() => {
				for (const socket of sockets) if (socket.writable) socket.write('x');
			}, 1_000);
			await within(handshakeMs, ends(sockets), 'end of a slow handshake').finally(() =>
				clearInterval(drip)
			);
		}
	},
	{
		name: 'half-closed sockets: 500 that say goodbye before they have said anything',
		quick: true,
		redOnStock: false,
		run: async (scene) => {
			const [early, late] = [await dialMany(scene, 250), await dialMany(scene, 250, requestLine)];
			const { socket } = await rawSocket(scene, 'halfclosed');
			const all = [...early, ...late, socket];
			for (const each of all) each.end();
			await within(patienceMs, ends(all), 'end of a half-closed socket');
			await scene.join('halfclosed', 'token of another');
		}
	},
	{
		name: 'header flood: 200 requests with a megabyte of headers',
		quick: true,
		redOnStock: false,
		run: async (scene) => {
			const headers = Array.from(
				{ length: 128 },
				(_, number) => `x${number}: ${'x'.repeat(8_000)}`
			);
			const sockets = await dialMany(scene, 200, `${requestLine}${headers.join('\r\n')}\r\n\r\n`);
			await within(patienceMs, ends(sockets), 'end of a flood of headers');
		}
	},
	{
		name: 'crowd of one: an address opens sockets without end',
		quick: true,
		redOnStock: true,
		env: { SOCKETS_PER_ADDRESS: '50' },
		run: async (scene) => {
			const claims = Array.from({ length: 200 }, (_, number) => scene.join(`crowd${number}`));
			const joined = (await Promise.allSettled(claims)).filter(
				({ status }) => status === 'fulfilled'
			);
			assert.ok(joined.length <= 50, `${joined.length} sockets of one address`);
		}
	},
	{
		name: 'no files left: more connections than the process may have (EMFILE)',
		quick: false,
		redOnStock: false,
		openFiles: 128,
		shutsOut: true,
		run: async (scene) => {
			const [alice, bob] = [await scene.join('early1'), await scene.join('early2')];
			// As many as it takes: some of them are closed at once, for want of a file to put them in.
			const crowd = await Promise.all(
				Array.from({ length: 400 }, () => scene.dial(requestLine).catch(() => null))
			);
			const closed = (): boolean => crowd.some((socket) => !socket || socket.destroyed);
			const seen = new Promise<void>((done) => {
				for (const socket of crowd) socket?.once('close', () => done()).resume();
				if (closed()) done();
			});
			await within(patienceMs, seen, 'connection that was turned away');
			alice.send({ type: 'OFFER', dst: 'early2' });
			await within(patienceMs, bob.next(), 'word between two who were there before');
			for (const socket of crowd) socket?.destroy();
			assert.equal(await statusOf(claimUrl(scene.url, 'later')), 101);
		}
	}
];

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import { Turn } from '../../src/lib/adapters/peerjs/turn';
import { join } from '../server/stock-client.ts';

let server: RunningServer;
let turn: Turn;
beforeEach(async () => {
	const secret = 'a secret of coturn';
	const options = { secret, urls: ['turn:turn.test'], ttlSeconds: 60 };
	server = await startServer({ port: 0, siteFolder: null, turn: options });
	await join(server.url, 'alice', 'token of alice');
});
afterEach(async () => {
	turn.end();
	await server.close();
});

/** Of a site that says, or does not, that its broker hands out TURN servers. */
const open = (isSaid: boolean): Turn => {
	const { hostname: host, port } = server.url;
	const broker = { host, port: Number(port), path: '/', secure: false };
	turn = new Turn({ broker, turn: isSaid });
	return turn;
};
const addresses = new Map([
	['host', { peer: { open: true, id: 'alice' }, token: 'token of alice' }]
]);
const dials = { connections: () => [] };

describe('what makes a connection', () => {
	it('waits for nothing where the broker hands out no relay', () => {
		let made = false;
		open(false).whenKnown(() => (made = true));
		turn.ask(addresses, dials);
		expect([made, turn.servers]).toEqual([true, []]);
	});

	it('waits for the relay where it does, and then no more', async () => {
		const made: (readonly string[])[] = [];
		const make = (): void => {
			made.push(turn.servers.flatMap(({ urls }) => urls));
		};
		open(true).whenKnown(make);
		expect(made).toEqual([]);
		turn.ask(addresses, dials);
		await expect.poll(() => made).toEqual([['turn:turn.test']]);
		turn.whenKnown(make);
		expect(made).toHaveLength(2);
	});

	it('waits no more when what asks for the relay cannot be loaded', async () => {
		vi.doMock('../../src/lib/adapters/ice-desk', () => {
			throw new Error('the network is gone');
		});
		const complained = vi.spyOn(console, 'error').mockReturnValue();
		let made = false;
		open(true).whenKnown(() => (made = true));
		turn.ask(addresses, dials);
		await expect.poll(() => made).toBe(true);
		expect(complained).toHaveBeenCalledOnce();
		vi.doUnmock('../../src/lib/adapters/ice-desk');
		vi.restoreAllMocks();
	});
});

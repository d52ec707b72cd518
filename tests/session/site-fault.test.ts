import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Town } from '../support/town';

let town: Town;
beforeEach(() => {
	town = new Town();
});
afterEach(() => town.end());

describe('a site whose config.json is wrong', () => {
	const siteFault = { fault: 'broker.port: must be a number' };

	it('names the value, and goes on when it is mended and the person tries again', async () => {
		const alice = town.open();
		alice.siteFault = siteFault;
		await town.settle();
		expect(alice.visit.configFault).toBe(siteFault.fault);

		alice.siteFault = null;
		await alice.does((visit) => visit.retry());
		expect(alice.visit.configFault).toBeNull();
		await alice.enter('kitchen');
		expect(alice.phase).toBe('waiting');
	});

	it('reads it again for who joins, and leaves them at the name when it is still wrong', async () => {
		const alice = town.open();
		alice.siteFault = siteFault;
		await town.settle();
		await alice.enter('kitchen');
		expect([alice.phase, alice.visit.configFault, alice.loads]).toEqual([
			'name',
			siteFault.fault,
			2
		]);
	});

	it('asks nothing again of who tries again for another reason', async () => {
		const alice = await town.arrive();
		await alice.does((visit) => visit.retry());
		expect([alice.loads, alice.devices.asked.length]).toEqual([1, 1]);
	});
});

describe('a program that cannot be loaded', () => {
	it('says so, and is loaded when the person tries again', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		const alice = town.open();
		alice.siteFault = new TypeError('Failed to fetch dynamically imported module');
		await town.settle();
		expect(alice.visit.fault).toBe('Failed to fetch dynamically imported module');
		expect(log).toHaveBeenCalledWith(alice.siteFault);
		log.mockRestore();

		alice.siteFault = null;
		await alice.does((visit) => visit.retry());
		expect(alice.visit.fault).toBeNull();
		await alice.enter('kitchen');
		expect(alice.phase).toBe('waiting');
	});
});

describe('a program that is slow to load', () => {
	it('shows who has pressed join that they are joining, and then lets them in', async () => {
		const alice = await town.arrive({ slow: true });
		await alice.enter('kitchen');
		expect(alice.phase).toBe('joining');
		alice.load();
		await town.settle();
		expect(alice.phase).toBe('waiting');
	});

	it('takes nobody in who turned back meanwhile: they are asked for a name again', async () => {
		const alice = await town.arrive({ slow: true });
		await alice.enter('kitchen');
		await alice.does((visit) => visit.leave());
		alice.load();
		await town.settle();
		expect([alice.phase, alice.visit.typedName, town.broker.sockets]).toEqual([
			'name',
			'kitchen',
			0
		]);
	});

	it('takes nobody in who has gone to another link meanwhile', async () => {
		const alice = await town.arrive({ slow: true });
		await alice.enter('kitchen');
		await alice.does(() => alice.page.goTo('https://visavi.test/#cellar'));
		alice.load();
		await town.settle();
		expect([alice.phase, alice.visit.typedName]).toEqual(['name', 'cellar']);
	});

	it('opens nothing for who has closed the page meanwhile', async () => {
		const alice = await town.arrive({ slow: true });
		await alice.enter('kitchen');
		alice.visit.end();
		alice.load();
		await town.settle();
		expect(town.broker.sockets).toBe(0);
	});
});

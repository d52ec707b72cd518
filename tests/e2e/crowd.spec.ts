import { chromiumPath, standardFlags } from './people/chromium';
import { expect, test } from './people/test';

test.use({
	launchOptions: { executablePath: chromiumPath, args: standardFlags({ devices: 'slow' }) }
});

test(
	'of nine who press join in one instant, two talk and seven hear that the room is full',
	{ tag: '@timed' },
	async ({ arrive }) => {
		// Nine cameras on a small machine: most of the time goes by on the way to the lobby.
		test.setTimeout(180_000);
		const nine = await Promise.all(Array.from({ length: 9 }, (_, at) => arrive(`guest ${at + 1}`)));
		// One after the other: it is in the instant of joining that they meet, not on the way to the lobby.
		for (const who of nine) {
			await who.opens('kitchen');
			await who.expectPhase('name');
		}
		const instant = Date.now() + 500;
		await Promise.all(nine.map((who) => who.pressesJoinAt(instant)));
		const phases = async (): Promise<string> =>
			(await Promise.all(nine.map((who) => who.phase.getAttribute('data-phase'))))
				.toSorted()
				.join(' ');
		const settled = ['connected', 'connected', ...Array<string>(7).fill('full')].join(' ');
		await expect.poll(phases, { timeout: 20_000 }).toBe(settled);
	}
);

/** What can happen in the middle of a call, one small entry each. Whatever it is, the call is up again afterwards. */
import { setTimeout as pass } from 'node:timers/promises';
import type { Chance } from './chance';
import type { SoakTab } from './tab';

export interface Scene {
	/** To whom it happens. */
	readonly who: SoakTab;
	readonly chance: Chance;
	/** Every connection to the server breaks off. */
	readonly cut: () => void;
	/** The server dies, with everything that it knew, and is back after so many milliseconds. */
	readonly restart: (afterMs: number) => Promise<void>;
}

export type Fault = (scene: Scene) => Promise<void>;

export const faults: Readonly<Record<string, Fault>> = {
	'reloads the page': async ({ who }) => void (await who.page.reload()),
	'presses mute': ({ who }) => who.press('mic'),
	'presses camera': ({ who }) => who.press('camera'),
	'leaves and comes back': async ({ who, chance }) => {
		// By then all is there that the call brings with it.
		await pass(chance.ms(1_500, 2_500));
		await who.press('leave');
		await who.reaches('left');
		await who.press('come-back');
	},
	'and the broker restarts': ({ restart, chance }) => restart(chance.ms(0, 1_500)),
	'and all sockets are cut': async ({ cut }) => cut(),
	'is offline for a while': async ({ who, chance }) => {
		await who.offline(true);
		await pass(chance.ms(100, 1_500));
		await who.offline(false);
	},
	'has a machine that sleeps': async ({ who, chance }) => {
		who.pause(true);
		await pass(chance.ms(300, 4_500));
		who.pause(false);
	}
};

export const faultNames = Object.keys(faults) as [string, ...string[]];

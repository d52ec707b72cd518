/** What somebody sees and hears of a page, as far as a camera and a microphone can tell. */
import { expect, type Page } from '@playwright/test';
import { progress } from './glances';
import type { Glance, Sound } from './probe';

type Picture = 'remote-video' | 'local-video' | 'their-screen' | 'their-face';

/** Louder than the hiss of a codec, quieter than the beep of the fake microphone. */
const audible = 0.02;

/** The fake microphone beeps about twice a second: who listens so long hears at least one beep. */
const hearingMs = 1_000;

export class Senses {
	readonly name: string;
	readonly page: Page;

	constructor(name: string, page: Page) {
		this.name = name;
		this.page = page;
	}

	async glance(id: Picture = 'remote-video'): Promise<Glance | null> {
		return this.page.evaluate((testid) => window.probe.glance(testid), id);
	}

	async liveCameras(): Promise<number> {
		return this.page.evaluate(() => window.probe.liveCameras());
	}

	async forgetsHalts(): Promise<void> {
		await this.page.evaluate(() => window.probe.restart('remote-video'));
	}

	/** The longest time without a new picture of the other one since `forgetsHalts`. */
	async longestHaltMs(): Promise<number> {
		return (await this.glance())?.longestGapMs ?? Infinity;
	}

	/** New pictures come to the screen, and they differ. */
	async sees(other: Senses, id: Picture = 'remote-video'): Promise<void> {
		let first: Glance | null = null;
		await expect
			.poll(
				async () => {
					const now = await this.glance(id);
					first ??= now;
					return progress(first, now);
				},
				{ message: `${this.name} sees ${other.name} move`, intervals: [100] }
			)
			.toBe('moving');
	}

	async seesNothing(): Promise<void> {
		const shown = async (): Promise<boolean> => (await this.glance())?.shown ?? false;
		await expect.poll(shown, `${this.name} sees a picture`).toBe(false);
	}

	async seesThemselves(): Promise<void> {
		await this.sees(this, 'local-video');
	}

	/** The other one's microphone comes out of this page. */
	async hears(other: Senses): Promise<void> {
		await this.#expectSound(`${this.name} hears ${other.name}`, ({ peak }) => peak > audible);
	}

	/** For as long as a beep cannot be missed. */
	async hearsNothing(): Promise<void> {
		await this.#expectSound(
			`${this.name} hears nothing`,
			({ peak, forMs }) => forMs >= hearingMs && peak < audible / 4
		);
	}

	async #expectSound(message: string, isIt: (sound: Sound) => boolean): Promise<void> {
		await expect
			.poll(
				async () => {
					const sound = await this.page.evaluate(
						(withinMs) => window.probe.loudest(withinMs),
						hearingMs
					);
					return isIt(sound) ? 'yes' : `no: ${JSON.stringify(sound)}`;
				},
				{ message, intervals: [100] }
			)
			.toBe('yes');
	}
}

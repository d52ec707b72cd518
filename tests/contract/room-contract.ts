/** What a room promises, whoever plays it (src/lib/protocol/ports.ts). The twin and the real adapter keep all of it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { Cast } from './cast';
import { dialSentences } from './sentences/dials';
import { endSentences } from './sentences/ends';
import { knockSentences } from './sentences/knocks';
import { negotiationSentences } from './sentences/negotiation';
import { seatSentences } from './sentences/seats';
import { talkSentences } from './sentences/talk';
import type { Theatre } from './stage';

export function roomContract(name: string, openTheatre: () => Promise<Theatre>): void {
	describe(`${name} keeps what a room promises:`, { timeout: 20_000 }, () => {
		const cast = new Cast();
		let theatre: Theatre;
		beforeAll(async () => {
			theatre = await openTheatre();
		}, 60_000);
		beforeEach(async () => cast.enter(await theatre.open()), 20_000);
		afterEach(async ({ task }) => {
			if (task.result?.state === 'fail') console.error(await cast.story());
			await cast.stage.close();
		}, 20_000);
		afterAll(() => theatre.close());

		describe('a seat', () => {
			seatSentences(cast);
		});
		describe('a dial', () => {
			dialSentences(cast);
		});
		describe('a knock', () => {
			knockSentences(cast);
		});
		describe('an open dial', () => {
			talkSentences(cast);
		});
		describe('a dial that is negotiated anew', () => {
			negotiationSentences(cast);
		});
		describe('the end', () => {
			endSentences(cast);
		});
	});
}

import { bothSee, sampleOf, type Sample, type Stage } from '../stage/stage';
import type { Scenario } from './scenario';

/** The host waits; the guest has come by the room link, looked at the preview, and presses join. */
async function join(stage: Stage): Promise<Sample> {
	const { host, guest } = await stage.cast('host', 'guest');
	await stage.wait(host);
	await stage.arrive(guest);
	const { at: pressed } = await guest.press();
	const sights = await bothSee(host, guest, pressed);
	// From here on sealing is over, and admission goes on beside ICE, DTLS and the way of the first picture.
	const described = await guest.describedAt();
	const cryptoMs = await Promise.all(
		[host, guest].map((person, at) =>
			person.cryptoMs(pressed, described, sights[at]?.at ?? pressed)
		)
	);
	return { ...sampleOf(sights, pressed), cryptoMs: cryptoMs.reduce((sum, ms) => sum + ms, 0) };
}

export const joining: Scenario = {
	name: 'join',
	title: 'join pressed -> both see',
	distance: 'near',
	goal: { aim: 0.92, limit: 1.05 },
	measure: join
};

/** The round trips of the same join, which one machine hides. */
export const joiningFar: Scenario = {
	name: 'join-far',
	title: 'the same, broker 50 ms away',
	distance: 'far',
	goal: { aim: 0.7, limit: 0.85 },
	measure: join
};

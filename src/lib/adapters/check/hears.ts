import { openEar } from '../ear';

const lookMs = 100;
const looks = 30;

/** Quieter than any room in which somebody breathes. */
const noise = 0.001;

/**
 * Whether anything at all is heard by a microphone, within three seconds; `null` where the browser lets nothing be listened
 * to, as without any loudspeaker.
 */
export function hearsAnything(track: MediaStreamTrack): Promise<boolean | null> {
	const ear = openEar(track);
	return new Promise((done) => {
		let left = looks;
		let listened = false;
		const timer = setInterval(() => {
			left -= 1;
			const peak = ear.peak();
			listened ||= peak !== null;
			const heard = (peak ?? 0) > noise;
			if (!heard && left > 0) return;
			clearInterval(timer);
			ear.close();
			done(listened ? heard : null);
		}, lookMs);
	});
}

/** Short soft sounds, made by the browser (W3C Web Audio API): no file is fetched for them. */

/** `came`: a friend is there; `left`: the friend went; `test`: is this the right loudspeaker? */
export type Chime = 'came' | 'left' | 'test';

/** Each note: its pitch in hertz, and when it begins, in seconds. */
const tunes: Readonly<Record<Chime, readonly (readonly [hertz: number, at: number])[]>> = {
	came: [
		[523.25, 0],
		[783.99, 0.13]
	],
	left: [
		[523.25, 0],
		[392, 0.13]
	],
	test: [
		[523.25, 0],
		[659.25, 0.2],
		[783.99, 0.4]
	]
};

const loudness = 0.12;
const riseSeconds = 0.015;
const noteSeconds = 0.45;

/** A browser that wants a touch first gets no sound from us rather than a late one. */
const patienceMs = 2_000;

/** Nobody is told twice within this time. */
const quietMs = 5_000;

const key = 'visavi.sounds';

/** A loudspeaker that is not the system's: through the context, or through a player where that knows none. */
function outOf(context: AudioContext, sink: string): AudioNode {
	if (!sink || 'sinkId' in context || !('setSinkId' in HTMLMediaElement.prototype))
		return context.destination;
	const way = new MediaStreamAudioDestinationNode(context);
	const player = new Audio();
	player.srcObject = way.stream;
	player
		.setSinkId(sink)
		.then(() => player.play())
		.catch((cause: unknown) => console.warn('no sound from that loudspeaker:', cause));
	return way;
}

/** `sink`: the loudspeaker (W3C audio-output `deviceId`), where the browser can choose one; the system's otherwise. */
function play(chime: Chime, sink = ''): void {
	const context = new AudioContext(sink ? ({ sinkId: sink } as AudioContextOptions) : {});
	const out = outOf(context, sink);
	const end = (): void => {
		clearTimeout(patience);
		if (context.state !== 'closed') void context.close();
	};
	const patience = setTimeout(end, patienceMs);
	const begin = context.currentTime;
	const notes = tunes[chime].map(([frequency, after]) => {
		const at = begin + after;
		const note = new OscillatorNode(context, { frequency });
		const volume = new GainNode(context, { gain: 0 });
		volume.gain.setValueAtTime(0, at).linearRampToValueAtTime(loudness, at + riseSeconds);
		volume.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds);
		note.connect(volume).connect(out);
		note.start(at);
		note.stop(at + noteSeconds);
		return note;
	});
	notes.at(-1)?.addEventListener('ended', end, { once: true });
}

/** To hear whether that is the right loudspeaker. */
export const testSound = (speaker: string): void => play('test', speaker);

/** The sounds that tell of the friend: may be switched off, which this device remembers, and are never heard twice in 5 s. */
export class Chimes {
	readonly #storage: () => Storage;
	#on: boolean;
	#lastMs = -Infinity;

	/** `storage` may throw where the browser refuses it; the choice is then forgotten with the page. */
	constructor(storage: () => Storage) {
		this.#storage = storage;
		this.#on = this.#recall();
	}

	get on(): boolean {
		return this.#on;
	}

	switch(on: boolean): void {
		this.#on = on;
		try {
			this.#storage().setItem(key, on ? 'on' : 'off');
		} catch (cause) {
			console.warn('this browser does not remember whether sounds are wanted:', cause);
		}
	}

	tell(chime: Chime): void {
		const now = performance.now();
		if (!this.#on || now - this.#lastMs < quietMs) return;
		this.#lastMs = now;
		play(chime);
	}

	#recall(): boolean {
		try {
			return this.#storage().getItem(key) !== 'off';
		} catch {
			return true;
		}
	}
}

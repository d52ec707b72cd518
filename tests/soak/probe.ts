/**
 * Runs in the page before anything else does, and counts what a page could leave behind. Changes nothing.
 *
 * A script, not a module: see bench/probe/as-script.ts.
 */
(() => {
	const timers = new Set<number>();
	const { setTimeout: once, setInterval: again } = window;
	const set = (how: typeof once, repeats: boolean): typeof setTimeout =>
		((act: TimerHandler, ms?: number, ...given: unknown[]) => {
			const run = (): void => {
				if (!repeats) timers.delete(id);
				if (typeof act === 'function') act(...given);
			};
			const id = how(run, ms);
			timers.add(id);
			return id;
		}) as typeof setTimeout;
	window.setTimeout = set(once, false);
	window.setInterval = set(again as typeof once, true);
	for (const name of ['clearTimeout', 'clearInterval'] as const) {
		const clear = window[name];
		window[name] = (id) => {
			if (typeof id === 'number') timers.delete(id);
			clear(id);
		};
	}

	const tracks: WeakRef<MediaStreamTrack>[] = [];
	const { mediaDevices } = navigator;
	const ask = mediaDevices.getUserMedia.bind(mediaDevices);
	mediaDevices.getUserMedia = async (wanted) => {
		const stream = await ask(wanted);
		tracks.push(...stream.getTracks().map((track) => new WeakRef(track)));
		return stream;
	};

	const connections: WeakRef<RTCPeerConnection>[] = [];
	window.RTCPeerConnection = class extends RTCPeerConnection {
		constructor(configuration?: RTCConfiguration) {
			super(configuration);
			connections.push(new WeakRef(this));
		}
	};

	(window as unknown as import('./tab').SoakWindow).soak = {
		connections: () =>
			connections.filter((one) => (one.deref()?.signalingState ?? 'closed') !== 'closed').length,
		timers: () => timers.size,
		tracks: () => tracks.filter((one) => one.deref()?.readyState === 'live').length
	};
})();

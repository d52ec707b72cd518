/** What a person sees and hears, measured inside their page. */

/** A picture of this many points stands for the whole: enough to see that something moves. */
export const glanceWidth = 16;
export const glanceHeight = 12;

export interface Glance {
	/** Pictures that have come to the screen since the first glance. */
	readonly frames: number;
	/** The longest time without a new picture since `restart`. */
	readonly longestGapMs: number;
	/** Red, green and blue of each point. */
	readonly pixels: readonly number[];
	/** Whether the element is on the screen and not transparent. */
	readonly shown: boolean;
}

export interface Sound {
	/** The loudest, 0 to 1. */
	readonly peak: number;
	/** How long all that play now have been listened to; 0 while nothing plays. */
	readonly forMs: number;
}

export interface Probe {
	/** `null` when there is no such video, or no picture in it. */
	glance(testid: string): Glance | null;
	/** Forgets the gaps so far. */
	restart(testid: string): void;
	/** What has come out of the page's players lately. */
	loudest(withinMs: number): Sound;
	/** Cameras that the browser has given to the page and that still run. */
	liveCameras(): number;
}

declare global {
	interface Window {
		probe: Probe;
	}
}

/** Runs in the page, before anything else does. Looks on; changes nothing. */
export function installProbe([width, height]: readonly [number, number]): void {
	interface Reel {
		frames: number;
		lastAt: number;
		longestGapMs: number;
	}
	interface Ear {
		readonly since: number;
		readonly peaks: { at: number; peak: number }[];
	}

	const reels = new WeakMap<HTMLVideoElement, Reel>();
	const ears = new Map<MediaStreamTrack, Ear>();
	const given: MediaStreamTrack[] = [];
	const connections = new Set<RTCPeerConnection>();
	let audio: AudioContext | undefined;
	/** Without a loudspeaker its sound clock stands still, so that nothing can be listened to but what was received. */
	const isFirefox = navigator.userAgent.includes('Firefox');

	if (isFirefox) {
		// It passes on that there was an error, and not which.
		const complain = console.error.bind(console);
		console.error = (...said: unknown[]): void =>
			complain(...said.map((one) => (one instanceof Error ? `${one}\n${one.stack}` : one)));
	}

	const videoOf = (testid: string): HTMLVideoElement | null =>
		document.querySelector<HTMLVideoElement>(`video[data-testid="${testid}"]`);

	function reelOf(video: HTMLVideoElement): Reel {
		const known = reels.get(video);
		if (known) return known;
		const reel: Reel = { frames: 0, lastAt: performance.now(), longestGapMs: 0 };
		const seen = (now: number): void => {
			reel.frames += 1;
			reel.longestGapMs = Math.max(reel.longestGapMs, now - reel.lastAt);
			reel.lastAt = now;
			video.requestVideoFrameCallback(seen);
		};
		video.requestVideoFrameCallback(seen);
		reels.set(video, reel);
		return reel;
	}

	function pixelsOf(video: HTMLVideoElement): number[] {
		const canvas = new OffscreenCanvas(width, height);
		const brush = canvas.getContext('2d')!;
		brush.drawImage(video, 0, 0, width, height);
		return [...brush.getImageData(0, 0, width, height).data].filter((_, at) => at % 4 !== 3);
	}

	/** What the loudspeaker gets: players that play, are not muted and have begun. */
	const audible = (): MediaStreamTrack[] =>
		[...document.querySelectorAll<HTMLMediaElement>('video, audio')]
			.filter((one) => !one.muted && !one.paused && one.volume > 0 && one.readyState >= 2)
			.flatMap(({ srcObject }) =>
				srcObject instanceof MediaStream ? srcObject.getAudioTracks() : []
			)
			.filter((track) => track.readyState === 'live');

	/** Tells how loud a track is just now. */
	function meterOf(track: MediaStreamTrack): () => number {
		audio ??= new AudioContext();
		const analyser = new AnalyserNode(audio, { fftSize: 8192 });
		new MediaStreamAudioSourceNode(audio, { mediaStream: new MediaStream([track]) }).connect(
			analyser
		);
		const samples = new Float32Array(analyser.fftSize);
		return () => {
			analyser.getFloatTimeDomainData(samples);
			return samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
		};
	}

	const receivedLevel = (track: MediaStreamTrack) => (): number =>
		[...connections]
			.flatMap((connection) => connection.getReceivers())
			.filter((receiver) => receiver.track === track)
			.flatMap((receiver) => receiver.getSynchronizationSources())
			.reduce((most, { audioLevel = 0 }) => Math.max(most, audioLevel), 0);

	function earOn(track: MediaStreamTrack): Ear {
		const known = ears.get(track);
		if (known) return known;
		const level = isFirefox ? receivedLevel(track) : meterOf(track);
		const ear: Ear = { since: performance.now(), peaks: [] };
		setInterval(() => ear.peaks.push({ at: performance.now(), peak: level() }), 100);
		ears.set(track, ear);
		return ear;
	}

	window.probe = {
		glance: (testid) => {
			const video = videoOf(testid);
			if (!video) return null;
			const { frames, lastAt, longestGapMs } = reelOf(video);
			if (video.readyState < 2) return null;
			const box = video.getBoundingClientRect();
			return {
				frames,
				longestGapMs: Math.max(longestGapMs, performance.now() - lastAt),
				pixels: pixelsOf(video),
				shown: video.checkVisibility({ opacityProperty: true }) && box.width > 1 && box.height > 1
			};
		},
		restart: (testid) => {
			const video = videoOf(testid);
			if (video) Object.assign(reelOf(video), { lastAt: performance.now(), longestGapMs: 0 });
		},
		loudest: (withinMs) => {
			const now = performance.now();
			const heard = audible().map(earOn);
			const peaks = heard.flatMap((ear) => ear.peaks).filter(({ at }) => now - at < withinMs);
			return {
				peak: Math.max(0, ...peaks.map(({ peak }) => peak)),
				forMs: now - Math.max(...heard.map(({ since }) => since), heard.length > 0 ? 0 : now)
			};
		},
		liveCameras: () =>
			given.filter(({ kind, readyState }) => kind === 'video' && readyState === 'live').length
	};

	if (isFirefox) {
		const { prototype } = RTCPeerConnection;
		const describe = prototype.setRemoteDescription as (
			description: RTCSessionDescriptionInit
		) => Promise<void>;
		prototype.setRemoteDescription = function (description: RTCSessionDescriptionInit) {
			connections.add(this);
			return describe.call(this, description);
		};
	}

	const { mediaDevices } = navigator;
	if (!mediaDevices) return;
	const ask = mediaDevices.getUserMedia.bind(mediaDevices);
	mediaDevices.getUserMedia = async (constraints) => {
		const stream = await ask(constraints);
		given.push(...stream.getTracks());
		return stream;
	};
}

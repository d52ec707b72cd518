/**
 * Runs in every page before its own scripts and reports the moments that the benchmark measures. It knows
 * the page contract only, so the floor and the app are measured by the same code. It never polls: DOM
 * mutations, clicks and presented frames wake it, so that measuring costs the pages next to nothing.
 *
 * A script, not a module: see as-script.ts.
 */
(() => {
	type Seen = import('./report').Seen;
	const bench = window as unknown as import('./report').BenchWindow;

	const page = performance.timeOrigin;
	const now = (): number => page + performance.now();
	const tell = (seen: Seen, at: number): void => {
		bench.benchReport({ ...seen, at, page }).catch(console.error);
	};
	const byId = (id: string): Element | null => document.querySelector(`[data-testid="${id}"]`);

	const told = new Set<Seen['kind']>();
	const tellOnce = (kind: 'join-ready' | 'lobby-ready', at: number): void => {
		if (told.has(kind)) return;
		told.add(kind);
		tell({ kind }, at);
	};

	const isVisible = (element: Element): boolean => {
		const { width, height } = element.getBoundingClientRect();
		return (
			width > 0 &&
			height > 0 &&
			element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
		);
	};

	/** Decoders may present black before the first picture. The fake camera's picture is never black. */
	const paper = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
	const isReal = (video: HTMLVideoElement): boolean => {
		if (!paper || video.videoWidth <= 2) return false;
		paper.drawImage(video, 0, 0, 8, 8);
		const { data } = paper.getImageData(0, 0, 8, 8);
		return data.some((value, index) => index % 4 !== 3 && value > 32);
	};

	let previewMoves = false;
	const look = (): void => {
		if (told.has('lobby-ready')) return;
		const join = byId('join');
		if (!(join instanceof HTMLButtonElement) || join.disabled) return;
		if (join.ariaDisabled === 'true' || !isVisible(join)) return;
		const at = now();
		const first = !told.has('join-ready');
		tellOnce('join-ready', at);
		if (previewMoves) tellOnce('lobby-ready', at);
		if (first && bench.benchPressAtOnce) join.click();
	};

	const watchPreview = (video: HTMLVideoElement): void => {
		const frame = (): void => {
			previewMoves ||= isVisible(video) && isReal(video);
			look();
			if (!told.has('lobby-ready')) video.requestVideoFrameCallback(frame);
		};
		video.requestVideoFrameCallback(frame);
	};

	const seenTracks = new WeakSet<MediaStreamTrack>();
	const trackOf = (video: HTMLVideoElement): MediaStreamTrack | null =>
		video.srcObject instanceof MediaStream ? (video.srcObject.getVideoTracks()[0] ?? null) : null;
	/** A frame that came while the page still hid the picture counts from when a person can see it. */
	const whenVisible = (video: HTMLVideoElement, track: MediaStreamTrack): void => {
		if (trackOf(video) !== track) seenTracks.delete(track);
		else if (isVisible(video)) tell({ kind: 'first-frame' }, now());
		else requestAnimationFrame(() => whenVisible(video, track));
	};
	const gaps: { readonly end: number; readonly ms: number }[] = [];
	let lastFrame = now();
	bench.benchGapMs = (since) => {
		const ended = gaps.filter(({ end }) => end > since).map(({ ms }) => ms);
		return Math.max(now() - lastFrame, ...ended);
	};
	bench.benchSeenAt = () => lastFrame;
	const watchRemote = (video: HTMLVideoElement): void => {
		let stamp: number | undefined;
		const frame = (_: number, { rtpTimestamp }: VideoFrameCallbackMetadata): void => {
			const at = now();
			// What a connection leaves behind when it ends is shown once more, and is no new picture.
			if (rtpTimestamp !== undefined && rtpTimestamp !== stamp) {
				gaps.push({ end: at, ms: at - lastFrame });
				lastFrame = at;
			}
			stamp = rtpTimestamp;
			const track = trackOf(video);
			if (track && !seenTracks.has(track) && isReal(video)) {
				seenTracks.add(track);
				if (isVisible(video)) tell({ kind: 'first-frame' }, at);
				else whenVisible(video, track);
			}
			video.requestVideoFrameCallback(frame);
		};
		video.requestVideoFrameCallback(frame);
	};

	const watched = new WeakSet<Element>();
	const adopt = (id: string, watch: (video: HTMLVideoElement) => void): void => {
		const video = byId(id);
		if (!(video instanceof HTMLVideoElement) || watched.has(video)) return;
		watched.add(video);
		watch(video);
	};
	const mutated = (): void => {
		adopt('local-video', watchPreview);
		adopt('remote-video', watchRemote);
		look();
	};
	new MutationObserver(mutated).observe(document, {
		subtree: true,
		childList: true,
		attributeFilter: [
			'disabled',
			'aria-disabled',
			'hidden',
			'class',
			'style',
			'data-phase',
			'data-testid'
		]
	});

	document.addEventListener(
		'click',
		({ target }) => {
			if (target instanceof Element && byId('join')?.contains(target))
				tell({ kind: 'pressed' }, now());
		},
		{ capture: true }
	);
})();

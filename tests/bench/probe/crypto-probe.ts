/**
 * Runs in every page before its own scripts and notes when WebCrypto is at work, which is all that sealing and
 * admission wait for, and the two moments between which nobody waits for it. What is done at once counts once.
 *
 * A script, not a module: see as-script.ts.
 */
(() => {
	const bench = window as unknown as import('./report').BenchWindow;
	const spells: (readonly [from: number, to: number])[] = [];
	let under = 0;
	let since = 0;
	const now = (): number => performance.timeOrigin + performance.now();

	type Operation = (...given: unknown[]) => Promise<unknown>;
	const subtle = SubtleCrypto.prototype as unknown as Record<string, Operation>;
	for (const name of Object.keys(Object.getOwnPropertyDescriptors(subtle))) {
		const original = Object.getOwnPropertyDescriptor(subtle, name)?.value as unknown;
		if (name === 'constructor' || typeof original !== 'function') continue;
		subtle[name] = function (this: unknown, ...given) {
			if (under++ === 0) since = now();
			const done = (original as Operation).apply(this, given);
			const end = (): void => {
				if (--under === 0) spells.push([since, now()]);
			};
			done.then(end, end);
			return done;
		};
	}

	const connections = RTCPeerConnection.prototype as unknown as Record<string, Operation>;
	const describe = connections['setRemoteDescription'];
	connections['setRemoteDescription'] = function (this: unknown, ...given) {
		bench.benchDescribedAt = now();
		return describe!.apply(this, given);
	};
	document.addEventListener(
		'loadedmetadata',
		({ target }) => {
			if (target instanceof HTMLVideoElement && target.dataset['testid'] === 'remote-video')
				bench.benchPicturedAt = now();
		},
		{ capture: true }
	);

	bench.benchCryptoMs = (from, to) =>
		spells.reduce((sum, [began, ended]) => {
			const shared = Math.min(ended, to) - Math.max(began, from);
			return sum + Math.max(0, shared);
		}, 0);
})();

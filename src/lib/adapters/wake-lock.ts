/** The screen stays on while two people look at each other (W3C screen-wake-lock). */

/**
 * Holds the lock whenever the page is seen, since browsers take it from a hidden one (§6.3). Nothing happens where there
 * is none, or where a weak battery forbids it. Returns the undo.
 */
export function stayAwake(): () => void {
	if (!('wakeLock' in navigator)) return () => undefined;
	const ended = new AbortController();
	const { signal } = ended;
	let lock: WakeLockSentinel | null = null;
	let asking = false;
	const take = async (): Promise<void> => {
		if (asking || document.hidden || (lock && !lock.released)) return;
		asking = true;
		try {
			const taken = await navigator.wakeLock.request('screen');
			if (signal.aborted) await taken.release();
			else lock = taken;
		} catch (cause) {
			console.info('the screen may go dark:', cause);
		}
		asking = false;
	};
	document.addEventListener('visibilitychange', () => void take(), { signal });
	void take();
	return () => {
		ended.abort();
		void lock?.release();
	};
}

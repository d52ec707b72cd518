/** What happens to the whole page from outside: its network, its sleep. */

const listen = (target: EventTarget, type: string, heard: () => void): (() => void) => {
	target.addEventListener(type, heard);
	return () => target.removeEventListener(type, heard);
};

export const browserOutside = () => ({
	online: (): boolean => navigator.onLine,
	hidden: (): boolean => document.hidden,
	/** HTML §9.3.1 (`online`, `offline`), and another kind of network where the browser tells. Returns the undo. */
	onNetwork: (changed: () => void): (() => void) => {
		const undo = ['online', 'offline'].map((type) => listen(window, type, changed));
		const { connection } = navigator as {
			readonly connection?: EventTarget & { readonly type?: string };
		};
		// Without a kind, only the browser's guess at its speed changes.
		if (connection?.type) undo.push(listen(connection, 'change', changed));
		return () => {
			for (const one of undo) one();
		};
	},
	/** The page runs again: shown, thawed (WICG page lifecycle), or back from the browser's cache. Returns the undo. */
	onWake: (woken: () => void): (() => void) => {
		const shown = (): void => {
			if (!document.hidden) woken();
		};
		const undo = [
			listen(document, 'visibilitychange', shown),
			listen(document, 'resume', woken),
			listen(window, 'pageshow', woken)
		];
		return () => {
			for (const one of undo) one();
		};
	},
	now: (): number => performance.now(),
	date: (): number => Date.now(),
	newId: (): string => crypto.randomUUID(),
	every: (ms: number, look: () => void): (() => void) => {
		const timer = setInterval(look, ms);
		return () => clearInterval(timer);
	},
	after: (ms: number, then: () => void): (() => void) => {
		const timer = setTimeout(then, ms);
		return () => clearTimeout(timer);
	}
});

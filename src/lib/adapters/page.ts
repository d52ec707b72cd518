/** The page around a visit: its address and its lifetime. */

/** W3C Navigation Timing §4.4: a duplicated tab copies sessionStorage too, but is no reload. */
const wasReloaded = (): boolean =>
	performance
		.getEntriesByType('navigation')
		.some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'reload');

const listen = (type: string, heard: (event: Event) => void): (() => void) => {
	globalThis.addEventListener(type, heard);
	return () => globalThis.removeEventListener(type, heard);
};

/** Whether the address asks for the check. It is no room link: what stands before a `~` there is a name, which is never empty. */
export const isCheck = (): boolean => location.hash === '#~check';

export const browserPage = () => ({
	address: (): string => location.href,
	/** What stands there already is left: telling the browser takes it as long as a picture. */
	showAddress: (address: string): void => {
		if (address !== location.href) history.replaceState(history.state, '', address);
	},
	reloaded: wasReloaded(),
	onAddress: (changed: () => void): (() => void) =>
		listen('hashchange', () => (isCheck() ? location.reload() : changed())),
	onLifetime: (gone: () => void, back: () => void): (() => void) => {
		const undo = [
			listen('pagehide', gone),
			listen('pageshow', (event) => {
				if (event instanceof PageTransitionEvent && event.persisted) back();
			})
		];
		return () => {
			for (const one of undo) one();
		};
	}
});

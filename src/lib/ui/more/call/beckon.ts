/** People wait in another tab: title and icon of this one say that the friend is here, until it is looked at. */

const icon = (): HTMLLinkElement | null => document.querySelector('link[rel="icon"]');

/** Beside `favicon.svg` in `static/`. */
const called = (address: string): string => address.replace(/favicon(?=\.svg$)/, 'favicon-here');

/** Does nothing in a tab that is looked at. Returns the undo. */
export function beckon(words: string): () => void {
	if (!document.hidden) return () => undefined;
	const seen = new AbortController();
	const { title } = document;
	const link = icon();
	const address = link?.href;
	const rest = (): void => {
		if (seen.signal.aborted) return;
		seen.abort();
		document.title = title;
		if (link && address) link.href = address;
	};
	document.title = words;
	if (link && address) link.href = called(address);
	document.addEventListener('visibilitychange', rest, { signal: seen.signal });
	return rest;
}

/**
 * Stands in for what Vite wraps around `import()`: what is fetched later has few modules, which come with it, and
 * one style sheet at most.
 */

const isHere = (href: string): boolean =>
	[...document.styleSheets].some((sheet) => sheet.href === href);

/** What could not be fetched is forgotten, so that it can be asked for again. */
const fetchSheet = (href: string): Promise<unknown> =>
	new Promise((done, failed) => {
		const link = document.createElement('link');
		link.rel = 'stylesheet';
		link.href = href;
		link.onload = done;
		link.onerror = () => {
			link.remove();
			failed(new Error(`no style sheet at ${href}`));
		};
		document.head.append(link);
	});

/** Takes what Vite gives: what to import, its style sheets, and from where these are seen. */
async function fetchLater<T>(
	load: () => Promise<T>,
	sheets: readonly string[],
	from: string
): Promise<T> {
	const missing = sheets.map((sheet) => new URL(sheet, from).href).filter((href) => !isHere(href));
	const [module] = await Promise.all([load(), ...missing.map(fetchSheet)]);
	return module;
}

export { fetchLater as __vitePreload };

/** What this device remembers of how devices are wanted. */

const key = (name: string): string => `visavi.${name}`;

/** `null` also where the browser refuses its storage. */
export function recall(name: string): string | null {
	try {
		return localStorage.getItem(key(name));
	} catch {
		return null;
	}
}

/** Forgotten with the page where the browser refuses its storage. */
export function keep(name: string, choice: string): void {
	try {
		localStorage.setItem(key(name), choice);
	} catch (cause) {
		console.warn('this browser remembers nothing for this page:', cause);
	}
}

/** The id and, behind a line break, the label of a device: some browsers give other ids on each visit. */
export const recalledId = (name: string): string | undefined => recall(name)?.split('\n')[0];

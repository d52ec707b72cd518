/** The store port over sessionStorage: gone with the tab, kept through a reload. */
import type { Store } from '../protocol/ports';

/** Where storage is forbidden (a strict browser, an embedded page) a reload forgets; nothing else changes. */
const forgetful: Store = { get: () => null, set: () => undefined, remove: () => undefined };

export function tabStore(): Store {
	try {
		const storage = globalThis.sessionStorage;
		return {
			get: (key) => storage.getItem(key),
			set: (key, value) => storage.setItem(key, value),
			remove: (key) => storage.removeItem(key)
		};
	} catch (cause) {
		console.warn('this browser keeps nothing for a reload:', cause);
		return forgetful;
	}
}

const key = 'visavi.language';

/** The language chosen on an earlier visit; `null` also where the browser refuses its storage. */
export function recallLanguage(storage: () => Storage): string | null {
	try {
		return storage().getItem(key);
	} catch {
		return null;
	}
}

/** Says whether the choice will be known on the next visit. */
export function keepLanguage(storage: () => Storage, code: string): boolean {
	try {
		storage().setItem(key, code);
		return true;
	} catch {
		return false;
	}
}

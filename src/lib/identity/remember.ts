/** What an open room's name was stretched to stays with the tab, so that a reload finds its room at once. */
import type { Store } from '../protocol/ports';
import { fromBase64url, toBase64url } from './bytes';
import type { Stretch } from './stretch';

/** Of the latest name alone. */
const key = 'visavi:stretched';

export const remembering =
	(stretch: Stretch, store: Store): Stretch =>
	async (normalName, signal) => {
		signal.throwIfAborted();
		const [, kept, of] = /^(\S+) (.*)$/s.exec(store.get(key) ?? '') ?? [];
		const known = kept !== undefined && of === normalName ? fromBase64url(kept) : null;
		if (known) return known;
		const root = await stretch(normalName, signal);
		store.set(key, `${toBase64url(root)} ${normalName}`);
		return root;
	};

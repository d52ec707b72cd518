/** Places in a room as tabs remember them; a copy of a tab has the same, and only one of them may use it. */
import type { Place, Store } from '../../src/lib/protocol/ports';

export interface TwinPlace extends Place {
	readonly elsewhere: boolean;
}

interface PlaceParts {
	readonly store: Store;
	/** Who uses which token, and what tells them that it is another's. */
	readonly inUse: Map<string, () => void>;
	readonly roomId: string;
	readonly newToken: () => string;
	readonly moved: () => void;
	readonly takeOver: boolean;
}

const key = 'place';

/** What is remembered of this room, unless another tab uses it. */
export function openPlace(parts: PlaceParts): TwinPlace {
	const { store, inUse, roomId, newToken, moved, takeOver } = parts;
	const [keptRoom, keptToken, keptSession] = store.get(key)?.split('|') ?? [];
	const known = keptRoom === roomId && keptToken !== undefined;
	const elsewhere = known && inUse.has(keptToken) && !takeOver;
	const mine = known && !elsewhere;
	const token = mine ? keptToken : newToken();
	let session = mine && keptSession ? keptSession : null;
	let used = false;
	const write = (): void => store.set(key, [roomId, token, session ?? ''].join('|'));
	const use = (): void => {
		used = true;
		inUse.set(token, moved);
		write();
	};
	if (mine && takeOver) {
		inUse.get(token)?.();
		use();
	}
	return {
		elsewhere,
		token,
		restored: mine,
		get session() {
			return session;
		},
		use,
		keep: (next) => {
			session = next;
			if (used) write();
		},
		close: () => {
			if (used && inUse.get(token) === moved) inUse.delete(token);
			used = false;
		}
	};
}

/** A place that nobody remembers. */
export const newPlace = (token: string): Place => {
	let session: string | null = null;
	return {
		token,
		restored: false,
		get session() {
			return session;
		},
		use: () => undefined,
		keep: (next) => (session = next),
		close: () => undefined
	};
};

/**
 * This tab's place in a room, through a reload (R7, R11): the token of its seat and the session of its call, in the
 * tab's own store. A duplicated tab copies the store, so a token counts only with its lock (W3C Web Locks §3).
 */
import type { Place, Store } from '../protocol/ports';

const key = 'visavi:place';

/** A page that is reloaded has let go of its lock by the time the next one asks; if not, it soon has. */
const reloadMs = 300;

interface Kept {
	readonly roomId: string;
	readonly token: string;
	readonly session: string | null;
}

export interface PlaceParts {
	readonly store: Store;
	readonly roomId: string;
	readonly newToken: () => string;
	/** Another tab has taken the place over. */
	readonly moved: () => void;
}

export class TabPlace implements Place {
	/** The place is in use in another tab, of which this one is a copy. */
	readonly elsewhere: boolean;
	readonly restored: boolean;
	readonly #parts: PlaceParts;
	#kept: Kept;
	#release: (() => void) | null;

	private constructor(parts: PlaceParts, kept: Kept, release: (() => void) | null, copy: boolean) {
		this.#parts = parts;
		this.#kept = kept;
		this.#release = release;
		this.elsewhere = copy;
		this.restored = release !== null;
	}

	/** The place that is remembered, or a new one. `takeOver` takes it away from the tab that uses it. */
	static async open(parts: PlaceParts, takeOver = false): Promise<TabPlace> {
		const { store, roomId, newToken, moved } = parts;
		const kept = read(store.get(key), roomId);
		const release = kept && (await hold(kept.token, takeOver, moved));
		if (release) return new TabPlace(parts, kept, release, false);
		return new TabPlace(parts, { roomId, token: newToken(), session: null }, null, kept !== null);
	}

	get token(): string {
		return this.#kept.token;
	}

	get session(): string | null {
		return this.#kept.session;
	}

	use(): void {
		if (this.#release) return;
		this.#release = () => undefined;
		this.#write();
		void hold(this.token, false, this.#parts.moved).then((release) => {
			if (this.#release) this.#release = release;
			else release?.();
		});
	}

	keep(session: string | null): void {
		this.#kept = { ...this.#kept, session };
		if (this.#release) this.#write();
	}

	close(): void {
		this.#release?.();
		this.#release = null;
	}

	#write(): void {
		this.#parts.store.set(key, JSON.stringify(this.#kept));
	}
}

/** @returns how to let go of it; `null` when another tab has it. */
function hold(token: string, steal: boolean, lost: () => void): Promise<(() => void) | null> {
	// Missing where the page is not secure; there is no camera then either.
	const locks: LockManager | undefined = navigator.locks;
	if (!locks) return Promise.resolve(() => undefined);
	return new Promise((held) => {
		let ours = false;
		const keep = (): Promise<void> =>
			new Promise((release) => {
				ours = true;
				held(release);
			});
		const options = steal ? { steal } : { signal: AbortSignal.timeout(reloadMs) };
		locks.request(`visavi:${token}`, options, keep).catch((cause: unknown) => {
			if (ours) return lost();
			if (!(cause instanceof DOMException)) console.error('no lock for this tab:', cause);
			held(null);
		});
	});
}

function read(text: string | null, roomId: string): Kept | null {
	const kept: unknown = text && JSON.parse(text);
	if (typeof kept !== 'object' || kept === null) return null;
	const { token, session = null, ...rest }: Partial<Record<keyof Kept, unknown>> = kept;
	if (rest.roomId !== roomId || typeof token !== 'string') return null;
	return session === null || typeof session === 'string' ? { roomId, token, session } : null;
}

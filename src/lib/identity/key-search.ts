/** Finds the keys of the room that is meant now; a search that another room overtakes is ended. */
import { fromBase64url } from './bytes';
import { openRoomKeys, privateRoomKeys, type RoomKeys } from './keys';
import type { Stretch } from './stretch';

interface Search {
	readonly normalName: string;
	readonly secret: string | null;
	readonly end: AbortController;
	readonly keys: Promise<RoomKeys>;
}

export class KeySearch {
	readonly #stretch: Stretch;
	#latest: Search | null = null;

	constructor(stretch: Stretch) {
		this.#stretch = stretch;
	}

	/**
	 * The keys of the open room of a normalised name, or of the private room that a link's secret makes of it.
	 * Asked for the same room again, it goes on with what it has; asked for another, it rejects what it was at.
	 */
	find(normalName: string, secret: string | null): Promise<RoomKeys> {
		const latest = this.#latest;
		if (latest?.normalName === normalName && latest.secret === secret) return latest.keys;
		this.end();
		const end = new AbortController();
		const keys = this.#derive(normalName, secret, end.signal);
		const search = { normalName, secret, end, keys };
		this.#latest = search;
		// What has failed may be tried again. Whoever asked is told by `keys`.
		keys.catch(() => {
			if (this.#latest === search) this.#latest = null;
		});
		return keys;
	}

	/** Ends what is still going on, and forgets what was found. */
	end(): void {
		this.#latest?.end.abort();
		this.#latest = null;
	}

	async #derive(name: string, secret: string | null, signal: AbortSignal): Promise<RoomKeys> {
		if (secret === null) return openRoomKeys(await this.#stretch(name, signal));
		const bytes = fromBase64url(secret);
		if (!bytes) throw new RangeError('a link secret is written in base64url');
		return privateRoomKeys(name, bytes);
	}
}

/** Streams and tracks without a picture: what the session does to them, and nothing else. */
import type { MediaKind } from '../../src/lib/protocol/ports';

export class TwinTrack extends EventTarget {
	readonly kind: MediaKind;
	enabled = true;
	readyState: MediaStreamTrackState = 'live';

	constructor(kind: MediaKind) {
		super();
		this.kind = kind;
	}

	clone(): MediaStreamTrack {
		return asTrack(new TwinTrack(this.kind));
	}

	/** As in a browser, whoever stops a track hears of no end (W3C mediacapture-streams §4.3.2). */
	stop(): void {
		this.readyState = 'ended';
	}

	/** The device or the permission goes. */
	take(): void {
		if (this.readyState === 'ended') return;
		this.readyState = 'ended';
		this.dispatchEvent(new Event('ended'));
	}
}

class TwinStream {
	readonly #tracks: Set<MediaStreamTrack>;

	constructor(tracks: readonly MediaStreamTrack[]) {
		this.#tracks = new Set(tracks);
	}

	getTracks(): MediaStreamTrack[] {
		return [...this.#tracks];
	}

	addTrack(track: MediaStreamTrack): void {
		this.#tracks.add(track);
	}

	removeTrack(track: MediaStreamTrack): void {
		this.#tracks.delete(track);
	}
}

/** The browser's type for a twin's track: Node has no class to build it from. */
export const asTrack = (track: TwinTrack): MediaStreamTrack => track as unknown as MediaStreamTrack;

export const streamOf = (tracks: readonly TwinTrack[]): MediaStream =>
	new TwinStream(tracks.map(asTrack)) as unknown as MediaStream;

/** Streams and tracks without a picture: what the session does to them, and nothing else. */
import type { MediaKind } from '../../src/lib/protocol/ports';

export class TwinTrack extends EventTarget {
	readonly kind: MediaKind;
	enabled = true;
	contentHint = '';
	readyState: MediaStreamTrackState = 'live';
	/** It is live and gives nothing. */
	muted = false;
	/** The device that it comes from. */
	readonly device: string | undefined;

	constructor(kind: MediaKind, device?: string) {
		super();
		this.kind = kind;
		this.device = device;
	}

	clone(): MediaStreamTrack {
		return asTrack(new TwinTrack(this.kind, this.device));
	}

	getSettings(): { readonly deviceId?: string | undefined } {
		return { deviceId: this.device };
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

	getVideoTracks(): MediaStreamTrack[] {
		return this.getTracks().filter(({ kind }) => kind === 'video');
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

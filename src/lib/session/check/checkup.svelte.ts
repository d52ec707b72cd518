/** Looks at everything that a call needs, one thing after the other, and keeps what it finds. */
import type { AskedBroker, MediaFailure, MediaKind, ServerWord } from '../../protocol/ports';
import { bestOf, items, relayItems, type Finding, type Item, type RelayedCall } from './findings';

/** A site as its configuration describes it. */
export interface CheckedSite {
	/** Opens an address there; `null` when it cannot be reached. */
	askBroker(): Promise<AskedBroker<RTCIceServer> | null>;
	/** Asks every server that the configuration or the broker names. */
	askServers(handed: readonly RTCIceServer[]): Promise<readonly ServerWord[]>;
	/** Through the relays among them; `null` when it does not come up. */
	call(handed: readonly RTCIceServer[]): Promise<RelayedCall | null>;
}

export interface CheckupParts {
	/** Why this browser cannot make calls at all; `null` if it can. */
	readonly unusable: () => MediaFailure | null;
	readonly openTrack: (
		kind: MediaKind
	) => Promise<{ readonly track: MediaStreamTrack } | MediaFailure>;
	/** Whether anything is heard on it, in a while; `null` where that cannot be told. */
	readonly hears: (track: MediaStreamTrack) => Promise<boolean | null>;
	readonly playSound: () => void;
	readonly openSite: () => Promise<CheckedSite | { readonly fault: string }>;
}

type Findings = Readonly<Record<Item, Finding>>;

const all = (finding: Finding): Findings =>
	Object.fromEntries(items.map((item) => [item, finding])) as Record<Item, Finding>;

export class Checkup {
	readonly #parts: CheckupParts;
	#findings = $state.raw<Findings>(all({ kind: 'open' }));
	#state = $state.raw<'open' | 'running' | 'done'>('open');

	constructor(parts: CheckupParts) {
		this.#parts = parts;
	}

	get findings(): Findings {
		return this.#findings;
	}

	get state(): 'open' | 'running' | 'done' {
		return this.#state;
	}

	/** Looks at everything, from the beginning. */
	async run(): Promise<void> {
		if (this.#state === 'running') return;
		this.#state = 'running';
		this.#findings = all({ kind: 'open' });
		try {
			await this.#look();
		} finally {
			const open = items.filter((item) => /^(open|looking)$/.test(this.#findings[item].kind));
			this.#skip(open);
			this.#state = 'done';
		}
	}

	/** Plays the sound again. */
	playSound(): void {
		this.#parts.playSound();
	}

	async #look(): Promise<void> {
		const failure = this.#parts.unusable();
		this.#find('browser', failure ? { kind: 'refused', failure } : { kind: 'browser' });
		if (failure) return;
		// One question of the browser after the other; the site is asked meanwhile.
		const looks = await Promise.allSettled([this.#lookAtDevices(), this.#lookAtSite()]);
		for (const look of looks) if (look.status === 'rejected') throw look.reason;
	}

	async #lookAtDevices(): Promise<void> {
		await this.#tryTrack('camera', 'video', async (track) => {
			const { width = 0, height = 0 } = track.getSettings();
			return { kind: 'camera', width, height };
		});
		await this.#tryTrack('microphone', 'audio', async (track) => ({
			kind: 'microphone',
			heard: await this.#parts.hears(track)
		}));
		this.#parts.playSound();
		this.#find('speaker', { kind: 'speaker' });
	}

	async #tryTrack(
		item: Item,
		kind: MediaKind,
		look: (track: MediaStreamTrack) => Promise<Finding>
	): Promise<void> {
		this.#find(item, { kind: 'looking' });
		const got = await this.#parts.openTrack(kind);
		if ('kind' in got) return this.#find(item, { kind: 'refused', failure: got });
		try {
			this.#find(item, await look(got.track));
		} finally {
			got.track.stop();
		}
	}

	async #lookAtSite(): Promise<void> {
		this.#find('broker', { kind: 'looking' });
		const site = await this.#parts.openSite();
		if ('fault' in site) {
			this.#find('broker', { kind: 'fault', fault: site.fault });
			return;
		}
		const broker = await site.askBroker();
		try {
			this.#find('broker', broker ? brokerFinding(broker) : { kind: 'silent' });
			await this.#lookAtServers(site, (await broker?.relays()) ?? []);
		} finally {
			broker?.close();
		}
	}

	async #lookAtServers(site: CheckedSite, handed: readonly RTCIceServer[]): Promise<void> {
		const relays = Object.keys(relayItems) as (keyof typeof relayItems)[];
		for (const item of ['stun', ...relays] as const) this.#find(item, { kind: 'looking' });
		const words = await site.askServers(handed);
		this.#find('stun', bestOf(words.filter(({ kind }) => kind === 'stun')));
		const turn = words.filter(({ kind }) => kind === 'turn');
		for (const item of relays)
			this.#find(item, bestOf(turn.filter(({ by }) => by === relayItems[item])));
		if (turn.length === 0) return this.#find('call', { kind: 'none' });
		if (!turn.some(({ word }) => word === 'answers')) return;
		this.#find('call', { kind: 'looking' });
		const call = await site.call(handed);
		this.#find('call', call ? { kind: 'call', call } : { kind: 'silent' });
	}

	#find(item: Item, finding: Finding): void {
		this.#findings = { ...this.#findings, [item]: finding };
	}

	#skip(skipped: readonly Item[]): void {
		for (const item of skipped) this.#find(item, { kind: 'skipped' });
	}
}

const brokerFinding = ({ openMs, roundTripMs }: AskedBroker<RTCIceServer>): Finding => ({
	kind: 'broker',
	openMs,
	roundTripMs
});

/** Keeps camera, microphone and loudspeaker as the person wants them, and says what happens to them. */
import { untrack } from 'svelte';
import type { Device, DeviceKind } from '../../protocol/ports';
import type { DeskOutside, DeskParts } from './desk-parts';
import type { DeskNews, DeskView, Processing } from './desk-view';
import { Hearing } from './hearing.svelte';
import { Inventory } from './inventory.svelte';

/** One thing that is plugged in is several devices, and comes as several changes. */
const settleMs = 500;

/** A telephone gives sound and picture back by itself, soon, or not at all. */
const wakeMs = 1_000;

/** Long enough to read it twice. */
const tellMs = 10_000;

export class Desk implements DeskView {
	readonly #parts: DeskParts;
	readonly #outside: DeskOutside;
	readonly #inventory: Inventory;
	readonly #hearing: Hearing;
	#news = $state.raw<DeskNews | null>(null);
	#off = $state.raw<readonly Processing[]>([]);
	#volume = $state.raw(1);
	/** What was done about a silent microphone: it may speak again when it is opened anew. */
	#silence: 'none' | 'reopened' | 'told' = 'none';
	/** The microphones of whose noise was told. */
	readonly #noisyOnes = new Set<string>();
	#work: Promise<void> = Promise.resolve();
	#stopSettling: () => void = () => undefined;
	#stopTelling: () => void = () => undefined;

	constructor(parts: DeskParts, outside: DeskOutside) {
		this.#parts = parts;
		this.#outside = outside;
		this.#inventory = new Inventory(parts, outside, (news) => this.#tell(news));
		this.#hearing = new Hearing(parts, outside, {
			silent: () => this.#silent(),
			noisy: () => this.#noisy(),
			talking: () => this.#tell({ type: 'talking' })
		});
		this.#off = (['noise', 'echo'] as const).filter((one) => outside.recall(one) === 'off');
		const volume = Number(outside.recall('volume') ?? 1);
		this.#volume = volume >= 0 && volume <= 1 ? volume : 1;
	}

	get news(): DeskNews | null {
		return this.#news;
	}
	get volume(): number {
		return this.#volume;
	}
	get level(): number {
		return this.#hearing.level;
	}
	get flips(): boolean {
		const ways = new Set(this.some('camera').map(({ facing }) => facing));
		return ways.has('user') && ways.has('environment');
	}

	some(kind: DeviceKind): readonly Device[] {
		return this.#inventory.some(kind);
	}

	used(kind: DeviceKind): string {
		return this.#inventory.used(kind);
	}

	pick(kind: DeviceKind, id: string): void {
		const device = this.#inventory.choose(kind, id);
		if (!device || kind === 'speaker') return;
		if (kind === 'microphone') this.#silence = 'none';
		this.#do(() => this.#inventory.take(kind, device));
	}

	flip(): void {
		const cameras = this.some('camera');
		const now = cameras.find(({ id }) => id === this.used('camera'))?.facing;
		const wanted = now === 'environment' ? 'user' : 'environment';
		const other = cameras.find(({ facing }) => facing === wanted);
		if (other) this.pick('camera', other.id);
	}

	processes(what: Processing): boolean {
		return !this.#off.includes(what);
	}

	switchProcessing(what: Processing, on: boolean): void {
		this.#outside.keep(what, on ? 'on' : 'off');
		this.#off = [...this.#off.filter((one) => one !== what), ...(on ? [] : [what])];
		if (this.#news?.type === 'noisy') this.#hush();
		this.#do(() => this.#reopenMic());
	}

	setVolume(volume: number): void {
		this.#volume = volume;
		this.#outside.keep('volume', String(volume));
	}

	testSound(): void {
		this.#outside.testSound(this.used('speaker'));
	}

	meter(): () => void {
		return this.#hearing.meter();
	}

	/** Returns the undo. */
	start(): () => void {
		let stopWaking = (): void => undefined;
		const undo = [
			this.#outside.onDevices(() => this.#settle()),
			this.#outside.onWake(() => {
				stopWaking();
				this.#hearing.doubt();
				stopWaking = this.#outside.after(wakeMs, () => this.#do(() => this.#rouse()));
			}),
			$effect.root(() => {
				this.#hearing.follow();
				$effect(() => {
					void this.#parts.local.tracks;
					untrack(() => this.#settle());
				});
			})
		];
		this.#do(() => this.#inventory.look());
		return () => {
			stopWaking();
			this.#stopSettling();
			this.#hush();
			for (const one of undo) one();
		};
	}

	/** One after the other. */
	#do(task: () => Promise<void>): void {
		this.#work = this.#work.then(task).catch((cause: unknown) => console.error(cause));
	}

	#settle(): void {
		this.#stopSettling();
		this.#stopSettling = this.#outside.after(settleMs, () =>
			this.#do(() => this.#inventory.look())
		);
	}

	#tell(news: DeskNews): void {
		this.#stopTelling();
		this.#news = news;
		this.#stopTelling = this.#outside.after(tellMs, () => this.#hush());
	}

	#hush(): void {
		this.#stopTelling();
		this.#news = null;
	}

	async #reopenMic(): Promise<void> {
		await this.#parts.local.reopen('audio', this.used('microphone'));
	}

	/** After a telephone call or a long sleep a track may read live and give nothing. */
	async #rouse(): Promise<void> {
		const { local } = this.#parts;
		for (const kind of ['audio', 'video'] as const) {
			const track = local.track(kind);
			if (track && (track.muted || track.readyState === 'ended')) await local.reopen(kind);
		}
	}

	#silent(): void {
		if (this.#silence === 'none') {
			this.#silence = 'reopened';
			this.#do(() => this.#reopenMic());
		} else if (this.#silence === 'reopened') {
			this.#silence = 'told';
			this.#tell({ type: 'silent', label: this.#micLabel });
		}
	}

	#noisy(): void {
		const id = this.used('microphone');
		if (this.#noisyOnes.has(id)) return;
		this.#noisyOnes.add(id);
		this.#tell({ type: 'noisy', label: this.#micLabel, suppressed: this.processes('noise') });
	}

	get #micLabel(): string {
		return this.#inventory.labelOf('microphone') ?? '';
	}
}

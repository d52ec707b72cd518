/** What there is, what of it was chosen and what is in use: the next best while the wished one is away. */
import type { Device, DeviceKind, MediaKind } from '../../protocol/ports';
import type { DeskOutside, DeskParts } from './desk-parts';
import type { DeskNews } from './desk-view';

export const mediaKinds = { camera: 'video', microphone: 'audio' } as const satisfies Partial<
	Record<DeviceKind, MediaKind>
>;
export type Input = keyof typeof mediaKinds;

type Known = Pick<Device, 'id' | 'label'>;

export class Inventory {
	readonly #parts: DeskParts;
	readonly #outside: Pick<DeskOutside, 'list' | 'recall' | 'keep'>;
	readonly #tell: (news: DeskNews) => void;
	#devices = $state.raw<readonly Device[]>([]);
	/** Which loudspeaker was chosen, be it there or not. */
	#speaker = $state.raw<Known | null>(null);
	/** What was in use when it was looked last. */
	readonly #inUse = new Map<Input, Known>();
	/** What was in use when it went: it is taken again when it returns. */
	readonly #lost = new Map<DeviceKind, Known>();

	constructor(
		parts: DeskParts,
		outside: Pick<DeskOutside, 'list' | 'recall' | 'keep'>,
		tell: (news: DeskNews) => void
	) {
		this.#parts = parts;
		this.#outside = outside;
		this.#tell = tell;
		this.#speaker = this.#chosen('speaker');
	}

	some(kind: DeviceKind): readonly Device[] {
		return this.#devices.filter((one) => one.kind === kind);
	}

	used(kind: DeviceKind): string {
		if (kind === 'speaker') return this.#find(kind, this.#speaker)?.id ?? '';
		const track = this.#parts.local.track(mediaKinds[kind]);
		if (track) return track.getSettings().deviceId ?? '';
		return this.#find(kind, this.#chosen(kind))?.id ?? '';
	}

	labelOf(kind: DeviceKind): string | null {
		const id = this.used(kind);
		return this.some(kind).find((one) => one.id === id)?.label ?? null;
	}

	/** @returns the device, when it is to be opened. */
	choose(kind: DeviceKind, id: string): Device | undefined {
		const device = this.some(kind).find((one) => one.id === id);
		this.#lost.delete(kind);
		this.#outside.keep(kind, device ? `${id}\n${device.label}` : '');
		if (kind === 'speaker') this.#speaker = device ?? null;
		return device;
	}

	async take(kind: Input, { id, label }: Device): Promise<void> {
		if (await this.#parts.local.reopen(mediaKinds[kind], id))
			this.#tell({ type: 'refused', label });
		this.#remember(kind);
	}

	async look(): Promise<void> {
		const devices = await this.#outside.list();
		// Without a permission devices have no names.
		if (!this.#parts.local.tracks) return;
		this.#devices = devices;
		for (const kind of ['microphone', 'camera'] as const) await this.#follow(kind);
		this.#followSpeaker();
	}

	/** By its id, or by its label where that is another one today. */
	#find(kind: DeviceKind, known: Known | null | undefined): Device | undefined {
		const some = this.some(kind);
		return (
			some.find(({ id }) => id === known?.id) ??
			some.find(({ label }) => label !== '' && label === known?.label)
		);
	}

	#chosen(kind: DeviceKind): Known | null {
		const [id, label = ''] = this.#outside.recall(kind)?.split('\n') ?? [];
		return id ? { id, label } : null;
	}

	async #follow(kind: Input): Promise<void> {
		const { local } = this.#parts;
		const last = this.#inUse.get(kind);
		const lost = this.#lost.get(kind);
		const wished = this.#find(kind, lost ?? this.#chosen(kind));
		if (wished && wished.id !== this.used(kind)) {
			// The last camera took the picture with it.
			if (lost && kind === 'camera' && !local.cameraOn) await local.toggleCamera();
			else await local.reopen(mediaKinds[kind], wished.id);
		}
		if (wished && lost) {
			this.#lost.delete(kind);
			this.#tell({ type: 'back', label: wished.label });
		} else if (last && !lost && !this.#find(kind, last)) {
			this.#lost.set(kind, last);
			// Not every browser ends what comes from a device that is gone.
			if (this.used(kind) === last.id) await local.reopen(mediaKinds[kind]);
			this.#tell({ type: 'gone', kind, label: last.label, instead: this.labelOf(kind) });
		}
		this.#remember(kind);
	}

	#followSpeaker(): void {
		if (!this.#speaker) return;
		const { label } = this.#speaker;
		const isHere = this.used('speaker') !== '';
		if (isHere && this.#lost.delete('speaker')) this.#tell({ type: 'back', label });
		if (isHere || this.#lost.has('speaker')) return;
		this.#lost.set('speaker', this.#speaker);
		this.#tell({ type: 'gone', kind: 'speaker', label, instead: null });
	}

	#remember(kind: Input): void {
		const label = this.labelOf(kind);
		const open = this.#parts.local.track(mediaKinds[kind]);
		if (open && label !== null) this.#inUse.set(kind, { id: this.used(kind), label });
		else this.#inUse.delete(kind);
	}
}

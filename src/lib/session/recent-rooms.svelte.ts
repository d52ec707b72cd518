/** The open rooms that this device was in lately. A private room is never among them: its link alone leads there. */

const key = 'rooms';
const keptAtMost = 6;

/** What this device remembers. */
export interface RoomMemory {
	recall(name: string): string | null;
	keep(name: string, choice: string): void;
}

/** Room names have no line breaks: they are one line of a field. */
const parse = (text: string | null): readonly string[] =>
	(text ?? '')
		.split('\n')
		.filter((name) => name !== '')
		.slice(0, keptAtMost);

export class RecentRooms {
	readonly #memory: RoomMemory;
	#names = $state.raw<readonly string[]>([]);

	constructor(memory: RoomMemory) {
		this.#memory = memory;
		this.#names = parse(memory.recall(key));
	}

	/** The latest first. */
	get names(): readonly string[] {
		return this.#names;
	}

	add(name: string): void {
		const clean = name.replaceAll('\n', ' ').trim();
		if (clean !== '') this.#set([clean, ...this.#names.filter((one) => one !== clean)]);
	}

	forget(name: string): void {
		this.#set(this.#names.filter((one) => one !== name));
	}

	forgetAll(): void {
		this.#set([]);
	}

	#set(names: readonly string[]): void {
		this.#names = names.slice(0, keptAtMost);
		this.#memory.keep(key, this.#names.join('\n'));
	}
}

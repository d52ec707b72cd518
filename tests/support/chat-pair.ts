/** Two chats with a line between them. */
import { Chat } from '../../src/lib/session/life/chat/chat.svelte';
import { ManualTime } from './manual-clock';
import { TwinLine } from './twin-line.svelte';
import { TwinStore } from './twin-store';
import { inEffects } from './watch.svelte';

const kitchen = 'https://visavi.test/#kitchen';

export type Side = 0 | 1;

export class ChatPair {
	readonly time = new ManualTime();
	readonly line = new TwinLine();
	readonly stores: [TwinStore, TwinStore] = [new TwinStore(), new TwinStore()];
	#ids = 0;
	readonly #ends: (() => void)[] = [];
	readonly chats: [Chat, Chat];

	constructor() {
		this.chats = [this.#begin(0, kitchen), this.#begin(1, kitchen)];
	}

	/** The page of that side is loaded anew, with what its tab remembers. */
	open(side: Side, store = this.stores[side], room = kitchen): Chat {
		this.#ends[side]?.();
		this.stores[side] = store;
		this.chats[side] = this.#begin(side, room);
		return this.chats[side];
	}

	/** Until nothing more is said. */
	settle(): void {
		do while (this.line.step());
		while (this.time.fireNext(this.time.now + 60_000));
	}

	meet(): void {
		this.line.connect();
		this.settle();
	}

	end(): void {
		for (const end of this.#ends) end();
	}

	#begin(side: Side, roomLink: string): Chat {
		const end = this.line.ends[side];
		const chat = new Chat({
			room: () => end,
			store: this.stores[side],
			roomLink,
			newId: () => `id-${(this.#ids += 1)}`,
			date: () => this.time.now,
			after: (ms, then) => {
				const clock = this.time.clock();
				clock.set('ping', ms, then);
				return () => clock.cancelAll();
			}
		});
		this.#ends[side] = inEffects(() => chat.follow());
		return chat;
	}
}

export function says(chat: Chat, text: string): void {
	chat.write(text);
	chat.send();
}

export const texts = (chat: Chat, from: 'me' | 'friend'): readonly string[] =>
	chat.lines.filter((one) => one.from === from).map(({ text }) => text);

/** What has become of one's own. */
export const fates = (chat: Chat): readonly string[] =>
	chat.lines.filter(({ from }) => from === 'me').map(({ fate }) => fate);

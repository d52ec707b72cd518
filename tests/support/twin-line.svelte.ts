/** The control channel between two features of two pages, by hand: what is said arrives when the test says so, or never. */
import { flushSync } from 'svelte';
import type { DialId } from '../../src/lib/protocol/seat';
import { encode, maxMessageLength } from '../../src/lib/protocol/wire';
import { Asides } from '../../src/lib/session/asides';

interface Said {
	readonly topic: string;
	readonly body: unknown;
}

class LineEnd {
	#link = $state.raw<DialId | null>(null);
	readonly asides = new Asides();
	/** What is on its way from here. */
	sent: Said[] = [];
	/** All that was ever said here. */
	readonly said: Said[] = [];

	get link(): DialId | null {
		return this.#link;
	}

	set link(link: DialId | null) {
		this.#link = link;
		this.asides.forget();
	}

	say(topic: string, body: unknown): boolean {
		const aside = { type: 'aside', topic, body } as const;
		if (encode(aside).length > maxMessageLength) throw new RangeError(`too long: ${topic}`);
		if (this.link === null) return false;
		const said: Said = JSON.parse(JSON.stringify({ topic, body }));
		this.sent.push(said);
		this.said.push(said);
		return true;
	}

	on(topic: string, heard: (body: unknown) => void): () => void {
		return this.asides.on(topic, heard);
	}
}

let links = 0;

export class TwinLine {
	readonly ends = [new LineEnd(), new LineEnd()] as const;

	/** A new connection; what was on its way by the last one is lost. */
	connect(): void {
		this.cut();
		links += 1;
		for (const end of this.ends) end.link = `v-friend.${links % 10}`;
		flushSync();
	}

	cut(): void {
		for (const end of this.ends) {
			end.sent = [];
			end.link = null;
		}
		flushSync();
	}

	/** The next word each way arrives. @returns whether there was any. */
	step(): boolean {
		const next = this.ends.map((end) => end.sent.shift());
		for (const [at, said] of next.entries())
			if (said) this.ends[1 - at]?.asides.hear({ type: 'aside', ...said });
		flushSync();
		return next.some(Boolean);
	}
}

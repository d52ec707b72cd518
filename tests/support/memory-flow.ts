/** What flows on the connections of one tab: more with every look, but for what a test holds up. */
import type { Course, Evidence, Measures, MediaKind, Path } from '../../src/lib/protocol/ports';
import type { DialId } from '../../src/lib/protocol/seat';

export type Current = `${keyof Evidence} ${MediaKind}`;

export class MemoryFlow {
	/** What stands still. */
	readonly held = new Set<Current>();
	/** What is measured, where a test says it. */
	measures: Measures | null = null;
	/** When sound was last played, where a test says it. */
	soundAt: number | null = null;
	/** The way that all of it goes. */
	readonly path: Path = {
		relayed: false,
		protocol: 'udp',
		local: 'host',
		remote: 'host',
		roundTripMs: 0
	};
	/** What was to be sent, one after the other. */
	readonly courses: Course[] = [];
	#playedAt = 0;
	readonly #counts = new Map<string, number>();

	/** Played at this moment. */
	sound(): number {
		this.#playedAt += 20;
		return this.soundAt ?? this.#playedAt;
	}

	look(dial: DialId, sending: readonly MediaKind[]): Evidence {
		const count = (current: Current, flows: boolean): number => {
			const key = `${dial} ${current}`;
			const next = (this.#counts.get(key) ?? 0) + (flows && !this.held.has(current) ? 1 : 0);
			this.#counts.set(key, next);
			return next;
		};
		return {
			in: { audio: count('in audio', true), video: count('in video', true) },
			out: {
				audio: count('out audio', sending.includes('audio')),
				video: count('out video', sending.includes('video') && !this.#soundAlone)
			}
		};
	}

	get #soundAlone(): boolean {
		return this.courses.at(-1)?.picture === 'none';
	}
}

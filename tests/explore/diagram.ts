/** The machine as a picture, drawn from the steps that it makes: every change of place that an exploration has come across. */
import type { RoomEvent } from '../../src/lib/protocol/event';
import type { RoomState } from '../../src/lib/protocol/state';
import type { Witness } from '../protocol/every-state';

/** Where somebody is, as they would say it. */
function placeOf(state: RoomState): string {
	if (state.phase === 'idle') return 'lobby';
	if (state.phase !== 'seeking') return state.phase;
	if (state.seeker === 'queued') return 'queued';
	return state.seats.host === 'held' ? 'waiting' : 'seeking';
}

function labelOf(event: RoomEvent): string {
	switch (event.type) {
		case 'heard':
			return `hears ${event.message.type}`;
		case 'knock-answered':
			return `knock answered ${event.word}`;
		case 'timer-fired':
			return `${event.timer} timer`;
		case 'seat-granted':
		case 'seat-taken':
		case 'seat-lost':
			return `${event.seat} ${event.type.replace('-', ' ')}`;
		default:
			return event.type.replace('-', ' ');
	}
}

/** A mermaid state diagram of the steps that it is shown. */
export class Diagram {
	readonly #labels = new Map<string, Set<string>>();

	readonly see: Witness = (state, event, next) => {
		if (next === state) return;
		const [from, to] = [placeOf(state), placeOf(next)];
		if (from === to) return;
		const way = `${from} --> ${to}`;
		this.#labels.set(way, (this.#labels.get(way) ?? new Set()).add(labelOf(event)));
	};

	toString(): string {
		const ways = [...this.#labels].map(
			([way, events]) => `\t${way}: ${[...events].toSorted().join('<br>')}`
		);
		return ['stateDiagram-v2', '\t[*] --> lobby', ...ways.toSorted(), '\tleft --> [*]'].join('\n');
	}
}

const marked = /(?<=<!-- diagram -->\n```mermaid\n)[^]*?(?=\n```\n<!-- \/diagram -->)/;

/** The diagram between the markers of a page. */
export const diagramIn = (page: string): string | undefined => marked.exec(page)?.[0];

/** The page with another diagram between its markers. */
export const withDiagram = (page: string, diagram: string): string =>
	page.replace(marked, () => diagram);

/** The machine as a picture, drawn from `step` itself: every change of place that an exploration has come across. */
import type { RoomEvent } from '../../src/lib/protocol/event';
import { standardRules } from '../../src/lib/protocol/rules';
import type { RoomState } from '../../src/lib/protocol/state';
import { step } from '../../src/lib/protocol/step';
import { everyEvent } from '../protocol/every-event';

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

/** A mermaid state diagram of what every event does to each of these states. */
export function diagramOf(states: Iterable<RoomState>): string {
	const labels = new Map<string, Set<string>>();
	for (const state of states) {
		for (const event of everyEvent(state)) {
			const [next] = step(state, event, standardRules);
			if (next === state) continue;
			const [from, to] = [placeOf(state), placeOf(next)];
			if (from === to) continue;
			const way = `${from} --> ${to}`;
			labels.set(way, (labels.get(way) ?? new Set()).add(labelOf(event)));
		}
	}
	const ways = [...labels].map(
		([way, events]) => `\t${way}: ${[...events].toSorted().join('<br>')}`
	);
	return ['stateDiagram-v2', '\t[*] --> lobby', ...ways.toSorted(), '\tleft --> [*]'].join('\n');
}

const marked = /(?<=<!-- diagram -->\n```mermaid\n)[^]*?(?=\n```\n<!-- \/diagram -->)/;

/** The diagram between the markers of a page. */
export const diagramIn = (page: string): string | undefined => marked.exec(page)?.[0];

/** The page with another diagram between its markers. */
export const withDiagram = (page: string, diagram: string): string =>
	page.replace(marked, () => diagram);

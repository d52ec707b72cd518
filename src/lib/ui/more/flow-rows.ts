/** How sound and picture go, line by line: from one look to the next, since the counts of a connection only grow. */
import type { MoreMessages } from '../../i18n/more/en';
import type { Flow, Measures } from '../../protocol/ports';
import type { Row } from './rows';

const lines = [
	['out', 'video'],
	['in', 'video'],
	['out', 'audio'],
	['in', 'audio']
] as const;

export function flowRows(before: Measures | null, now: Measures, { details }: MoreMessages): Row[] {
	const { flow } = details;
	const seconds = before ? (now.at - before.at) / 1_000 : 0;
	return lines.map(([direction, kind]) => {
		const said = textOf(before?.[direction][kind] ?? null, now[direction][kind], seconds, details);
		// On the screen a number and its unit stay on one line.
		const shown = said.replaceAll(/(\d) /g, '$1\u00A0');
		return { label: flow[direction][kind], values: [shown], reported: [said] };
	});
}

function textOf(
	before: Flow | null,
	now: Flow,
	seconds: number,
	{ flow, milliseconds }: MoreMessages['details']
): string {
	if (now.packets === 0) return flow.nothing;
	const { codec, picture, framesPerSecond, jitterMs, limitedBy } = now;
	const said = [
		codec,
		picture && `${picture.width} × ${picture.height}`,
		framesPerSecond !== null && flow.fps(Math.round(framesPerSecond))
	];
	// Another connection counts from the beginning.
	if (before && seconds > 0 && now.packets >= before.packets) {
		const kilobits = ((now.bytes - before.bytes) * 8) / 1_000 / seconds;
		const lost = Math.max(0, now.lost - before.lost);
		const all = now.packets - before.packets + lost;
		said.push(flow.rate(Math.round(kilobits)));
		said.push(flow.lost(all > 0 ? Math.round((lost / all) * 100) : 0));
	}
	if (jitterMs !== null) said.push(flow.jitter(milliseconds(jitterMs)));
	if (limitedBy !== null && limitedBy !== 'none') said.push(flow.limited(limitedBy));
	return said.filter(Boolean).join(', ');
}

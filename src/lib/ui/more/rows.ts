import type { MoreMessages } from '../../i18n/more/en';
import type { Measures } from '../../protocol/ports';
import type { Details, VisitView } from '../../session/visit-view';
import { flowRows } from './flow-rows';
import { namesOf, signsOf } from './signs';

/** One line of the details panel. */
export interface Row {
	readonly label: string;
	readonly values: readonly string[];
	/** The first is the signs of the safety code. */
	readonly signs?: boolean;
	/** What a report says in place of the values: nobody's address, the broker's neither. */
	readonly reported?: readonly string[];
}

type Told = Pick<VisitView, 'thirdParty' | 'safetyCode'>;

const reasons = ['malformed', 'oversized', 'misaddressed', 'unsealed', 'stale', 'flood'] as const;

/** No address of anybody is among them, only the broker's. */
export const rowsOf = (
	details: Details,
	/** What was measured a look ago. */
	before: Measures | null,
	told: Told,
	words: MoreMessages
): readonly Row[] => [
	...pathRows(details, words),
	...(details.measures ? flowRows(before, details.measures, words) : []),
	{ label: words.details.code, values: codeOf(told, words), signs: told.safetyCode !== null },
	{
		label: words.details.broker,
		values: brokerOf(details, told, words),
		reported: brokerOf(details, told, words).slice(-1)
	},
	{ label: words.details.drops, values: dropsOf(details, words) },
	{
		label: words.details.versions,
		values: Object.entries(details.versions).map(([name, version]) => `${name} ${version}`)
	}
];

/** The rows as text, one a line. */
export const reportOf = (rows: readonly Row[]): string =>
	rows.map(({ label, values, reported = values }) => `${label}: ${reported.join('; ')}\n`).join('');

function pathRows({ path }: Details, { details }: MoreMessages): Row[] {
	if (!path) return [{ label: details.path, values: [details.noPath] }];
	const kind = (candidate: string): string => details.candidates[candidate] ?? candidate;
	const { roundTripMs } = path;
	return [
		{ label: details.path, values: [path.relayed ? details.relayed : details.direct] },
		{ label: details.protocol, values: [path.protocol.toUpperCase()] },
		{ label: details.here, values: [kind(path.local)] },
		{ label: details.there, values: [kind(path.remote)] },
		...(roundTripMs === null
			? []
			: [{ label: details.roundTrip, values: [details.milliseconds(roundTripMs)] }])
	];
}

function codeOf({ safetyCode }: Told, words: MoreMessages): string[] {
	if (!safetyCode) return [words.details.noCode];
	const signs = signsOf(safetyCode, words);
	return [signs.map(({ sign }) => sign).join(''), namesOf(signs)];
}

function brokerOf({ broker }: Details, { thirdParty }: Told, { details }: MoreMessages): string[] {
	if (broker === null) return [details.unknown];
	return [broker, thirdParty ? details.third : details.own];
}

function dropsOf({ drops }: Details, { details }: MoreMessages): string[] {
	const some = reasons.filter((reason) => drops && drops[reason] > 0);
	if (!drops || some.length === 0) return [details.noDrops];
	return some.map((reason) => `${drops[reason]}: ${details.reasons[reason]}`);
}

import type { MoreMessages } from '../../i18n/more/en';
import type { Details, VisitView } from '../../session/visit-view';
import { namesOf, signsOf } from './signs';

/** One line of the details panel. */
export interface Row {
	readonly label: string;
	readonly values: readonly string[];
	/** The first is the signs of the safety code. */
	readonly signs?: boolean;
}

type Told = Pick<VisitView, 'thirdParty' | 'safetyCode'>;

const reasons = ['malformed', 'oversized', 'misaddressed', 'unsealed', 'stale', 'flood'] as const;

/** No address of anybody is among them, only the broker's. */
export const rowsOf = (details: Details, told: Told, words: MoreMessages): readonly Row[] => [
	...pathRows(details, words),
	{ label: words.details.code, values: codeOf(told, words), signs: told.safetyCode !== null },
	{ label: words.details.broker, values: brokerOf(details, told, words) },
	{ label: words.details.drops, values: dropsOf(details, words) },
	{
		label: words.details.versions,
		values: Object.entries(details.versions).map(([name, version]) => `${name} ${version}`)
	}
];

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

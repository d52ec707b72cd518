import type { MoreMessages } from '../../i18n/more/en';
import { safetySigns, type SafetySign } from '../../protocol/safety-signs';

/** A sign of the safety code, and what it is called. */
export interface NamedSign {
	readonly sign: SafetySign;
	readonly name: string;
}

export const signsOf = (code: readonly number[], words: MoreMessages): NamedSign[] =>
	code
		.flatMap((number) => safetySigns[number] ?? [])
		.map((sign) => ({ sign, name: words.signs[sign] }));

export const namesOf = (signs: readonly NamedSign[]): string =>
	signs.map(({ name }) => name).join(', ');

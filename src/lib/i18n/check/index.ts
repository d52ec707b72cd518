/** Texts of the check, by language. */
import type { LanguageCode } from '../language.svelte';
import type { CheckMessages } from './en';

const catalogues = {
	en: () => import('./en'),
	uk: () => import('./uk')
} as const satisfies Record<LanguageCode, unknown>;

export async function checkWords(code: LanguageCode): Promise<CheckMessages> {
	const { check } = await catalogues[code]();
	return check;
}

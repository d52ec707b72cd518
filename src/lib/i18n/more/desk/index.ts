/** Texts for choosing devices, by language. */
import type { LanguageCode } from '../../language.svelte';
import type { DeskMessages } from './en';

const catalogues = {
	en: () => import('./en'),
	uk: () => import('./uk')
} as const satisfies Record<LanguageCode, unknown>;

export async function deskWords(code: LanguageCode): Promise<DeskMessages> {
	const { desk } = await catalogues[code]();
	return desk;
}

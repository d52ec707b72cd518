/** Texts that nobody needs before a call, by language. */
import type { LanguageCode } from '../language.svelte';
import type { MoreMessages } from './en';

const catalogues = {
	en: () => import('./en'),
	uk: () => import('./uk')
} as const satisfies Record<LanguageCode, unknown>;

export async function moreWords(code: LanguageCode): Promise<MoreMessages> {
	const { more } = await catalogues[code]();
	return more;
}

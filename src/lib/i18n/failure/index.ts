/** Texts for when camera or microphone cannot be had, by language. Most people never need them. */
import type { failures } from './en';
import type { LanguageCode } from '../language.svelte';

export type FailureMessages = typeof failures;

const catalogues = {
	en: () => import('./en'),
	uk: () => import('./uk')
} as const satisfies Record<LanguageCode, unknown>;

export async function failureWords(code: LanguageCode): Promise<FailureMessages> {
	const { failures } = await catalogues[code]();
	return failures;
}

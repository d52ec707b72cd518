/** Texts for why two people do not meet, by language. Most people never need them. */
import type { LanguageCode } from '../language.svelte';
import type { ObstacleMessages } from './en';

export type { ObstacleMessages } from './en';

const catalogues = {
	en: () => import('./en'),
	uk: () => import('./uk')
} as const satisfies Record<LanguageCode, unknown>;

export async function obstacleWords(code: LanguageCode): Promise<ObstacleMessages> {
	const { obstacles } = await catalogues[code]();
	return obstacles;
}

/** What nobody needs before a call: code and texts, fetched together. */
import { moreWords } from '../../i18n/more';
import type { LanguageCode } from '../../i18n/language.svelte';

/** Two steps from the page on purpose: Kit puts the styles of what is one step away into the first load. */
export async function openMore(code: LanguageCode) {
	const [parts, words] = await Promise.all([import('./parts'), moreWords(code)]);
	const { CallTools, Details, lifeNews, SafetyCode, ScreenButton, TheirScreen, Warning } = parts;
	return { CallTools, Details, lifeNews, SafetyCode, ScreenButton, TheirScreen, Warning, words };
}

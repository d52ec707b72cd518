/** The check: code and texts, fetched when the address asks for it. */
import { newCheckup } from '$lib/compose-check';
import { checkWords } from '$lib/i18n/check';
import type { Language } from '$lib/i18n/language.svelte';

/** Two steps from the page on purpose: Kit puts the styles of what is one step away into the first load. */
export async function openCheck(language: Language) {
	const [{ default: Check }] = await Promise.all([
		import('$lib/ui/check/Check.svelte'),
		language.open()
	]);
	return { Check, words: await checkWords(language.code), checkup: newCheckup() };
}

/** Words for why two people do not meet, and the way to the check: fetched together. */
import type { LanguageCode } from '../../../i18n/language.svelte';
import { obstacleWords } from '../../../i18n/obstacle';

export async function openObstacles(code: LanguageCode) {
	const [{ default: ToCheck }, words] = await Promise.all([
		import('./ToCheck.svelte'),
		obstacleWords(code)
	]);
	return { ToCheck, words };
}

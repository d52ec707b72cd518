/** What the lobby offers once it is at rest: code and texts, fetched together. */
import { deskWords } from '../../../i18n/more/desk';
import type { LanguageCode } from '../../../i18n/language.svelte';

/** Two steps from the page, as ../index.ts says. */
export async function openDesk(code: LanguageCode) {
	const [parts, words] = await Promise.all([import('./parts'), deskWords(code)]);
	const { deskNews, DeviceSheet, LinkCode, LobbyTools, RoomTools, voice } = parts;
	return { deskNews, DeviceSheet, LinkCode, LobbyTools, RoomTools, voice, words };
}

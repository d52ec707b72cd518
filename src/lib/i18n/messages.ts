import type { words } from './en';

/** Every text of the page. English is the source: what it says, every language says. */
export type Messages = typeof words;

/** Steps that mend a refusal, in the words of the browser at hand. */
export type BrowserWords = 'chromium' | 'firefox' | 'safari' | 'ios';

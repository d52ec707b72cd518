import type { BrowserWords } from '../i18n/messages';

/** Whose words to use for where permissions are mended. Nothing else depends on this guess. */
export function browserWords(userAgent: string): BrowserWords {
	if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
	if (userAgent.includes('Firefox/')) return 'firefox';
	return /Safari\//.test(userAgent) && !/Chrom/.test(userAgent) ? 'safari' : 'chromium';
}

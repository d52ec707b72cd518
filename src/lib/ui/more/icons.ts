/** More of Lucide 1.48.0 (src/lib/ui/icons.ts), for what nobody needs before a call. */
const shield =
	'M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z';

export const shieldSure = `${shield}M9 12l2 2 4-4`;
export const shieldAsking = `${shield}M9.1 9a3 3 0 0 1 5.82 1c0 2-3 3-3 3M12 17h.01`;
export const alert =
	'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01';
export const dots = 'M12 12h.01M19 12h.01M5 12h.01';
export const screenCorners =
	'M8 3H5a2 2 0 0 0-2 2v3M21 8V5a2 2 0 0 0-2-2h-3M3 16v3a2 2 0 0 0 2 2h3M16 21h3a2 2 0 0 0 2-2v-3';
export const smallScreen =
	'M21 9V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h4M14 13h6a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2h-6a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2z';
export const keyboard =
	'M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM6 8h.01M10 8h.01M14 8h.01M18 8h.01M8 12h.01M12 12h.01M16 12h.01M7 16h10';
export const weakSignal = 'M2 20h.01M7 20v-4M12 20v-8M17 20V8M2 2l20 20';
export const pause = 'M7 4h3v16H7zM14 4h3v16h-3z';
export const resume = 'M6 3l14 9-14 9z';

/** More of Lucide 1.48.0 (src/lib/ui/icons.ts), for what nobody needs before a call. */
const shield =
	'M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z';

export const shieldSure = `${shield}M9 12l2 2 4-4`;
export const shieldAsking = `${shield}M9.1 9a3 3 0 0 1 5.82 1c0 2-3 3-3 3M12 17h.01`;
export const alert =
	'm21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01';

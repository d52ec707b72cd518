/** A link as a QR code (ISO/IEC 18004), drawn as one path. */
import { encodeQR } from 'qr';

export interface QrPath {
	/** How many points it is wide and high, with the quiet zone of four points around it (§6.3.8). */
	readonly size: number;
	readonly path: string;
}

const quietZone = 4;

/** @throws when there is no code for so long a text. */
export function qrPath(text: string): QrPath {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
	const path = rows
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
		.join('');
	return { size: rows.length, path };
}

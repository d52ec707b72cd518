/** The vectors that docs/protocol.md publishes: the code is held to the document, and nothing is written twice. */
import { readFileSync } from 'node:fs';

export interface Vector {
	readonly name: string;
	/** Of a private room. */
	readonly secret: string;
	readonly roomId: string;
	/** The page's own cannot be exported: this is its only copy. */
	readonly sealKey: Buffer;
}

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

/** The cells of each row that is all code, in the first table behind this line. */
function rowsBehind(line: string): readonly (readonly string[])[] {
	const table = page.split(`${line}\n\n`)[1]?.split('\n\n')[0] ?? '';
	return table
		.split('\n')
		.filter((row) => row.startsWith('| `'))
		.map((row) => Array.from(row.matchAll(/`([^`]+)`/g), ([, cell = '']) => cell));
}

const vector = (name = '', secret = '', roomId = '', sealKey = ''): Vector => ({
	name,
	secret,
	roomId,
	sealKey: Buffer.from(sealKey, 'hex')
});

export const openRooms = rowsBehind('Test vectors of open rooms:').map(([name, roomId, sealKey]) =>
	vector(name, '', roomId, sealKey)
);

export const privateRooms = rowsBehind('Test vectors of private rooms:').map((cells) =>
	vector(...cells)
);

/** The root secret of the open room `kitchen`. */
export const kitchenRoot = Buffer.from(/^`([\da-f]{64})`\.$/m.exec(page)?.[1] ?? '', 'hex');

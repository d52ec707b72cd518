import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { everyState } from '../protocol/every-state';
import { diagramIn, diagramOf } from './diagram';

it('docs/protocol.md shows the diagram that the machine draws of itself (npm run explore writes it)', async () => {
	const page = await readFile(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

	expect(diagramIn(page)).toBe(diagramOf(everyState()));
});

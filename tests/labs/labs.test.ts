import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { whyNotApart } from './apart';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const why = whyNotApart();

/** The quick ones; `npm run lab` plays all, and measures. */
const quick = ['cone-cone', 'symmetric-symmetric'];

describe.skipIf(why !== null)(
	`two homes on an internet of their own${why ? ` (${why})` : ''}`,
	() => {
		it('meet by STUN behind ordinary routers, and by the relay behind strict ones', async () => {
			const lab = spawn(process.execPath, [
				'--import',
				'tsx',
				main,
				'--slow',
				'--runs',
				'1',
				...quick
			]);
			const [told, complaints, [code]] = await Promise.all([
				text(lab.stdout),
				text(lab.stderr),
				once(lab, 'exit')
			]);
			expect(told + complaints).toContain('all held');
			for (const name of quick) expect(told).toMatch(new RegExp(`^ok +${name} `, 'm'));
			expect(code).toBe(0);
		}, 240_000);
	}
);

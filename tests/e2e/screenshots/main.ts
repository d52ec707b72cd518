/**
 * `npm run screenshots`: what people see, screen by screen, on a phone and on a desk, in the light and in the dark, in
 * each language, into docs/screenshots/. Two drawn people really call each other through the real server.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../people/chromium';
import { shoot } from '../people/film';
import { ann, ben, film } from '../people/portrait';
import { startVisavi } from '../people/server';
import { theCall } from './call';
import { folder } from './camera';
import { theEnds } from './ends';
import { theLobby, theRefusal, theWaiting } from './lobby';
import { meet, roomNames, type Language, type Table } from './table';
import { theSharing } from './sharing';

/** What Ann's camera sees, and what Ben's. */
type Films = readonly [string, string];

async function portraits(into: string): Promise<Films> {
	const { browser, close } = await openBrowser();
	const page = await browser.newPage();
	const files = [join(into, 'ann.y4m'), join(into, 'ben.y4m')] as const;
	await shoot(files[0], await film(page, ann));
	await shoot(files[1], await film(page, ben));
	await close();
	return files;
}

async function tell(site: URL, language: Language, [annsFilm, bensFilm]: Films): Promise<void> {
	const [anns, bens] = await Promise.all([
		openBrowser({ video: annsFilm }),
		openBrowser({ video: bensFilm })
	]);
	const table: Table = { anns, bens, site, language };
	try {
		await theRefusal(table);
		await theLobby(table);
		await theWaiting(table);
		const pair = await meet(table);
		await theCall(table, pair);
		await theSharing(table, pair);
		await theEnds(table, pair);
	} finally {
		await Promise.all([anns.close(), bens.close()]);
	}
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const films = await mkdtemp(join(tmpdir(), 'visavi-films-'));
const visavi = await startVisavi();
try {
	const both = await portraits(films);
	for (const language of Object.keys(roomNames) as Language[])
		await tell(visavi.url, language, both);
} finally {
	await visavi.close();
	await rm(films, { recursive: true });
}

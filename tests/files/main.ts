/**
 * `npm run files`: sends one large file from one Chromium to another through a call, and says how fast that was and how
 * much memory the two pages took meanwhile. `--mib` is its size, 2048 by default.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, expect, type BrowserContext } from '@playwright/test';
import { chromiumPath, standardFlags } from '../e2e/people/chromium';
import { Person } from '../e2e/people/person';
import { startVisavi } from '../e2e/people/server';
import { meet } from '../e2e/people/together';
import { watchMemory } from './memory';

const mebibyte = 2 ** 20;

const { values } = parseArgs({ options: { mib: { type: 'string', default: '2048' } } });
const mib = Number(values.mib);
/** A megabyte in a second is slow for two pages on one machine. */
const patienceMs = 60_000 + mib * 1_000;

const folder = await mkdtemp(join(tmpdir(), 'visavi-files-'));
const source = join(folder, 'large.bin');
const contexts: BrowserContext[] = [];

/** With a profile on the disk: a private window keeps its files in memory. */
async function arrive(name: string, site: URL): Promise<Person> {
	const context = await chromium.launchPersistentContext(join(folder, name), {
		executablePath: chromiumPath,
		args: standardFlags({ devices: 'slow' }),
		permissions: ['camera', 'microphone'],
		acceptDownloads: false
	});
	contexts.push(context);
	await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
	return Person.sitDown(name, context, site);
}

/** Nothing but zeros takes no place; a mark in each block makes none like the other. */
async function write(): Promise<void> {
	const file = await open(source, 'w');
	await file.truncate(mib * mebibyte);
	for (let at = 0; at < mib; at += 1) await file.write(`block ${at}`, at * mebibyte);
	await file.close();
}

const visavi = await startVisavi();
try {
	await write();
	const [alice, bob] = [await arrive('alice', visavi.url), await arrive('bob', visavi.url)];
	await meet(alice, bob);
	for (const who of [alice, bob]) {
		await who.at('chat').waitFor();
		await who.presses('chat');
		await expect(who.at('file-attach')).toBeEnabled();
	}
	await alice.at('file-input').setInputFiles(source);
	await bob.at('file-save').waitFor();
	const memory = await Promise.all([alice, bob].map(({ page }) => watchMemory(page)));
	const began = performance.now();
	await bob.presses('file-save');
	for (const who of [bob, alice])
		await expect(who.at('file')).toHaveAttribute('data-state', 'kept', { timeout: patienceMs });
	const seconds = (performance.now() - began) / 1_000;
	console.log(
		`${mib} MiB in ${seconds.toFixed(1)} s: ${(mib / seconds).toFixed(1)} MiB/s, checked`
	);
	for (const [at, who] of ['sends', 'receives'].entries()) {
		const { before, peak } = memory[at]!.end();
		console.log(`who ${who}: ${before} MiB before, ${peak} MiB at most`);
	}
} finally {
	await Promise.all(contexts.map((context) => context.close()));
	await visavi.close();
	await rm(folder, { recursive: true, force: true });
}

/** The first picture of a connection, in Chromium. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type JSHandle, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../peer-server/server.ts';
import type { Scene } from './opening/page';

let folder: string;
let server: RunningServer;
let browser: Browser;
let page: Page;
let scene: JSHandle<Scene>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'visavi-opening-'));
	await build({
		configFile: false,
		logLevel: 'warn',
		root: fileURLToPath(new URL('./opening/', import.meta.url)),
		build: { outDir: folder, emptyOutDir: true, target: 'esnext' }
	});
	server = await startServer({ port: 0, host: '127.0.0.1', siteFolder: folder });
	browser = await chromium.launch({
		executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-features=WebRtcHideLocalIpsWithMdns']
	});
	page = await browser.newPage({ bypassCSP: true });
}, 60_000);
afterAll(async () => {
	await browser.close();
	await server.close();
	await rm(folder, { recursive: true });
});

const sent = (): Promise<string> => scene.evaluate((it) => it.sent);
const seen = (): Promise<boolean> => scene.evaluate((it) => it.seen);
const copyIsLive = (): Promise<boolean> => scene.evaluate((it) => it.copyIsLive);

describe('the first picture', { timeout: 20_000 }, () => {
	beforeEach(async () => {
		await page.goto(server.url.href);
		scene = await page.evaluateHandle(() => openScene());
	});

	it('is seen without another one of the camera, which then takes over', async () => {
		expect([await seen(), await sent()]).toEqual([false, 'copy']);
		await scene.evaluate((it) => it.show());
		await expect.poll(seen, { timeout: 5_000 }).toBe(true);
		await expect.poll(sent, { timeout: 5_000 }).toBe('camera');
		expect(await copyIsLive()).toBe(false);
	});

	it('gives way to a camera that was switched off meanwhile', async () => {
		await scene.evaluate((it) => {
			it.switchOff();
			it.show();
		});
		await expect.poll(copyIsLive, { timeout: 5_000 }).toBe(false);
		expect(await sent()).toBe('nothing');
	});

	it('is let go of when the connection ends before it was shown', async () => {
		await scene.evaluate((it) => it.end());
		expect(await copyIsLive()).toBe(false);
		await scene.evaluate((it) => it.show());
		expect(await sent()).toBe('copy');
	});
});

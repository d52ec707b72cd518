/** Files from one real page to the other, compared by their hashes. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { more } from '../../src/lib/i18n/more/en';
import { rememberConnections } from './people/connections';
import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';

const { files } = more;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** As it lies on the disk. */
const hashOf = async (download: Download): Promise<string> =>
	sha256(await readFile(await download.path()));

declare global {
	interface Window {
		/** Nothing is written to the disk before this is kept. */
		stuck: Promise<void> | undefined;
		unstick: () => void;
	}
}

/** So that the page keeps what comes in its own storage first: nobody is here to answer the browser's question. */
async function keepsForThemselves({ page }: Person): Promise<void> {
	await page.addInitScript(() => {
		Reflect.deleteProperty(window, 'showSaveFilePicker');
		const disk = FileSystemWritableFileStream.prototype;
		const write = disk.write;
		disk.write = async function (data) {
			await window.stuck;
			return write.call(this, data);
		};
	});
}

const stick = ({ page }: Person): Promise<void> =>
	page.evaluate(() => {
		window.stuck = new Promise((done) => (window.unstick = done));
	});

async function expectState(who: Person, name: string, state: string): Promise<void> {
	await expect(who.at('file').filter({ hasText: name })).toHaveAttribute('data-state', state);
}

test('files go from one to the other', async ({ alice, bob }) => {
	await keepsForThemselves(bob);
	await rememberConnections(alice.page);
	await meet(alice, bob);
	await bob.at('chat').waitFor();
	await alice.presses('chat');
	await expect(alice.at('file-attach')).toBeEnabled();

	await test.step('by the button; who gets one is asked, and nothing is opened', async () => {
		const buffer = Buffer.alloc(3_000_000, 'Visavi ');
		await alice
			.at('file-input')
			.setInputFiles({ name: 'report.html', mimeType: 'text/html', buffer });
		await expect(
			bob.page.getByRole('status').filter({ hasText: files.offers('report.html') })
		).toBeVisible();
		await bob.presses('chat');
		const coming = bob.page.waitForEvent('download');
		await bob.presses('file-save');
		const download = await coming;
		expect(download.suggestedFilename()).toBe('report.html');
		expect(await hashOf(download)).toBe(sha256(buffer));
		await expectState(bob, 'report.html', 'kept');
		await expectState(alice, 'report.html', 'kept');
		expect(bob.page.context().pages()).toHaveLength(1);
	});

	await test.step('by drop and by paste; a name is only a name, and may be declined', async () => {
		for (const type of ['drop', 'paste'] as const) {
			await alice.page.evaluate((by) => {
				const dropped = new DataTransfer();
				dropped.items.add(new File(['x'], `../<b>${by}.txt`));
				document.body.dispatchEvent(
					by === 'drop'
						? new DragEvent(by, { dataTransfer: dropped, bubbles: true, cancelable: true })
						: new ClipboardEvent(by, { clipboardData: dropped, bubbles: true, cancelable: true })
				);
			}, type);
			const item = bob.at('file').filter({ hasText: `__b_${type}.txt` });
			await item.getByTestId('file-cancel').click();
			await expectState(alice, `${type}.txt`, 'stopped');
		}
	});

	await test.step('through a connection that breaks, by itself', async () => {
		const numbers = Uint32Array.from({ length: 5_000_000 }, (_, at) => at);
		const coming = bob.page.waitForEvent('download');
		// As it would take long to bring it into the browser.
		await alice.page.evaluate(() => {
			const numbers = Uint32Array.from({ length: 5_000_000 }, (_, at) => at);
			const dropped = new DataTransfer();
			dropped.items.add(new File([numbers], 'film.bin'));
			document.body.dispatchEvent(
				new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true })
			);
		});
		const item = bob.at('file').filter({ hasText: 'film.bin' });
		await stick(bob);
		await item.getByTestId('file-save').click();
		await item.getByTestId('file-pause').click();
		await expect(alice.at('file').filter({ hasText: 'film.bin' })).toContainText(
			files.state.theyPause
		);
		await alice.page.evaluate(() => {
			for (const connection of window.connections) connection.close();
		});
		await bob.expectPhase('reconnecting');
		await Promise.all([alice, bob].map((who) => who.expectPhase('connected')));
		await item.getByTestId('file-pause').click();
		await bob.page.evaluate(() => window.unstick());
		expect(await hashOf(await coming)).toBe(sha256(Buffer.from(numbers.buffer)));
		await expectState(alice, 'film.bin', 'kept');
	});
});

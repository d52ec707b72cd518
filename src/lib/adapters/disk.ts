/**
 * Where files go as they come, so that none of them is ever in memory: into the place that the person picks (WICG
 * File System Access), else into the page's own storage (WHATWG File System), from which the browser then downloads it.
 */
import type { Sink } from '../protocol/ports';

/** Newer than TypeScript's own types. */
type PickPlace = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

const picker = (): PickPlace | null =>
	'showSaveFilePicker' in window ? (window.showSaveFilePicker as PickPlace).bind(window) : null;

const folderPrefix = 'visavi-';

/** What tabs that are gone have left behind is removed: each tab holds a lock of its folder's name. */
async function clean(root: FileSystemDirectoryHandle): Promise<void> {
	const { held = [] } = await navigator.locks.query();
	const inUse = new Set(held.map(({ name }) => name));
	for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys())
		if (name.startsWith(folderPrefix) && !inUse.has(name))
			await root.removeEntry(name, { recursive: true });
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
	const root = await navigator.storage.getDirectory();
	const name = `${folderPrefix}${crypto.randomUUID()}`;
	// Until the page goes.
	await new Promise<void>((held) => {
		void navigator.locks.request(name, () => {
			held();
			return new Promise<never>(() => undefined);
		});
	});
	await clean(root);
	return root.getDirectoryHandle(name, { create: true });
}

/** Never opened by a browser, whatever its name says. */
const harmless = 'application/octet-stream';

export class Disk {
	#folder: Promise<FileSystemDirectoryHandle> | null = null;

	get possible(): boolean {
		return (
			picker() !== null || 'createWritable' in (globalThis.FileSystemFileHandle?.prototype ?? {})
		);
	}

	/** Only by the person's own press. `null` when they would rather not; `full` when there is no room for it. */
	async open(name: string, size: number): Promise<Sink | 'full' | null> {
		const pick = picker();
		if (!pick) return this.#openOwn(size);
		try {
			const handle = await pick({ suggestedName: name });
			return sinkTo(await handle.createWritable(), async () => null);
		} catch (cause) {
			if (cause instanceof DOMException && cause.name === 'AbortError') return null;
			throw cause;
		}
	}

	async #openOwn(size: number): Promise<Sink | 'full'> {
		const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
		if (quota - usage < size) return 'full';
		this.#folder ??= openFolder();
		const folder = await this.#folder;
		const handle = await folder.getFileHandle(crypto.randomUUID(), { create: true });
		return sinkTo(await handle.createWritable(), async () => {
			const file = await handle.getFile();
			return URL.createObjectURL(file.slice(0, file.size, harmless));
		});
	}
}

const sinkTo = (to: FileSystemWritableFileStream, kept: () => Promise<string | null>): Sink => ({
	write: (bytes) => to.write(bytes),
	keep: async () => {
		await to.close();
		return kept();
	},
	drop: () => to.abort()
});

/** The browser downloads it: it is saved, and not opened. */
export function download(link: string, name: string): void {
	const anchor = document.createElement('a');
	anchor.href = link;
	anchor.download = name;
	anchor.click();
}

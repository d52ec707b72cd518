import { beforeEach, describe, expect, it } from 'vitest';
import { stretchIn, type StretchWorker } from '../../src/lib/identity/stretch';

/** A worker that answers when the test says so. */
class TwinWorker implements StretchWorker {
	onmessage: StretchWorker['onmessage'] = null;
	onmessageerror: StretchWorker['onmessageerror'] = null;
	onerror: StretchWorker['onerror'] = null;
	readonly asked: unknown[] = [];
	ends = 0;

	postMessage(name: unknown): void {
		this.asked.push(name);
	}
	terminate(): void {
		this.ends += 1;
	}
	says(answer: unknown): void {
		this.onmessage?.call(this as never, new MessageEvent('message', { data: answer }));
	}
}

let workers: TwinWorker[];
let unwanted: AbortController;
beforeEach(() => {
	workers = [];
	unwanted = new AbortController();
});

const stretch = stretchIn(() => {
	const worker = new TwinWorker();
	workers.push(worker);
	return worker;
});

/** A stretch that has begun, and its worker. */
function begin(): readonly [Promise<Uint8Array>, TwinWorker] {
	const root = stretch('kitchen', unwanted.signal);
	const [worker] = workers;
	if (!worker) throw new Error('no worker was opened');
	return [root, worker];
}

describe('a name is stretched in a worker', () => {
	it('that is asked at once, and is gone when it has answered', async () => {
		const [root, worker] = begin();
		expect([worker.asked, worker.ends]).toEqual([['kitchen'], 0]);
		worker.says({ root: new Uint8Array([1, 2, 3]) });
		expect(await root).toEqual(new Uint8Array([1, 2, 3]));
		expect(worker.ends).toBe(1);
	});

	it('that is ended when the name is not wanted any more', async () => {
		const [root, worker] = begin();
		unwanted.abort();
		await expect(root).rejects.toMatchObject({ name: 'AbortError' });
		expect(worker.ends).toBe(1);
	});

	it('that is not even opened for a name that is not wanted', async () => {
		unwanted.abort();
		await expect(stretch('kitchen', unwanted.signal)).rejects.toMatchObject({ name: 'AbortError' });
		expect(workers).toEqual([]);
	});

	it('that says why it cannot, and is gone then', async () => {
		const [root, worker] = begin();
		worker.says({ fault: 'out of memory' });
		await expect(root).rejects.toThrow('The room’s keys could not be made: out of memory');
		expect(worker.ends).toBe(1);
	});

	it('that cannot be loaded: told to whoever asked, and to nobody else', async () => {
		const [root, worker] = begin();
		const error = Object.assign(new Event('error', { cancelable: true }), { message: '' });
		worker.onerror?.call(worker as never, error as ErrorEvent);
		await expect(root).rejects.toThrow('the worker did not start');
		expect([worker.ends, error.defaultPrevented]).toEqual([1, true]);
	});

	it('that cannot be understood', async () => {
		const [root, worker] = begin();
		worker.onmessageerror?.call(worker as never, new MessageEvent('messageerror'));
		await expect(root).rejects.toThrow('could not be understood');
		expect(worker.ends).toBe(1);
	});
});

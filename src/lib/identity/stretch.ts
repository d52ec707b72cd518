/** Argon2id beside the page: a worker for each name, which lives until it has answered or is not wanted any more. */
// oxlint-disable-next-line import/default -- Vite makes this module: the worker's address
import workerUrl from './stretch.worker.ts?worker&url';

/**
 * From an open room's normalised name to its root secret. Rejects with the signal's reason once that is aborted.
 */
export type Stretch = (normalName: string, signal: AbortSignal) => Promise<Uint8Array>;

/** What the worker says, once. */
export type StretchAnswer = { readonly root: Uint8Array } | { readonly fault: string };

/** What is used of a `Worker`. */
export type StretchWorker = Pick<
	Worker,
	'onmessage' | 'onmessageerror' | 'onerror' | 'postMessage' | 'terminate'
>;

/** What is used of `window.trustedTypes`, which TypeScript's own library does not know. */
interface ScriptPolicies {
	createPolicy(
		name: string,
		rules: { createScriptURL(): string }
	): { createScriptURL(url: string): string };
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: ScriptPolicies };

/** The page lets no text become a script's address (W3C Trusted Types §2.3); this one address is the exception. */
const policy = trustedTypes?.createPolicy('visavi', { createScriptURL: () => workerUrl });

const browserWorker = (): StretchWorker =>
	new Worker(policy?.createScriptURL('') ?? workerUrl, { type: 'module' });

const failure = (why: string): Error => new Error(`The room’s keys could not be made: ${why}`);

/** The worker is begun at once and is gone when the promise is settled, however it is. */
export const stretchIn =
	(openWorker: () => StretchWorker): Stretch =>
	async (normalName, signal) => {
		signal.throwIfAborted();
		const worker = openWorker();
		const answered = new AbortController();
		try {
			return await new Promise<Uint8Array>((resolve, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason), answered);
				worker.onmessage = ({ data: answer }: MessageEvent<StretchAnswer>) =>
					'root' in answer ? resolve(answer.root) : reject(failure(answer.fault));
				worker.onmessageerror = () => reject(failure('the worker could not be understood'));
				worker.onerror = (event) => {
					// Told here; otherwise the window would report it once more.
					event.preventDefault();
					reject(failure(event.message || 'the worker did not start'));
				};
				worker.postMessage(normalName);
			});
		} finally {
			answered.abort();
			worker.terminate();
		}
	};

export const stretchInWorker: Stretch = stretchIn(browserWorker);

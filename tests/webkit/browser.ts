/**
 * WebKit's engine, by WebDriver (W3C webdriver2): Debian's WebKitGTK, on a screen that is not there. It has cameras and
 * microphones of its own making and no `RTCPeerConnection`; Playwright cannot drive it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { freePort } from '../support/free-port';

const browserPath = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

const programs = [browserPath, '/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'];

/** Whether all that it takes is on this machine. */
export const hasWebKit = programs.every((program) => existsSync(program));

export interface WebKitParts {
	readonly devices: boolean;
	readonly dark: boolean;
}

/** As WebDriver calls an element in its answers (§12.1). */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** WebDriver's code for the key (§17.4.2). */
export const escapeKey = '\uE00C';

export class WebKit {
	readonly #driver: ChildProcess;
	readonly #address: string;
	#session = '';

	private constructor(driver: ChildProcess, port: number) {
		this.#driver = driver;
		this.#address = `http://127.0.0.1:${port}`;
	}

	static async open({ devices, dark }: WebKitParts): Promise<WebKit> {
		const port = await freePort();
		const driver = spawn(
			'xvfb-run',
			['-a', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'],
			{
				stdio: ['ignore', 'ignore', 'ignore'],
				// `xvfb-run` passes no signal on: a group of its own can be ended as one.
				detached: true,
				env: {
					...process.env,
					// Its sandbox does not let root in.
					WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
					...(dark ? { GTK_THEME: 'Adwaita:dark' } : {})
				}
			}
		);
		const webkit = new WebKit(driver, port);
		await webkit.#begin(devices);
		return webkit;
	}

	async goes(address: URL | string): Promise<void> {
		await this.#ask('POST', 'url', { url: String(address) });
	}

	/** What the page's own script answers: the body of a function. */
	run<T>(script: string): Promise<T> {
		return this.#ask('POST', 'execute/sync', { script, args: [] }) as Promise<T>;
	}

	async press(selector: string): Promise<void> {
		await this.#ask('POST', `element/${await this.#find(selector)}/click`, {});
	}

	/** Types into a field, after what is there. */
	async type(selector: string, text: string): Promise<void> {
		await this.#ask('POST', `element/${await this.#find(selector)}/value`, { text });
	}

	async close(): Promise<void> {
		if (this.#session) await this.#ask('DELETE', '');
		const ended = once(this.#driver, 'exit');
		process.kill(-Number(this.#driver.pid), 'SIGTERM');
		await ended;
	}

	/** The driver takes a moment to listen. */
	async #begin(devices: boolean): Promise<void> {
		const args = ['--automation', '--enable-webrtc=true', '--enable-media-stream=true'];
		const body = {
			capabilities: {
				alwaysMatch: {
					'webkitgtk:browserOptions': {
						binary: browserPath,
						args: [...args, `--enable-mock-capture-devices=${devices}`]
					}
				}
			}
		};
		for (;;) {
			if (this.#driver.exitCode !== null) throw new Error('WebKitWebDriver has ended.');
			try {
				const { sessionId } = (await this.#send('POST', '/session', body)) as { sessionId: string };
				this.#session = sessionId;
				return;
			} catch (cause) {
				if (!(cause instanceof TypeError)) throw cause; // `fetch` says so when nobody listens
				await new Promise((done) => setTimeout(done, 100));
			}
		}
	}

	async #find(selector: string): Promise<string> {
		const found = await this.#ask('POST', 'element', { using: 'css selector', value: selector });
		return (found as Record<string, string>)[elementKey]!;
	}

	#ask(method: string, path: string, body?: unknown): Promise<unknown> {
		return this.#send(method, `/session/${this.#session}${path && `/${path}`}`, body);
	}

	async #send(method: string, path: string, body?: unknown): Promise<unknown> {
		const answer = await fetch(this.#address + path, {
			method,
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const { value } = (await answer.json()) as { value: unknown };
		if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
		return value;
	}
}

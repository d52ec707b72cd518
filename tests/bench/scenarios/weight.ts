import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bothSee, type Stage } from '../stage/stage';

export const kinds = ['html', 'js', 'css', 'other'] as const;
export type Kind = (typeof kinds)[number];

export interface Load {
	readonly files: number;
	readonly gzipBytes: number;
	readonly brotliBytes: number;
}
export type Weight = Readonly<Record<Kind, Load>>;

/** Limits of issue 3 for everything together, gzip. */
export const weightGoal = { aim: 60 * 1024, limit: 75 * 1024 };

interface Body {
	readonly type: string;
	readonly bytes: Buffer;
}

const fetchPlain = (url: string): Promise<Body> =>
	new Promise((done, failed) => {
		get(url, { headers: { 'accept-encoding': 'identity' } }, (response) => {
			const type = response.headers['content-type'] ?? '';
			buffer(response).then((bytes) => done({ type, bytes }), failed);
		}).once('error', failed);
	});

function kindOf(type: string): Kind {
	if (type.includes('html')) return 'html';
	if (type.includes('javascript')) return 'js';
	return type.includes('css') ? 'css' : 'other';
}

/**
 * Everything that a first-time guest's browser asks for by http until both people see each other: bodies,
 * compressed as hard as gzip and brotli can, which is what the build puts beside its files. What does not
 * shrink counts as it is. Headers and WebSocket frames are not counted.
 */
export async function weigh(stage: Stage): Promise<Weight> {
	const { host, guest } = await stage.cast('host', 'guest');
	await stage.wait(host);
	await stage.arrive(guest);
	const { at } = await guest.press();
	await bothSee(host, guest, at);
	const bodies = await Promise.all([...guest.requested].map(fetchPlain));
	const load = (kind: Kind): Load => {
		const ofKind = bodies.filter(({ type }) => kindOf(type) === kind).map(({ bytes }) => bytes);
		const sum = (compress: (bytes: Buffer) => Buffer): number =>
			ofKind.reduce((total, bytes) => total + Math.min(bytes.length, compress(bytes).length), 0);
		return {
			files: ofKind.length,
			gzipBytes: sum((bytes) => gzipSync(bytes, { level: 9 })),
			brotliBytes: sum((bytes) => brotliCompressSync(bytes))
		};
	};
	return { html: load('html'), js: load('js'), css: load('css'), other: load('other') };
}

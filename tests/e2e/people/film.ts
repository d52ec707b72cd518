/** What a camera sees: films made in code, one file each. */
import { writeFile } from 'node:fs/promises';

export interface Film {
	readonly width: number;
	readonly height: number;
	readonly fps: number;
	/** Red, green, blue and opacity of each point, as a canvas has them; shown over and over. */
	readonly frames: readonly Uint8Array[];
}

/** YUV4MPEG2, 4:2:0: for each frame the brightness of every point, then blue and red of every other. */
export async function shoot(file: string, film: Film): Promise<void> {
	const { width, height, fps, frames } = film;
	const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);
	const start = Buffer.from('FRAME\n');
	const body = frames.flatMap((frame) => [start, planesOf(frame, width, height)]);
	await writeFile(file, Buffer.concat([header, ...body]));
}

/** ITU-R BT.601, studio range. */
function planesOf(rgba: Uint8Array, width: number, height: number): Buffer {
	const size = width * height;
	const planes = Buffer.alloc(size + size / 2);
	for (let at = 0; at < size; at += 1) {
		const [r, g, b] = [rgba[at * 4]!, rgba[at * 4 + 1]!, rgba[at * 4 + 2]!];
		planes[at] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
		const [x, y] = [at % width, Math.floor(at / width)];
		if (x % 2 || y % 2) continue;
		const half = size + (y / 2) * (width / 2) + x / 2;
		planes[half] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
		planes[half + size / 4] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
	}
	return planes;
}

const walls = { red: [220, 30, 30], green: [30, 220, 30], blue: [30, 30, 220] } as const;

/** One second of a white ball that crosses a wall of one colour. */
export function ballOn(colour: keyof typeof walls): Film {
	const [width, height, fps] = [160, 120, 20];
	const frames = Array.from({ length: fps }, (_, at) => {
		const points = Array.from({ length: width * height }, (__, point) => {
			const [x, y] = [point % width, Math.floor(point / width)];
			const ball = Math.hypot(x - (at / fps) * width, y - height / 2) < 20;
			return [...(ball ? [255, 255, 255] : walls[colour]), 255];
		});
		return Uint8Array.from(points.flat());
	});
	return { width, height, fps, frames };
}

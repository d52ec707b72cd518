/** Two people who do not exist, drawn, for pictures of a call. */
import type { Page } from '@playwright/test';
import type { Film } from './film';

interface Looks {
	readonly wall: readonly [string, string];
	readonly skin: string;
	readonly shirt: string;
	/** Shapes behind the face and before it. */
	readonly behind: string;
	readonly before: string;
}

export const ann: Looks = {
	wall: ['#d9c7a8', '#8f7a6c'],
	skin: '#e6b08c',
	shirt: '#a6482f',
	behind:
		'<path d="M282 400c-30-170 0-292 118-292s148 122 118 292c-40 26-196 26-236 0z" fill="#3b2a25"/>',
	before:
		'<path d="M300 300c-16-120 30-176 104-176 72 0 112 56 96 176-8-44-24-76-50-96-40 30-96 40-126 36-14 16-20 36-24 60z" fill="#3b2a25"/>'
};

export const ben: Looks = {
	wall: ['#9fb7b4', '#47566a'],
	skin: '#cf9a76',
	shirt: '#2c4f73',
	behind:
		'<g fill="#c48d68"><circle cx="306" cy="300" r="17"/><circle cx="494" cy="300" r="17"/></g>',
	before:
		'<g fill="#1f1c1e"><path d="M304 280c0-120 60-150 100-150s96 30 94 150c-12-48-34-70-58-72-28 14-62 12-84 0-24 6-42 32-52 72z"/><path d="M308 330c8 66 48 86 92 86s84-20 92-86c-16 40-40 50-92 50s-76-10-92-50z" opacity=".85"/></g>'
};

const [width, height, fps, seconds] = [640, 480, 20, 2];

/** `time` goes from 0 to 1 and round again: they nod. Who blinks is photographed with closed eyes. */
function drawing({ wall, skin, shirt, behind, before }: Looks, time: number): string {
	const sway = Math.sin(time * 2 * Math.PI);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 800 600">
		<defs><linearGradient id="wall" x2="1" y2="1"><stop stop-color="${wall[0]}"/><stop offset="1" stop-color="${wall[1]}"/></linearGradient></defs>
		<rect width="800" height="600" fill="url(#wall)"/>
		<rect x="560" y="70" width="150" height="210" rx="8" fill="#fff" opacity=".25"/>
		<circle cx="110" cy="480" r="95" fill="#5f7a5a" opacity=".6"/>
		<path d="M170 640c10-190 110-240 230-240s220 50 230 240z" fill="${shirt}"/>
		<g transform="translate(${5 * sway} ${3 * sway}) rotate(${1.5 * sway} 400 420)">
			${behind}
			<path d="M350 370h100v70c-30 30-70 30-100 0z" fill="${skin}"/><path d="M350 390c30 24 70 24 100 0v24c-30 20-70 20-100 0z" opacity=".12"/>
			<ellipse cx="400" cy="292" rx="96" ry="117" fill="${skin}"/>
			<circle cx="366" cy="288" r="8" fill="#2b211e"/><circle cx="434" cy="288" r="8" fill="#2b211e"/>
			${before}
			<path d="M364 350c20 18 52 18 72 0" stroke="#8a4a3a" stroke-width="7" fill="none" stroke-linecap="round"/>
		</g></svg>`;
}

/** Paints a drawing in a page, which needs no site. */
async function paint(page: Page, svg: string): Promise<Uint8Array> {
	const points = await page.evaluate(
		async ([source, across, down]) => {
			const image = new Image();
			image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
			await image.decode();
			const brush = new OffscreenCanvas(across, down).getContext('2d')!;
			brush.drawImage(image, 0, 0);
			let text = '';
			for (const byte of brush.getImageData(0, 0, across, down).data)
				text += String.fromCharCode(byte);
			return btoa(text);
		},
		[svg, width, height] as const
	);
	return Buffer.from(points, 'base64');
}

export async function film(page: Page, looks: Looks): Promise<Film> {
	const frames: Uint8Array[] = [];
	for (let at = 0; at < fps * seconds; at += 1)
		frames.push(await paint(page, drawing(looks, at / (fps * seconds))));
	return { width, height, fps, frames };
}

/** How much of a camera's picture is sent for a window. */
import { expect, it } from 'vitest';
import { whatIsSeen } from '../../src/lib/adapters/peerjs/steer';

const camera = { width: 1280, height: 720 };

it.each([
	['as large as a screen', { width: 2560, height: 1440 }, 1],
	['as large as the camera', camera, 1],
	['of half of that', { width: 640, height: 360 }, 2],
	['a little larger than that', { width: 641, height: 360 }, 1.5],
	['upright, as high as the camera', { width: 400, height: 720 }, 1],
	['of a stamp', { width: 64, height: 36 }, 4]
])('a window %s is filled', (_, window, scale) => {
	expect(whatIsSeen(camera, window).scaleResolutionDownBy).toBe(scale);
});

it('a smaller picture needs fewer bits', () => {
	expect(whatIsSeen(camera, camera).maxBitrate).toBe(2_488_320);
	expect(whatIsSeen(camera, { width: 320, height: 180 }).maxBitrate).toBe(155_520);
});

/** The part of the composition that only a call needs. */
import { browserOutside } from './adapters/outside';
import { LifeWatch, type LifeParts } from './session/life/life-watch.svelte';

/** Whoever watches needs nothing more of the site afterwards, which may be gone by then. */
export async function watchLife(parts: LifeParts): Promise<LifeWatch> {
	await import('./adapters/peerjs/statistics');
	return new LifeWatch(parts, browserOutside());
}

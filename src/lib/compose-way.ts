/** The part of the composition that knows why two people do not meet. It is here before it is wanted: a network may be gone then. */
import { browserOutside } from './adapters/outside';
import { WayWatch, type WayParts } from './session/way/way-watch.svelte';

export async function watchWay(parts: WayParts): Promise<WayWatch> {
	await import('./adapters/peerjs/in-call');
	return new WayWatch(parts, browserOutside());
}

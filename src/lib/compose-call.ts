/** The part of the composition that only a call needs. */
import { Chimes } from './adapters/chimes';
import { browserOutside } from './adapters/outside';
import { stayAwake } from './adapters/wake-lock';
import { Company } from './session/life/company.svelte';
import type { LifeParts } from './session/life/life-watch.svelte';

/** What outlives one call: a sound of the last one may just have been heard. */
export function openCalls() {
	const outside = { ...browserOutside(), sounds: new Chimes(() => localStorage), stayAwake };
	return {
		/** Whoever watches needs nothing more of the site afterwards, which may be gone by then. */
		async keepCompany(parts: LifeParts): Promise<Company> {
			await import('./adapters/peerjs/statistics');
			return new Company(parts, outside);
		}
	};
}

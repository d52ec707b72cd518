/** The part of the composition that only a call needs. */
import { browserOutside } from './adapters/outside';
import { LifeWatch, type LifeParts } from './session/life/life-watch.svelte';

export const watchLife = (parts: LifeParts): LifeWatch => new LifeWatch(parts, browserOutside());

/**
 * Stands in for the start of SvelteKit's client, most of which is a router: 10 KiB gzip for moves between pages,
 * of which Visavi has one. The development server goes on using Kit's own.
 */
import { hydrate } from 'svelte';
import Root from './Root.svelte';

/** Brings the prerendered page to life. Kit gives its generated app first, which is left out too. */
export const start = (_app: object, target: Element): object => hydrate(Root, { target });

/** Kit asks for this name too; a page without moves loads no other page's styles. */
export const load_css = (): void => {};

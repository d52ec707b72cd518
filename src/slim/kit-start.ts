/**
 * Stands in for the start of SvelteKit's client, most of which is a router: 10 KiB gzip for moves between pages,
 * of which Visavi has one. The development server goes on using Kit's own.
 */
import type { Component } from 'svelte';

/** What is used of Kit's generated app; its shape is that of the exact version in package.json. */
interface App {
	readonly nodes: readonly (() => Promise<{ readonly component: Component }>)[];
	readonly root: new (options: {
		readonly target: Element;
		readonly props: object;
		readonly hydrate: true;
		readonly sync: false;
	}) => object;
}

interface Rendered {
	readonly node_ids: readonly number[];
}

const params = {};
/** Nobody reads Kit's page store; its root component writes to it. */
const page = { set: () => {}, notify: () => {}, subscribe: () => () => {} };

/** Brings the prerendered page to life. */
export async function start(
	app: App,
	target: Element,
	{ node_ids: ids }: Rendered
): Promise<object> {
	const nodes = await Promise.all(ids.map((id) => app.nodes[id]?.()));
	return new app.root({
		target,
		props: {
			stores: { page },
			page: { params },
			constructors: nodes.map((node) => node?.component),
			components: []
		},
		hydrate: true,
		sync: false
	});
}

/** Kit asks for this name too; a page without moves loads no other page's styles. */
export const load_css = (): void => {};

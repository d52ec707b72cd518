/** A graph over numbers, as the explorer finds it: edge by edge. */
export class Graph {
	readonly #from: number[] = [];
	readonly #to: number[] = [];

	add(from: number, to: number): void {
		if (from === to) return;
		this.#from.push(from);
		this.#to.push(to);
	}

	/** The nodes from which a marked one can be reached, marked ones too. */
	canReach(marked: Uint8Array): Uint8Array {
		const into = new Neighbours(marked.length, this.#to, this.#from);
		const can = Uint8Array.from(marked);
		const queue = [...can.keys()].filter((node) => can[node] === 1);
		for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
			for (const before of into.of(node)) {
				if (can[before] === 1) continue;
				can[before] = 1;
				queue.push(before);
			}
		}
		return can;
	}

	/** Where everything ends that goes on from `start`: a strongly connected component that nothing leaves. */
	endFrom(start: number, count: number): readonly number[] {
		const out = new Neighbours(count, this.#from, this.#to);
		// Tarjan's algorithm emits components in reverse topological order, so the first one emitted is an end.
		const order = new Int32Array(count);
		const low = new Int32Array(count);
		const open: number[] = [];
		const path: { node: number; rest: Iterator<number> }[] = [];
		let visited = 0;
		const enter = (node: number): void => {
			order[node] = low[node] = ++visited;
			open.push(node);
			path.push({ node, rest: out.of(node).values() });
		};
		enter(start);
		for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
			const { node } = top;
			const next = top.rest.next();
			if (next.done === true) {
				if (low[node] === order[node]) return open.slice(open.indexOf(node));
				path.pop();
				const parent = path.at(-1)?.node ?? node;
				low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
			} else if (order[next.value] === 0) {
				enter(next.value);
			} else {
				low[node] = Math.min(low[node] ?? 0, order[next.value] ?? 0);
			}
		}
		return [start];
	}
}

/** Compressed rows: all neighbours of a node lie side by side. */
class Neighbours {
	readonly #starts: Uint32Array;
	readonly #ends: Uint32Array;

	constructor(count: number, from: readonly number[], to: readonly number[]) {
		this.#starts = new Uint32Array(count + 1);
		this.#ends = new Uint32Array(to.length);
		for (const node of from) this.#starts[node + 1] = (this.#starts[node + 1] ?? 0) + 1;
		for (let node = 0; node < count; node++) {
			this.#starts[node + 1] = (this.#starts[node + 1] ?? 0) + (this.#starts[node] ?? 0);
		}
		const fill = this.#starts.slice();
		for (const [edge, node] of from.entries()) {
			const at = fill[node] ?? 0;
			fill[node] = at + 1;
			this.#ends[at] = to[edge] ?? 0;
		}
	}

	of(node: number): Uint32Array {
		return this.#ends.subarray(this.#starts[node], this.#starts[node + 1]);
	}
}

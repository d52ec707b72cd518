import { expect, it } from 'vitest';
import { bounds, excess, soak } from './soak';

/** Any would do; this one has every fault in it. */
const seed = 3;

const first = { connections: 1, kept: 1, tracks: 2, timers: 8, listeners: 200, heapBytes: 5e6 };

it('a call is up again after each of twenty faults, and nothing is left behind', async () => {
	const told: string[] = [];
	await soak({ faults: 20, seed, say: (line) => told.push(line) });
	expect(told).toHaveLength(20);
});

it.each([
	['connection', { connections: 2 }],
	['memory', { kept: 3 }],
	['track', { tracks: 3 }],
	['timer', { timers: bounds.timers + 1 }],
	['listener', { listeners: 200 + bounds.moreListeners + 1 }],
	['byte', { heapBytes: 5e6 + bounds.moreHeapBytes + 1 }]
])('one %s too many is told', (name, more) => {
	expect(excess(first, first)).toBeNull();
	expect(excess({ ...first, ...more }, first)).toContain(name);
});

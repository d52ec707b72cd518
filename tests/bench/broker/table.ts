import { verdict } from '../report/figures';
import type { Grid } from '../report/grid';
import type { Delay } from './measures';
import { subjectNames, type SubjectName } from './subject';

type OfAll<Figure> = Readonly<Record<SubjectName, Figure>>;

export interface BrokerFigures {
	readonly speed: OfAll<Readonly<Record<'claims' | 'claimMicros' | 'relayMicros', number>>>;
	readonly idleCounts: readonly number[];
	readonly idleBytes: OfAll<readonly number[]>;
	readonly delay: OfAll<Delay>;
	readonly halfOpenMs: readonly [ours: number, stock: number];
}

/** The most that the guard may add to what stock `peer` needs. */
const mostOfStock = 1.25;
const mostBytes = 14 * 1024;
const mostDelayMs = 5;
const mostHalfOpenMs = 8_000;

export function brokerTable(figures: BrokerFigures): Grid {
	const { speed, idleCounts, idleBytes, delay, halfOpenMs } = figures;
	const row = (
		what: string,
		read: (name: SubjectName) => number,
		digits: number,
		goal?: { readonly of: 'stock' | 'itself'; readonly aim: number; readonly said: string }
	): string[] => {
		const cells = subjectNames.map((name) => {
			const figure = read(name);
			return Number.isNaN(figure) ? '' : figure.toFixed(digits);
		});
		if (!goal) return [what, ...cells, '', ''];
		const { of, aim, said } = goal;
		const figure = of === 'stock' ? read('ours') / read('stock') : read('ours');
		return [what, ...cells, said, verdict(figure, { aim, limit: aim })];
	};
	const toStock = { of: 'stock', aim: mostOfStock, said: `${mostOfStock} of stock` } as const;
	const kib = 1024;
	return {
		title: 'The broker, beside stock `peer` and a bare relay of the library `ws`',
		head: ['', 'ours', 'stock', 'relay', 'aim', ''],
		rows: [
			row('claims a second', (name) => speed[name].claims, 0),
			row('processor time for a claim, µs', (name) => speed[name].claimMicros, 0, toStock),
			row(
				'processor time to relay a message of 2 KB, µs',
				(name) => speed[name].relayMicros,
				1,
				toStock
			),
			...idleCounts.map((count, place) =>
				row(
					`memory for a client that waits, of ${count}, KiB`,
					(name) => (idleBytes[name][place] ?? NaN) / kib,
					1,
					{ of: 'itself', aim: mostBytes / kib, said: `${mostBytes / kib} KiB` }
				)
			),
			row('5,000 clients, 2,000 messages a second: median, ms', (name) => delay[name].p50Ms, 2),
			row('the same: 99 of 100 take less, ms', (name) => delay[name].p99Ms, 2, {
				of: 'itself',
				aim: mostDelayMs,
				said: `${mostDelayMs} ms`
			}),
			row(
				'until the id of a half-open socket is free, s',
				(name) => (name === 'relay' ? NaN : halfOpenMs[name === 'ours' ? 0 : 1] / 1_000),
				1,
				{ of: 'itself', aim: mostHalfOpenMs / 1_000, said: `${mostHalfOpenMs / 1_000} s` }
			)
		]
	};
}

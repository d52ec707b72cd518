import { kinds, weightGoal, type Weight } from '../scenarios/weight';
import type { SubjectName } from '../stage/subjects';
import { ratioOf, sealingOf, spanOf, verdict, type Result } from './figures';
import type { Grid } from './grid';

export function timeTable(results: readonly Result[], runs: number): Grid {
	return {
		title: `Times in ms: median (min-max) of ${runs} alternating runs each`,
		head: ['', 'floor', 'app', 'app/floor', 'aim', 'limit', ''],
		rows: results.map((result) => {
			const { title, goal } = result.scenario;
			const ratio = ratioOf(result);
			return [
				title,
				spanOf(result.runs.floor),
				spanOf(result.runs.app),
				Number.isNaN(ratio) ? '-' : ratio.toFixed(2),
				goal?.aim.toFixed(2) ?? '',
				goal?.limit.toFixed(2) ?? '',
				verdict(ratio, goal)
			];
		})
	};
}

/** Issue 4: what sealing and admission may add to a join, as a share of the floor. */
const sealingLimit = 0.03;

export function sealingTable(results: readonly Result[]): Grid {
	return {
		title: 'Sealing and admission: WebCrypto that a join waited for, both pages added up',
		head: ['', 'app, ms', 'of the floor', 'limit', ''],
		rows: results.flatMap((result) => {
			const sealing = sealingOf(result);
			if (!sealing) return [];
			const { ms, share } = sealing;
			const said = verdict(share, { aim: 0, limit: sealingLimit });
			const figures = [ms.toFixed(1), share.toFixed(3), sealingLimit.toFixed(2)];
			return [[result.scenario.title, ...figures, said]];
		})
	};
}

const kib = (bytes: number): string => (bytes / 1024).toFixed(1);

export function weightTable({ floor, app }: Readonly<Record<SubjectName, Weight>>): Grid {
	const sum = (weight: Weight, of: 'files' | 'gzipBytes' | 'brotliBytes'): number =>
		kinds.reduce((total, kind) => total + weight[kind][of], 0);
	const appGzipBytes = sum(app, 'gzipBytes');
	return {
		title: 'KiB over the wire before the call is usable, first visit by a room link',
		head: ['', 'floor gzip', 'floor br', 'app files', 'app gzip', 'app br', 'aim', 'limit', ''],
		rows: [
			...kinds.map((kind) => [
				kind,
				kib(floor[kind].gzipBytes),
				kib(floor[kind].brotliBytes),
				String(app[kind].files),
				kib(app[kind].gzipBytes),
				kib(app[kind].brotliBytes),
				'',
				'',
				''
			]),
			[
				'in all',
				kib(sum(floor, 'gzipBytes')),
				kib(sum(floor, 'brotliBytes')),
				String(sum(app, 'files')),
				kib(appGzipBytes),
				kib(sum(app, 'brotliBytes')),
				kib(weightGoal.aim),
				kib(weightGoal.limit),
				verdict(appGzipBytes, weightGoal)
			]
		]
	};
}

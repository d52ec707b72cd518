import { randomUUID } from 'node:crypto';
import { noRuns, type Result } from './report/figures';
import type { Scenario } from './scenarios/scenario';
import { Closers } from './stage/closers';
import { Stage } from './stage/stage';
import { roomLink, subjectNames, type Sites, type SubjectName } from './stage/subjects';

/** A stage in a room that nobody has used, for one `act`; its browsers are closed before this settles. */
export async function onStage<T>(
	site: URL,
	closers: Closers,
	act: (stage: Stage) => Promise<T>
): Promise<T> {
	const own = new Closers();
	closers.add(() => own.closeAll());
	const stage = new Stage(roomLink(site, `bench ${randomUUID()}`), own);
	try {
		return await act(stage);
	} catch (failure) {
		const told = failure instanceof Error ? failure.message : String(failure);
		const [line] = told.split('\n'); // Playwright adds its call log
		throw new Error(`${line}; ${await stage.describe()}`, { cause: failure });
	} finally {
		await own.closeAll();
	}
}

/** Every other round the app goes first, so that no page always finds the machine as the other left it. */
const orderOf = (round: number): readonly SubjectName[] =>
	round % 2 === 0 ? subjectNames : subjectNames.toReversed();

/**
 * Runs one scenario `count` times on each page, in turn. A failed run is counted and told, never repeated.
 * Throws only when going on makes no sense: a server has died, or everything is being closed.
 */
export async function runSeries(
	scenario: Scenario,
	sites: Sites,
	count: number,
	closers: Closers
): Promise<Result> {
	const runs = { floor: noRuns(), app: noRuns() };
	for (let round = 0; round < count; round++) {
		for (const subject of orderOf(round)) {
			if (scenario.only && scenario.only !== subject) continue;
			const label = `${scenario.name} ${round + 1}/${count} ${subject}`;
			try {
				const site = sites[subject];
				const { ms, story, cryptoMs } = await onStage(site[scenario.distance], closers, (stage) =>
					scenario.measure(stage, site)
				);
				runs[subject].times.push(ms);
				if (cryptoMs !== undefined) runs[subject].cryptoTimes.push(cryptoMs);
				console.error(`${label}: ${Math.round(ms)} ms (${story})`);
			} catch (failure) {
				if (closers.isClosing) throw failure;
				sites[subject].mustRun();
				runs[subject].failed++;
				console.error(`${label}: FAILED, ${String(failure)}`);
			}
		}
	}
	return { scenario, runs };
}

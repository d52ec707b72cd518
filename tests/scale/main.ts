/**
 * `npm run scale`: 300 rooms behind two HAProxies and three brokers, and what happens to them when machines die, return
 * and are restarted. Ends with code 1 if a room is split, or claimed again too late.
 */
import { existsSync, readFileSync } from 'node:fs';
import { program, type Balancer } from './balancer.ts';
import { openTown, type Town } from './town.ts';
import {
	disturb,
	lossAndReturn,
	refusedAtIce,
	rollingRestart,
	splitAfterReturn,
	type Outcome
} from './trials.ts';

const rooms = 300;

/** From the end of a broker until everybody has their id again. */
const reclaimedMs = 3_000;

/** Memory, in MiB (proc(5), VmRSS). */
const memoryOf = ({ pid }: Balancer): number =>
	Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

let wrong = 0;

function say(what: string, isRight: boolean): void {
	if (!isRight) wrong += 1;
	console.log(`${isRight ? 'ok   ' : 'WRONG'} ${what}`);
}

function sayOutcome(what: string, { split, disturbed, reclaimedMs: ms }: Outcome): void {
	say(
		`${what}: ${disturbed} rooms lose a socket and are claimed again within ${ms} ms, ${rooms - disturbed} notice nothing, ${split} are split`,
		split === 0 && ms <= reclaimedMs
	);
}

async function trials(town: Town): Promise<void> {
	const atFirst = await splitAfterReturn(town.rooms);
	say(`guests go and come again: ${atFirst} split`, atFirst === 0);
	const refused = await refusedAtIce(town);
	say(`everybody asks both balancers for TURN credentials: ${refused} refused`, refused === 0);
	const [first, second] = town.balancers;
	console.log(
		`      HAProxy: ${memoryOf(first).toFixed(0)} and ${memoryOf(second).toFixed(0)} MiB with ${rooms} sockets each`
	);

	const { splitByReturn, ...loss } = await lossAndReturn(town, 'b');
	sayOutcome('SIGKILL of a broker', loss);
	say(`it returns, guests go and come again: ${splitByReturn} split`, splitByReturn === 0);

	for (const { splitByDrain, ...restart } of await rollingRestart(town)) {
		say(`a broker drains, guests go and come again: ${splitByDrain} split`, splitByDrain === 0);
		sayOutcome('its restart', restart);
	}
	const afterAll = await splitAfterReturn(town.rooms);
	say(`all three have been restarted, guests go and come again: ${afterAll} split`, afterAll === 0);

	sayOutcome('SIGKILL of a balancer', await disturb(town, () => first.kill()));
	const afterKill = await splitAfterReturn(town.rooms);
	say(`guests go and come again: ${afterKill} split`, afterKill === 0);
}

if (!existsSync(program)) {
	console.error(`There is no ${program}: apt-get install haproxy`);
	process.exit(2);
}
const since = performance.now();
const town = await openTown({ rooms, balancers: ['a', 'b'] });
console.log(`      ${rooms} rooms, three brokers, two HAProxies (deploy/haproxy.cfg) are there`);
try {
	await trials(town);
} finally {
	await town.close();
}
console.log(`${wrong} wrong, after ${((performance.now() - since) / 1_000).toFixed(0)} s`);
process.exitCode = wrong === 0 ? 0 : 1;

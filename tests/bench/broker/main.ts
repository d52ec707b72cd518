/**
 * `npm run bench:broker`: this broker beside stock `peer` and a bare relay, in turn, server and driver on a processor each.
 * The table goes to stdout, with `--write` into docs/benchmarks.md as well. Linux.
 */
import { writeDocument } from '../report/document';
import { median } from '../report/figures';
import { asText } from '../report/grid';
import { describeHost } from '../report/machine';
import { claims, delay, halfOpenMs, idleBytes, relayMicros } from './measures';
import { startSubject, subjectNames, type Subject, type SubjectName } from './subject';
import { brokerTable, type BrokerFigures } from './table';

const rounds = 3;
const claimCount = 2_000;
const messageCount = 20_000;
const idleCounts = [1_000, 5_000, 10_000];
const busy = { clients: 5_000, perSecond: 2_000, forMs: 10_000 };

/** On a fresh one. */
async function on<Figure>(name: SubjectName, measure: (of: Subject) => Promise<Figure>) {
	const subject = await startSubject(name);
	try {
		const figure = await measure(subject);
		console.error(`${name}, ${measure.name}: ${JSON.stringify(figure)}`);
		return figure;
	} finally {
		await subject.end();
	}
}

const ofAll = async <Figure>(measure: (of: Subject) => Promise<Figure>) => {
	const figures: Partial<Record<SubjectName, Figure>> = {};
	for (const name of subjectNames) figures[name] = await on(name, measure);
	return figures as Record<SubjectName, Figure>;
};

/** The median of some rounds, after one that finds everything cold. */
async function speed(subject: Subject) {
	await claims(subject, claimCount);
	await relayMicros(subject, messageCount);
	const all = { claims: [] as number[], claimMicros: [] as number[], relayMicros: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		const { perSecond, micros } = await claims(subject, claimCount);
		all.claims.push(perSecond);
		all.claimMicros.push(micros);
		all.relayMicros.push(await relayMicros(subject, messageCount));
	}
	return {
		claims: median(all.claims),
		claimMicros: median(all.claimMicros),
		relayMicros: median(all.relayMicros)
	};
}

const memory = (subject: Subject) => idleBytes(subject, idleCounts);
const busyDelay = (subject: Subject) => delay(subject, busy);

const machine = describeHost();
const figures: BrokerFigures = {
	idleCounts,
	speed: await ofAll(speed),
	idleBytes: await ofAll(memory),
	delay: await ofAll(busyDelay),
	// A relay has no ids that could stay taken. The two wait at once, since they do nothing else.
	halfOpenMs: await Promise.all([on('ours', halfOpenMs), on('stock', halfOpenMs)])
};
const table = brokerTable(figures);
console.log(`${machine}\n\n${asText(table)}`);
if (process.argv.includes('--write')) await writeDocument('bench:broker', machine, [table]);

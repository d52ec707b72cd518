/** The process of two honest people: at each word from its parent they meet at the server that its argument names. */
import { join } from '../server/stock-client.ts';
import { within } from '../support/within.ts';
import { patienceMs } from './attack.ts';
import type { Meeting } from './pair.ts';

const url = new URL(process.argv[2] ?? '');

let meetings = 0;

/** Two people claim an id each; an offer and its answer go between them. How long that took, in milliseconds. */
async function meet(): Promise<number> {
	const before = performance.now();
	meetings += 1;
	const [alice, bob] = [`alice${meetings}`, `bob${meetings}`];
	const people = within(
		patienceMs,
		Promise.all([join(url, alice), join(url, bob)]),
		'seats for two honest people'
	);
	const [a, b] = await people;
	const talk = async (): Promise<void> => {
		a.send({ type: 'OFFER', dst: bob, payload: 'offer' });
		await b.next();
		b.send({ type: 'ANSWER', dst: alice, payload: 'answer' });
		await a.next();
	};
	await within(patienceMs, talk(), 'word between two honest people');
	const took = performance.now() - before;
	await within(patienceMs, Promise.all([a.close(), b.close()]), 'end of an honest socket');
	return took;
}

const tell = (meeting: Meeting): unknown => process.send?.(meeting);

process.on('message', () => {
	meet().then(
		(ms) => tell({ ms }),
		(cause: unknown) => tell({ failed: cause instanceof Error ? cause.message : String(cause) })
	);
});

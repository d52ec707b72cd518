import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BrokerMessage } from '../../src/lib/adapters/peerjs/internals';
import type { Content } from '../../src/lib/protocol/exchange';
import { openBox, room, sealOf, type Box } from './post-office';

const dial = 'v-bob.0' as const;
const ours = await sealOf(1);
const strangers = await sealOf(2);

let bob: Box;
let alice: Box;

beforeEach(() => {
	bob = openBox('v-bob', ours);
	alice = openBox('host', ours);
});

const toHost = { dial, to: 'host' } as const;

/** Bob dials, and the broker has the offer. */
async function offer(): Promise<BrokerMessage> {
	bob.mailbox.post('dial', toHost, { sdp: 'v=0', commitment: 'c', resume: '', waits: '' });
	const [message] = await bob.hasSent(1);
	if (!message) throw new Error('nothing was sent');
	return message;
}

const boxOf = ({ payload }: BrokerMessage): string => String(Object(payload)['box']);
const instead = (message: BrokerMessage, payload: object): BrokerMessage => ({
	...message,
	payload: { ...Object(message.payload), ...payload }
});

describe('mail', () => {
	it('comes to whom it was sent, with what was sealed and a digest that names it', async () => {
		await alice.gets(await offer());
		expect(alice.delivered).toEqual([
			{
				kind: 'dial',
				dial,
				from: 'v-bob',
				content: { sdp: 'v=0', commitment: 'c', resume: '', waits: '' },
				question: await ours.digest('offer', dial, 'v-bob', 'host', 'v=0', 'c', '', ''),
				resumes: false
			}
		]);
	});

	it('shows the broker neither description nor word', async () => {
		bob.mailbox.post('dial', toHost, {
			sdp: 'a=candidate 192.0.2.7',
			commitment: 'c',
			resume: '',
			waits: ''
		});
		bob.mailbox.post('word', toHost, { word: 'full', question: 'q' });
		const sent = JSON.stringify(await bob.hasSent(2));
		expect(sent).not.toMatch(/192\.0\.2\.7|full|candidate \d/);
	});

	it('is sent in the order in which it was posted, however long each takes to be written', async () => {
		let write: (content: Content<'knock'>) => void = () => undefined;
		const slow = new Promise<Content<'knock'>>((written) => {
			write = written;
		});
		bob.mailbox.post('knock', { dial: 'v-bob.1', to: 'host' }, slow);
		bob.mailbox.post(
			'knock',
			{ dial: 'v-bob.2', to: 'host' },
			{ nonce: 'quick', resume: '', waits: '' }
		);
		write({ nonce: 'slow', resume: '', waits: '' });
		await alice.gets(...(await bob.hasSent(2)));
		expect(alice.delivered.map((signal) => signal.dial)).toEqual(['v-bob.1', 'v-bob.2']);
	});

	it('that was sealed ahead is sent at once', async () => {
		const withdraw = bob.mailbox.prepare('withdrawal', toHost, Promise.resolve({ question: 'q' }));
		await offer(); // sealed after it, and sent
		withdraw();
		expect(bob.sent).toHaveLength(2);
		await alice.gets(...bob.sent);
		expect(alice.delivered.map(({ kind }) => kind)).toEqual(['dial', 'withdrawal']);
	});

	it('that was sealed ahead waits for what was posted before', async () => {
		const withdraw = bob.mailbox.prepare('withdrawal', toHost, Promise.resolve({ question: 'q' }));
		bob.mailbox.post('dial', toHost, { sdp: 'v=0', commitment: 'c', resume: '', waits: '' });
		withdraw();
		await alice.gets(...(await bob.hasSent(2)));
		expect(alice.delivered.map(({ kind }) => kind)).toEqual(['dial', 'withdrawal']);
	});

	it('is sent to the end when the mailbox closes, and none is delivered any more', async () => {
		const late = await offer();
		let closed = false;
		alice.mailbox.post('word', { dial, to: 'v-bob' }, { word: 'full', question: 'q' });
		alice.mailbox.receive(late);
		alice.mailbox.close(() => {
			closed = true;
		});
		expect(closed).toBe(false);
		await alice.hasSent(1);
		await expect.poll(() => closed).toBe(true);
		expect(alice.delivered).toEqual([]);
	});
});

describe('a broker that meddles gets nothing opened:', () => {
	it('an offer that a stranger sealed', async () => {
		const eve = openBox('v-bob', strangers);
		eve.mailbox.post('dial', toHost, { sdp: 'v=0', commitment: 'c', resume: '', waits: '' });
		await alice.gets(...(await eve.hasSent(1)));
		expect([alice.delivered, alice.dropped]).toEqual([[], ['unsealed']]);
	});

	it.each([
		['cut short', (box: string) => box.slice(0, -4)],
		['cut to nothing', () => ''],
		['changed', (box: string) => (box.startsWith('A') ? 'B' : 'A') + box.slice(1)],
		['with more behind it', (box: string) => `${box}AAAA`],
		['garbage', () => 'kitchen'],
		['no base64url', () => '!?']
	])('an envelope that is %s', async (_, change) => {
		const message = await offer();
		await alice.gets(instead(message, { box: change(boxOf(message)) }));
		expect([alice.delivered, alice.dropped]).toEqual([[], ['unsealed']]);
	});

	it('a message reflected to its sender', async () => {
		const message = await offer();
		await bob.gets({ ...message, src: room.toBroker('host') });
		expect([bob.delivered, bob.dropped]).toEqual([[], ['unsealed']]);
	});

	it('a message to another seat', async () => {
		const guest = openBox('guest', ours);
		await guest.gets(await offer());
		expect([guest.delivered, guest.dropped]).toEqual([[], ['unsealed']]);
	});

	it('a message in another’s name', async () => {
		await alice.gets({ ...(await offer()), src: room.toBroker('guest') });
		expect([alice.delivered, alice.dropped]).toEqual([[], ['unsealed']]);
	});

	it('a message as one of another kind', async () => {
		await alice.gets(instead(await offer(), { kind: 'knock' }));
		expect([alice.delivered, alice.dropped]).toEqual([[], ['unsealed']]);
	});

	it('a message about another dial', async () => {
		await alice.gets(instead(await offer(), { dial: 'v-bob.1' }));
		expect([alice.delivered, alice.dropped]).toEqual([[], ['unsealed']]);
	});
});

describe('somebody who knows an open room’s name cannot', () => {
	it.each([
		['no JSON', 'v=0'],
		['no object', '"v=0"'],
		['null', 'null'],
		['a field too few', '{"sdp":"v=0"}'],
		['a field of another type', '{"sdp":"v=0","commitment":7,"resume":"","waits":""}']
	])('seal %s and have it taken for an offer', async (_, text) => {
		const box = await ours.seal(['dial', dial, 'v-bob', 'host'], text);
		await alice.gets(instead(await offer(), { box }));
		expect([alice.delivered, alice.dropped]).toEqual([[], ['malformed']]);
	});

	it('send more at once than is opened', async () => {
		const message = await offer();
		await alice.gets(...Array<BrokerMessage>(1_000).fill(message));
		expect(alice.delivered).toHaveLength(64);
		expect(alice.dropped.every((reason) => reason === 'flood')).toBe(true);
	});
});

it('whatever the broker sends, nothing is delivered but what was sealed, and nothing throws', async () => {
	const genuine = await offer();
	const payload = fc.oneof(
		fc.anything(),
		fc.record(
			{
				visavi: fc.oneof(fc.constant(1), fc.anything()),
				kind: fc.oneof(fc.constantFrom('dial', 'answer', 'knock', 'word'), fc.anything()),
				dial: fc.oneof(fc.constant(dial), fc.anything()),
				box: fc.oneof(fc.constant(boxOf(genuine)), fc.string(), fc.anything())
			},
			{ requiredKeys: [] }
		)
	);
	const message = fc.record(
		{
			type: fc.oneof(fc.constantFrom('OFFER', 'ANSWER', 'CANDIDATE'), fc.string()),
			src: fc.oneof(fc.constant(room.toBroker('guest')), fc.string()),
			payload
		},
		{ requiredKeys: ['type'] }
	);
	await fc.assert(
		fc.asyncProperty(message, async (one) => {
			await alice.gets(one);
			expect(alice.delivered).toEqual([]);
		}),
		{ numRuns: 500 }
	);
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Answering, Dialling } from '../../src/lib/adapters/peerjs/admission';
import { digestOfAgreed } from '../../src/lib/adapters/peerjs/digests';
import { fingerprintOf } from '../../src/lib/adapters/peerjs/fingerprint';
import { sealOf } from './post-office';

const seal = await sealOf(1);
const header = { kind: 'dial', dial: 'v-bob.0', from: 'v-bob', to: 'host' } as const;

/** In no call, and waiting for none. */
const stranger = { session: null, waits: false };

/** Somebody's certificate, as bytes. */
const certificates = {
	alice: new TextEncoder().encode('alice'),
	bob: new TextEncoder().encode('bob'),
	mallory: new TextEncoder().encode('mallory')
};
type Who = keyof typeof certificates;

const sdpOf = (...people: readonly Who[]): string =>
	people
		.map((who) => {
			const hash = createHash('sha256').update(certificates[who]).digest('hex').toUpperCase();
			return `a=fingerprint:sha-256 ${hash.match(/../g)?.join(':')}\r\n`;
		})
		.join('');

/** An open connection with this person at the other end. */
const connectionTo = (who: Who): RTCPeerConnection => {
	const transport = Object.assign(new EventTarget(), {
		state: 'connected',
		getRemoteCertificates: () => [certificates[who]]
	});
	return { sctp: { transport }, getTransceivers: () => [] } as unknown as RTCPeerConnection;
};

interface Ends {
	readonly bob: Dialling;
	readonly alice: Answering;
}

/** Bob's offer has come to Alice and her answer to Bob, both unsealed. */
async function exchanged(): Promise<Ends> {
	const bob = new Dialling(seal, header, stranger);
	const { sdp, commitment } = await bob.offer(sdpOf('bob'));
	const question = await bob.question;
	const fingerprint = fingerprintOf(sdp) ?? '';
	const alice = new Answering(seal, { header, commitment, fingerprint, question });
	expect(bob.answered(alice.answer(sdpOf('alice')))).toBeNull();
	return { bob, alice };
}

describe('two whose certificates are the ones that were sealed', () => {
	it('admit each other, and have one safety code', async () => {
		const { bob, alice } = await exchanged();
		expect([bob.safetyCode, alice.safetyCode, bob.confirmation()]).toEqual([null, null, null]);
		expect(await bob.provenBy(connectionTo('alice'))).toBe(true);
		const confirm = bob.confirmation();
		expect(confirm && (await alice.provenBy(confirm, connectionTo('bob')))).toBe(true);
		expect(bob.safetyCode).toHaveLength(5);
		expect(alice.safetyCode).toEqual(bob.safetyCode);
	});

	it('have another code in another call', async () => {
		const codes = new Set<string>();
		for (let call = 0; call < 20; call += 1) {
			const { bob } = await exchanged();
			await bob.provenBy(connectionTo('alice'));
			codes.add(String(bob.safetyCode));
		}
		expect(codes.size).toBe(20);
	});
});

describe('somebody in the middle is not admitted', () => {
	it('by the dialler, with another certificate than the answer named', async () => {
		const { bob } = await exchanged();
		expect(await bob.provenBy(connectionTo('mallory'))).toBe(false);
		expect([bob.confirmation(), bob.safetyCode]).toEqual([null, null]);
	});

	it('by the answerer, with another certificate than the offer named', async () => {
		const { bob, alice } = await exchanged();
		await bob.provenBy(connectionTo('alice'));
		const confirm = bob.confirmation();
		expect(confirm && (await alice.provenBy(confirm, connectionTo('mallory')))).toBe(false);
		expect(alice.safetyCode).toBeNull();
	});

	it.each([
		['another nonce', { nonce: 'guessed' }],
		['something else that was agreed', { agreed: 'guessed' }]
	])('by the answerer, with %s', async (_, wrong) => {
		const { bob, alice } = await exchanged();
		await bob.provenBy(connectionTo('alice'));
		const confirm = bob.confirmation();
		if (!confirm) throw new Error('bob has not admitted alice');
		expect(await alice.provenBy({ ...confirm, ...wrong }, connectionTo('bob'))).toBe(false);
	});

	it('by the answerer, with a nonce that was chosen after hers, though all else agrees', async () => {
		const bob = new Dialling(seal, header, stranger);
		const { sdp, commitment } = await bob.offer(sdpOf('bob'));
		const fingerprint = fingerprintOf(sdp) ?? '';
		const offer = { header, commitment, fingerprint, question: await bob.question };
		const alice = new Answering(seal, offer);
		const answer = alice.answer(sdpOf('alice'));
		const nonce = 'chosen so that two codes are equal';
		const agreed = await digestOfAgreed(seal, {
			dialler: 'v-bob',
			answerer: 'host',
			diallerFingerprint: fingerprint,
			answererFingerprint: fingerprintOf(answer.sdp) ?? '',
			diallerNonce: nonce,
			answererNonce: answer.nonce
		});
		expect(await alice.provenBy({ nonce, agreed }, connectionTo('bob'))).toBe(false);
	});

	it('by a first word from another dial between the same two', async () => {
		const [former, { alice }] = [await exchanged(), await exchanged()];
		await former.bob.provenBy(connectionTo('alice'));
		const confirm = former.bob.confirmation();
		expect(confirm && (await alice.provenBy(confirm, connectionTo('bob')))).toBe(false);
	});
});

describe('an answer', () => {
	it('is taken once', async () => {
		const { bob, alice } = await exchanged();
		expect(bob.answered(alice.answer(sdpOf('alice')))).toBe('stale');
	});

	it('that names two certificates is not shown to the browser', async () => {
		const bob = new Dialling(seal, header, stranger);
		await bob.offer(sdpOf('bob'));
		const answer = { sdp: sdpOf('alice', 'mallory'), nonce: 'n', question: await bob.question };
		expect(bob.answered(answer)).toBe('malformed');
		expect(await bob.provenBy(connectionTo('alice'))).toBe(false);
	});

	it('is not made of a description with two certificates of our own', async () => {
		const bob = new Dialling(seal, header, stranger);
		await expect(bob.offer(sdpOf('bob', 'mallory'))).rejects.toThrow('one fingerprint');
	});
});

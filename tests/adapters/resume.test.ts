/** R7: who was in a call is known by their dials and knocks. */
import { beforeEach, describe, expect, it } from 'vitest';
import { resumeOf } from '../../src/lib/adapters/peerjs/digests';
import { openBox, sealOf, type Box } from './post-office';

const dial = 'v-bob.0' as const;
const toHost = { dial, to: 'host' } as const;
const ours = await sealOf(1);

let bob: Box;

beforeEach(() => {
	bob = openBox('v-bob', ours);
});

describe('a dial that comes back to a call', () => {
	const header = { kind: 'dial', dial, from: 'v-bob', to: 'host' } as const;
	const proofOf = (session: string): Promise<string> =>
		resumeOf(ours, session, header, { sdp: 'v=0', commitment: 'c' });

	/** Whether it counts as the partner's, for who has this session. */
	async function resumes(session: string | null, resume: string, sdp = 'v=0'): Promise<boolean> {
		bob.mailbox.post('dial', toHost, { sdp, commitment: 'c', resume, waits: '' });
		return isKnown(session);
	}

	it('is known by the session that both share', async () => {
		expect(await resumes('ours', await proofOf('ours'))).toBe(true);
	});

	it('is nobody’s without a proof, with another session, or where no call was', async () => {
		const resume = await proofOf('ours');
		expect(await resumes('ours', '')).toBe(false);
		expect(await resumes('another', resume)).toBe(false);
		expect(await resumes(null, resume)).toBe(false);
	});

	it('cannot borrow the proof of another one', async () => {
		expect(await resumes('ours', await proofOf('ours'), 'v=0 with another certificate')).toBe(
			false
		);
	});
});

describe('a knock of who comes back to a call', () => {
	const header = { kind: 'knock', dial, from: 'v-bob', to: 'host' } as const;

	async function resumes(session: string | null, nonce = 'n'): Promise<boolean> {
		const resume = await resumeOf(ours, 'ours', header, { nonce: 'n' });
		bob.mailbox.post('knock', toHost, { nonce, resume, waits: '' });
		return isKnown(session);
	}

	it('is known by the session that both share, and by nothing else', async () => {
		expect(await resumes('ours')).toBe(true);
		expect(await resumes('another')).toBe(false);
		expect(await resumes(null)).toBe(false);
	});

	it('cannot borrow the proof of another one', async () => {
		expect(await resumes('ours', 'another')).toBe(false);
	});
});

/** Whether what bob has just posted counts as the partner's, for who has this session. */
async function isKnown(session: string | null): Promise<boolean> {
	const stayed = openBox('host', ours, session);
	const sent = await bob.hasSent(bob.sent.length + 1);
	await stayed.gets(...sent.slice(-1));
	const [signal] = stayed.delivered;
	return signal?.resumes ?? false;
}

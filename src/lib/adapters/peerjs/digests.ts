/** The digests of the exchange (R3, R4), each under a label of its own. */
import {
	agreedFields,
	commitmentFields,
	inOrder,
	resumeFields,
	safetyCodeFields,
	sealedFields,
	type Agreed,
	type Header
} from '../../protocol/exchange';
import type { Seal } from '../../protocol/ports';

type Digest = Pick<Seal, 'digest'>;

/** The header of what can be answered. */
export type Question = Header & { readonly kind: 'dial' | 'knock' };

const questionLabel = { dial: 'offer', knock: 'knock' } as const;

/** Names an offer or a knock: what answers it repeats this. */
export const digestOfQuestion = (
	{ digest }: Digest,
	{ kind, dial, from, to }: Question,
	content: Readonly<Record<string, string>>
): Promise<string> =>
	digest(questionLabel[kind], dial, from, to, ...inOrder<string>(sealedFields[kind], content));

/** The dialler is bound to a nonce that nobody else knows before its first word. */
export const digestOfCommitment = (
	{ digest }: Digest,
	nonce: string,
	fingerprint: string
): Promise<string> => digest('commitment', ...inOrder(commitmentFields, { nonce, fingerprint }));

export const digestOfAgreed = ({ digest }: Digest, agreed: Agreed): Promise<string> =>
	digest('agreed', ...inOrder(agreedFields, agreed));

/** What two who have admitted each other share from then on (R7): the dialler's nonce was said to nobody else. */
export const sessionOf = ({ digest }: Digest, agreed: Agreed): Promise<string> =>
	digest('session', ...inOrder(agreedFields, agreed));

const resumeLabel = { dial: 'resume', knock: 'resume: knock' } as const;

/** Proves the session of a call by a dial that is to replace it, or by a knock before one (R7). */
export function resumeOf(
	{ mac }: Pick<Seal, 'mac'>,
	session: string,
	header: Question,
	content: Readonly<Record<string, string>>
): Promise<string> {
	const { kind } = header;
	const [key = '', ...parts] = inOrder<string>(resumeFields[kind], {
		session,
		...header,
		...content
	});
	return mac(key, resumeLabel[kind], ...parts);
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const codeLength = 5;

/** Five numbers of six bits, the first 30 of a digest. */
export async function safetyCodeOf({ digest }: Digest, agreed: Agreed): Promise<readonly number[]> {
	const text = await digest('safety code', ...inOrder(safetyCodeFields, agreed));
	return Array.from(text.slice(0, codeLength), (character) => base64url.indexOf(character));
}

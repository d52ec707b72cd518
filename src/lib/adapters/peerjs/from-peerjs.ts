/** What PeerJS 1.5.5 says and is told about a call, stripped to what a dial needs. */
import type { DialId } from '../../protocol/seat';
import type { BrokerMessage } from './internals';

/** Something that PeerJS would send. */
export type Made = { readonly dial: string } & (
	| { readonly kind: 'dial' | 'answer'; readonly sdp: string }
	| { readonly kind: 'candidate'; readonly candidate: string }
);

/** `null` for anything else: PeerJS has no business to say it. */
export function readMade({ type, payload }: BrokerMessage): Made | null {
	if (typeof payload !== 'object' || payload === null) return null;
	const { connectionId, sdp, candidate }: Readonly<Record<string, unknown>> = { ...payload };
	if (typeof connectionId !== 'string') return null;
	if (type === 'CANDIDATE') {
		return { dial: connectionId, kind: 'candidate', candidate: JSON.stringify(candidate) };
	}
	if (type !== 'OFFER' && type !== 'ANSWER') return null;
	if (typeof sdp !== 'object' || sdp === null || !('sdp' in sdp)) return null;
	return {
		dial: connectionId,
		kind: type === 'OFFER' ? 'dial' : 'answer',
		sdp: String(sdp.sdp)
	};
}

/** A description as PeerJS expects it from the broker. `src` is the sender's id at the broker. */
export const description = (
	type: 'offer' | 'answer',
	dial: DialId,
	sdp: string,
	src: string
): BrokerMessage => ({
	type: type.toUpperCase(),
	src,
	payload: { type: 'media', connectionId: dial, sdp: { type, sdp } }
});

/** A candidate as PeerJS expects it, from the text that was sealed; `null` when that is none. */
export function candidateFrom(text: string, dial: DialId, src: string): BrokerMessage | null {
	const candidate = parseCandidate(text);
	return (
		candidate && {
			type: 'CANDIDATE',
			src,
			payload: { type: 'media', connectionId: dial, candidate }
		}
	);
}

function parseCandidate(text: string): object | null {
	try {
		const candidate: unknown = JSON.parse(text);
		return typeof candidate === 'object' ? candidate : null;
	} catch (cause) {
		if (cause instanceof SyntaxError) return null;
		throw cause;
	}
}

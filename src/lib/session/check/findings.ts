/** What the check looks at, and what it may find. No address of anybody is among it. */
import type { MediaFailure, ServerWord, Transport } from '../../protocol/ports';

/** A call of this page to itself, through the relay alone. */
export interface RelayedCall {
	readonly openMs: number;
	/** In a second. */
	readonly kilobits: number;
}

export type Finding =
	/** Not begun. */
	| { readonly kind: 'open' }
	| { readonly kind: 'looking' }
	/** The site has none. */
	| { readonly kind: 'none' }
	/** For want of something else. */
	| { readonly kind: 'skipped' }
	/** It can make calls. */
	| { readonly kind: 'browser' }
	| { readonly kind: 'camera'; readonly width: number; readonly height: number }
	/** Whether it heard anything in the time; `null` where that cannot be told. */
	| { readonly kind: 'microphone'; readonly heard: boolean | null }
	/** Nobody but the person knows whether it was heard. */
	| { readonly kind: 'speaker' }
	| { readonly kind: 'refused'; readonly failure: MediaFailure }
	| { readonly kind: 'broker'; readonly openMs: number; readonly roundTripMs: number }
	| { readonly kind: 'server'; readonly word: ServerWord }
	| { readonly kind: 'call'; readonly call: RelayedCall }
	/** It does not answer, or does not come up. */
	| { readonly kind: 'silent' }
	/** config.json is wrong: what, naming the value. */
	| { readonly kind: 'fault'; readonly fault: string };

export const items = [
	'browser',
	'camera',
	'microphone',
	'speaker',
	'broker',
	'stun',
	'turn-udp',
	'turn-tcp',
	'turn-tls',
	'call'
] as const;

export type Item = (typeof items)[number];

export const relayItems = {
	'turn-udp': 'udp',
	'turn-tcp': 'tcp',
	'turn-tls': 'tls'
} as const satisfies Partial<Record<Item, Transport>>;

/** Of what several servers say: the quickest that answers, else one that says why not. */
export function bestOf(words: readonly ServerWord[]): Finding {
	const rank = ({ word, ms }: ServerWord): number =>
		word === 'answers' ? (ms ?? 0) : word === 'refuses' ? 1e6 : 1e7;
	const [best] = words.toSorted((one, other) => rank(one) - rank(other));
	if (!best) return { kind: 'none' };
	return best.word === 'silent' ? { kind: 'silent' } : { kind: 'server', word: best };
}

/** Whether it is as a call needs it; `null` where that is not known, or no matter. */
export function isGood(finding: Finding): boolean | null {
	switch (finding.kind) {
		case 'open':
		case 'looking':
		case 'none':
		case 'skipped':
		case 'speaker':
			return null;
		case 'microphone':
			return finding.heard;
		case 'browser':
		case 'camera':
		case 'broker':
		case 'call':
			return true;
		case 'server':
			return finding.word.word === 'answers';
		case 'refused':
		case 'silent':
		case 'fault':
			return false;
	}
}

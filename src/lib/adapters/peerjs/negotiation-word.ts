/** What two pages say to each other about their connection; whoever reads it trusts nothing in it. */
import * as v from 'valibot';

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

const description = v.object({
	description: v.object({ type: v.picklist(['offer', 'answer']), sdp: text(30_000) })
});

const candidate = v.object({
	candidate: v.object({
		candidate: text(1_024),
		sdpMid: v.nullish(text(16), null),
		sdpMLineIndex: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64)), null),
		usernameFragment: v.nullish(text(256), null)
	})
});

const word = v.union([description, candidate]);

/** A description, or a candidate for the one before it. */
export type Word =
	| { readonly description: { readonly type: 'offer' | 'answer'; readonly sdp: string } }
	| { readonly candidate: RTCIceCandidateInit };

/** `null` for what is neither. */
export function readWord(body: unknown): Word | null {
	const read = v.safeParse(word, body);
	return read.success ? read.output : null;
}

/**
 * What a client says to the broker, read rather than believed. `peer` reads the same text again, so what passes
 * here is all that it ever sees.
 */
import * as v from 'valibot';
import { isId } from './id.ts';
import { maxDepth } from './limits.ts';
import type { FrameRefusal } from './tally.ts';

const dst = v.pipe(v.string(), v.check(isId));

/** `payload` is between the two clients; only its depth is looked at. */
const relayed = v.object({ type: v.picklist(['OFFER', 'ANSWER', 'CANDIDATE']), dst });

/** Without an addressee it means "I leave"; PeerJS has sent it so, and may. */
const leave = v.object({ type: v.literal('LEAVE'), dst: v.nullish(v.union([v.literal(''), dst])) });

const heartbeat = v.object({ type: v.literal('HEARTBEAT') });

const frame = v.variant('type', [relayed, leave, heartbeat]);

export type Frame = v.InferOutput<typeof frame>;

/** Reads one frame, or says what is wrong with it; never throws. */
export function parseFrame(text: string): Frame | FrameRefusal {
	let written: unknown;
	try {
		written = JSON.parse(text);
	} catch {
		return 'json'; // its message quotes what was sent, so only the kind of fault is told
	}
	// `peer` writes it again by JSON.stringify, which overflows the stack a few thousand levels down.
	if (!isShallow(written, maxDepth)) return 'depth';
	const read = v.safeParse(frame, written);
	return read.success ? read.output : 'shape';
}

const isShallow = (value: unknown, levels: number): boolean =>
	typeof value !== 'object' ||
	value === null ||
	(levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)));

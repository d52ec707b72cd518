/** What two pages say to each other about files, as asides. The bytes go by a channel of their own, and may be slower. */

export const topic = 'file';

/** Why a file went no further. */
export type StopReason =
	/** Somebody wanted it no more. */
	| 'cancelled'
	/** What has come is not what was sent. */
	| 'damaged'
	/** It cannot be read any more: changed, moved, a folder. */
	| 'unreadable'
	/** There is no room for it, or it could not be written. */
	| 'unwritable'
	/** The page that had it was reloaded. */
	| 'forgotten';

export type Word =
	/** The files of one's own that are not kept yet; `asks` for the same from the other side. The first word on each connection. */
	| { readonly is: 'here'; readonly has: readonly number[]; readonly asks: boolean }
	| { readonly is: 'offer'; readonly id: number; readonly name: string; readonly size: number }
	/** Taken: the bytes are to come from here on. */
	| { readonly is: 'go'; readonly id: number; readonly from: number }
	/** So much is written: what is on its way stays within bounds. */
	| { readonly is: 'written'; readonly id: number; readonly upTo: number }
	/** The sayer wants it paused, or no more. */
	| { readonly is: 'pause'; readonly id: number; readonly paused: boolean }
	/** All is sent. May come before the bytes do. */
	| { readonly is: 'end'; readonly id: number; readonly digest: string }
	/** All is written, and was right. */
	| { readonly is: 'kept'; readonly id: number }
	| { readonly is: 'stop'; readonly id: number; readonly why: StopReason };

const reasons = ['cancelled', 'damaged', 'unreadable', 'unwritable', 'forgotten'] as const;

/** More files at once than anybody offers. */
export const filesAtMost = 50;

const isId = (id: unknown): id is number =>
	typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < 2 ** 32;

const isSize = (size: unknown): size is number =>
	typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;

/** Reads what may be anything; `null` for what is no word about a file. */
export function parseWord(body: unknown): Word | null {
	if (typeof body !== 'object' || body === null) return null;
	const {
		is,
		id,
		has,
		asks,
		name,
		size,
		from,
		upTo,
		paused,
		digest,
		why
	}: Readonly<Record<string, unknown>> = { ...body };
	if (is === 'here')
		return Array.isArray(has) &&
			has.length <= filesAtMost &&
			has.every(isId) &&
			typeof asks === 'boolean'
			? { is, has, asks }
			: null;
	if (!isId(id)) return null;
	switch (is) {
		case 'offer':
			return typeof name === 'string' && isSize(size) ? { is, id, name, size } : null;
		case 'go':
			return isSize(from) ? { is, id, from } : null;
		case 'written':
			return isSize(upTo) ? { is, id, upTo } : null;
		case 'pause':
			return typeof paused === 'boolean' ? { is, id, paused } : null;
		case 'end':
			return typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest)
				? { is, id, digest }
				: null;
		case 'kept':
			return { is, id };
		case 'stop': {
			const reason = reasons.find((one) => one === why);
			return reason ? { is, id, why: reason } : null;
		}
		default:
			return null;
	}
}

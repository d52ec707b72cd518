/**
 * What the probe tells from inside a page. `at` and `page` are milliseconds of wall time
 * (performance.timeOrigin + performance.now()), so reports of two browsers on one machine compare;
 * `page` is the navigation start of the document that speaks and tells it from its reloaded successor.
 */
export type Report = { readonly at: number; readonly page: number } & Seen;

export type Seen =
	/** The join button can be pressed. */
	| { readonly kind: 'join-ready' }
	/** The join button can be pressed and one's own picture moves. */
	| { readonly kind: 'lobby-ready' }
	| { readonly kind: 'pressed' }
	/** The first real, visible frame of a remote track. One report per track: a new connection has a new one. */
	| { readonly kind: 'first-frame' };

/** The names that Node and the page share. */
export interface BenchWindow {
	/** Carries a report to Node. */
	benchReport(report: Report): Promise<void>;
	/** Set before a page opens when its person presses join the moment that it can be pressed. */
	readonly benchPressAtOnce?: true;
	/** For how many milliseconds between two moments of wall time WebCrypto was at work. */
	benchCryptoMs(from: number, to: number): number;
	/** When the browser was last given the other side's description. */
	benchDescribedAt: number;
	/** The longest time without a new picture of the other one that ended, or goes on, after a moment of wall time. */
	benchGapMs(since: number): number;
	/** When the latest new picture of the other one came. */
	benchSeenAt(): number;
	/** When the other one's first picture was last there, if not yet on the screen. */
	benchPicturedAt: number;
}

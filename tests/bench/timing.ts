/** How long each person looks at their preview before pressing join: a fixed rule, the same for both pages. */
export const lobbyStayMs = 700;

/** From key to key: a good typist's pace. */
export const keyMs = 120;

/** From the last key to the press of the button. */
export const reachMs = 500;

/** How long a call goes on before it is disturbed, so that seats, sockets and encoders have settled in both pages. */
export const settledCallMs = 1_500;

/** How long a killed broker is away. */
export const downMs = 1_000;

/** How long a call is watched after something that should not disturb it. */
export const watchedMs = 2_000;

/** Added each way to the broker's (relay's) socket in the delayed table. */
export const addedDelayMs = 50;

/** What takes longer than this has failed. */
export const patienceMs = 20_000;

/** How long a child process has to stop by itself. */
export const stopMs = 6_000;

/** How far apart the wall clocks of Node and of a page may be. */
export const clockSkewMs = 5;

export const pause = (durationMs: number): Promise<void> =>
	new Promise((done) => setTimeout(done, durationMs));

/** `promise`, or an error that names what was waited for. */
export async function within<T>(durationMs: number, promise: Promise<T>, what: string): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, failed) => {
		timer = setTimeout(() => failed(new Error(`no ${what} within ${durationMs} ms`)), durationMs);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}

/**
 * Runs what is just being fetched, until the undo that this returns is called; `shown` is told when it is here, and
 * when it is over.
 */
export function attend<T extends { start(): () => void }>(
	coming: Promise<T>,
	shown: (here: T | null) => void
): () => void {
	let over = false;
	const running = coming
		.then((here) => {
			if (over) return undefined;
			shown(here);
			return here.start();
		})
		.catch((cause: unknown) => console.error(cause));
	return () => {
		over = true;
		shown(null);
		void running.then((end) => end?.());
	};
}

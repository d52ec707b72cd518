/** For a look that may take longer than until the next one is due, which is left out then. */
export function inTurn(look: () => Promise<void>): () => void {
	let looking = false;
	return () => {
		if (looking) return;
		looking = true;
		look()
			.catch((cause: unknown) => console.error(cause))
			.finally(() => {
				looking = false;
			});
	};
}

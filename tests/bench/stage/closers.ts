type Close = () => Promise<void> | void;

/**
 * What was started and must end: last started, first closed. Closing tries everything before it reports
 * the first failure, and closing twice closes nothing twice, so that an error and Ctrl-C may both ask.
 */
export class Closers {
	readonly #open: Close[] = [];
	#closing = false;

	/** Whoever works on what is registered here should stop: it is going away. */
	get isClosing(): boolean {
		return this.#closing;
	}

	add(close: Close): void {
		this.#open.push(close);
	}

	/** Registers what has `close` and hands it through. */
	own<T extends { readonly close: Close }>(started: T): T {
		this.add(() => started.close());
		return started;
	}

	async closeAll(): Promise<void> {
		this.#closing = true;
		const failures: unknown[] = [];
		for (let close = this.#open.pop(); close; close = this.#open.pop()) {
			try {
				await close();
			} catch (failure) {
				failures.push(failure);
			}
		}
		if (failures.length > 0) throw failures[0];
	}
}

/** Of what `promise` would have come to, had it come in time. */
export async function within<Value>(
	ms: number,
	promise: Promise<Value>,
	what: string
): Promise<Value> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, fail) => {
		timer = setTimeout(() => fail(new Error(`no ${what} within ${ms} ms`)), ms);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}

/** The clock port over the browser's timers. */
import type { TimerName } from '../protocol/event';
import type { Clock } from '../protocol/ports';

/** Two people who lost the same broker must not come back in step. */
const jitter = 0.25;

const jittered = (afterMs: number): number => afterMs * (1 - jitter + 2 * jitter * Math.random());

export function browserClock(): Clock {
	const timers = new Map<TimerName, ReturnType<typeof setTimeout>>();
	const cancel = (timer: TimerName): void => {
		clearTimeout(timers.get(timer));
		timers.delete(timer);
	};
	return {
		set: (timer, afterMs, fired) => {
			cancel(timer);
			const wait = timer === 'retry' ? jittered(afterMs) : afterMs;
			timers.set(
				timer,
				setTimeout(() => {
					timers.delete(timer);
					fired();
				}, wait)
			);
		},
		cancel,
		cancelAll: () => {
			for (const timer of [...timers.keys()]) cancel(timer);
		},
		now: () => Date.now()
	};
}

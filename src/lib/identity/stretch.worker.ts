/** Stretches one name, answers once; whoever asked ends the worker. */
import { stretchName } from './argon2';
import type { StretchAnswer } from './stretch';

const answer = (answer: StretchAnswer): void => self.postMessage(answer);

self.onmessage = ({ data: normalName }: MessageEvent<string>): void => {
	stretchName(normalName).then(
		(root) => answer({ root }),
		(cause: unknown) => answer({ fault: cause instanceof Error ? cause.message : String(cause) })
	);
};

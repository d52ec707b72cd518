import type { FailureMessages } from '../i18n/failure';
import type { Messages } from '../i18n/messages';
import type { MediaFailure } from '../protocol/ports';
import { browserWords } from './browser';

/** What happened to camera and microphone, and what the person can do about it, in order. */
export interface Refusal {
	readonly said: string;
	readonly steps: readonly string[];
}

export function refusalOf(
	failure: MediaFailure,
	{ denied, dismissed, policy, missing, busy, insecure, unknown }: FailureMessages,
	m: Messages,
	userAgent: string
): Refusal {
	switch (failure.kind) {
		case 'denied':
			return failure.dismissed
				? dismissed
				: { said: denied.said, steps: denied.steps[browserWords(userAgent)] };
		case 'policy':
			return policy;
		case 'missing':
			return missing[failure.device];
		case 'busy':
			return busy[failure.device];
		case 'insecure':
			return insecure;
		case 'unsupported':
			return { said: m.unsupported.said, steps: [m.unsupported.way] };
		case 'unknown':
			return { said: unknown.said(failure.message), steps: unknown.steps };
	}
}

/** A camera that is absent or taken may be done without; one that was refused may not. */
export function canGoOnByVoice(failure: MediaFailure): boolean {
	return (failure.kind === 'missing' || failure.kind === 'busy') && failure.device === 'camera';
}

import type { Reaction } from '../../../session/life/sharing-view';

export const emoji: Readonly<Record<Reaction, string>> = {
	yes: '👍',
	heart: '❤️',
	laugh: '😂',
	applause: '👏',
	wonder: '😮'
};

import type { MoreMessages } from '../../i18n/more/en';
import type { Stall } from '../../session/life/judge';
import type { CallView } from '../../session/visit-view';

/** What is the matter, and what is done about it. */
export interface News {
	readonly said: string;
	readonly more: string;
	/** What helps at one press. */
	readonly offer?: { readonly label: string; readonly press: () => void };
}

/** What there is to say about a call that does not flow; `null` for a good one. `lost` says that nobody answers. */
export function lifeNews(
	{ offline, stall, search, held, theyHold, soundAlone }: CallView,
	{ life, call: { onHold, thinLine } }: MoreMessages,
	lost: string
): News | null {
	if (offline) return { said: life.offline, more: life.offlineDoing };
	if (search) return { said: lost, more: life.search[search] };
	if (stall) return stallNews(stall, life);
	if (held) return { said: onHold.mine, more: onHold.mineMore };
	if (theyHold) return { said: onHold.theirs, more: onHold.theirsMore };
	return soundAlone && thinLine[soundAlone];
}

function stallNews({ direction, kinds, rung }: Stall, life: MoreMessages['life']): News {
	const what = kinds.length > 1 ? 'both' : (kinds[0] ?? 'both');
	return {
		said: life[direction][what],
		more: rung === 'ask' ? life.ask[direction] : life.doing[rung]
	};
}

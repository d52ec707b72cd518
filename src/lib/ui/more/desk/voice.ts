import type { Attachment } from 'svelte/attachments';
import type { DeskView } from '../../../session/desk/desk-view';

/** The friend's voice comes out where it is wanted, and as loud. An iPhone leaves the loudness to its own buttons. */
export const voice =
	(desk: DeskView): Attachment<HTMLMediaElement> =>
	(player) => {
		const speaker = desk.used('speaker');
		player.volume = desk.volume;
		if (!('setSinkId' in player) || player.sinkId === speaker) return;
		player.setSinkId(speaker).catch((cause: unknown) => {
			console.warn('the loudspeaker could not be changed:', cause);
		});
	};

/** Whether connections go through a relay (TURN) alone, which hides one's address from the other person. */

const key = 'visavi.relay-alone';

const isRelay = (url: string): boolean => /^turns?:/.test(url);

/** `null` where no relay is configured, nor handed out later. What was chosen is remembered on this device, if it can remember. */
export function relayChoice(
	iceServers: readonly RTCIceServer[],
	storage: () => Storage,
	willHaveRelay?: boolean
) {
	if (!willHaveRelay && !iceServers.flatMap(({ urls }) => urls).some(isRelay)) return null;
	let alone = recall(storage);
	return {
		get alone(): boolean {
			return alone;
		},
		choose(next: boolean): void {
			alone = next;
			keep(storage, next);
		}
	};
}

function recall(storage: () => Storage): boolean {
	try {
		return storage().getItem(key) !== null;
	} catch (cause) {
		console.warn('this browser remembers nothing for this page:', cause);
		return false;
	}
}

function keep(storage: () => Storage, alone: boolean): void {
	try {
		if (alone) storage().setItem(key, 'yes');
		else storage().removeItem(key);
	} catch (cause) {
		console.warn('the choice of a relay lasts as long as the page:', cause);
	}
}

import type { BrokerId, Seat } from '../../protocol/seat';

/** How a room's addresses are spelled at the broker. All begin with the room id. */
export interface Spelling {
	toBroker(id: BrokerId): string;
	/** `null` for an id of another room or of nobody. */
	fromBroker(id: unknown): BrokerId | null;
}

const seatSuffix = { host: '-h', guest: '-g' } as const satisfies Record<Seat, string>;

export const spelling = (roomId: string): Spelling => ({
	toBroker: (id) => roomId + (id === 'host' || id === 'guest' ? seatSuffix[id] : `-${id}`),
	fromBroker: (id) => {
		if (typeof id !== 'string' || !id.startsWith(`${roomId}-`)) return null;
		const local = id.slice(roomId.length + 1);
		if (local === 'h') return 'host';
		if (local === 'g') return 'guest';
		return isVisitor(local) ? local : null;
	}
});

const isVisitor = (id: string): id is `v-${string}` => /^v-[a-z0-9]{1,64}$/.test(id);

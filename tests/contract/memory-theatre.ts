/** The twin on the stage: everything arrives as soon as it is sent. */
import { MemoryBroker } from '../support/memory-broker';
import { asTrack, TwinTrack } from '../support/twin-media';
import { EventLog } from './event-log';
import type { Stage, Tab, Theatre } from './stage';

export const memoryTheatre = async (): Promise<Theatre> => ({
	open: async () => openStage(new MemoryBroker()),
	close: async () => undefined
});

const openStage = (broker: MemoryBroker): Stage => ({
	arrives: async (name) => arrive(broker, name),
	sockets: async () => broker.sockets,
	endBroker: async () => {
		broker.stop();
		broker.settle();
	},
	close: async () => undefined
});

function arrive(broker: MemoryBroker, name: string): Tab {
	const log = new EventLog();
	const id = `v-${name}` as const;
	const room = broker.open({
		roomId: 'kitchen',
		visitorId: id,
		tracks: { audio: null, video: null },
		dispatch: (event) => log.add(event)
	});
	return {
		id,
		log,
		does: async (...steps) => {
			for (const [command, ...args] of steps) Reflect.apply(room[command], room, args);
			broker.settle();
		},
		sends: async (kind) => {
			room.setTrack(kind, asTrack(new TwinTrack(kind)));
			broker.settle();
		},
		receives: async (dial) =>
			room
				.remoteStream(dial)
				?.getTracks()
				.map(({ kind }) => kind) ?? null,
		safetyCode: async (dial) => room.safetyCode(dial),
		drops: async () => room.drops(),
		path: (dial) => room.path(dial),
		evidence: (dial) => room.evidence(dial),
		connections: async () => room.connections
	};
}

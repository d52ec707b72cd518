/** The twin on the stage: everything arrives as soon as it is sent. */
import { MemoryBroker } from '../support/memory-broker';
import { asTrack, streamOf, TwinTrack } from '../support/twin-media';
import type { Negotiation } from '../../src/lib/protocol/ports';
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
	let extra: MediaStream | null = null;
	let negotiation: Negotiation<MediaStream> | null = null;
	const room = broker.open({
		roomId: 'kitchen',
		visitorId: id,
		tracks: { audio: null, video: null },
		dispatch: (event) => {
			if (event.type !== 'heard' || event.message.type !== 'aside') log.add(event);
			else negotiation?.hear(event.message.body);
		}
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
		ways: (dial) => room.ways(dial),
		evidence: (dial) => room.evidence(dial),
		soundAt: async (dial) => room.soundAt(dial),
		negotiates: async (dial) => {
			const told = {
				extra: (stream: MediaStream | null) => (extra = stream),
				astray: () => undefined
			};
			negotiation = await room.negotiation(dial, told);
			return negotiation !== null;
		},
		sendsExtra: async (on) => {
			negotiation?.sendExtra(on ? streamOf([new TwinTrack('video')]) : null);
			broker.settle();
		},
		receivesExtra: async () => extra?.getTracks().map(({ kind }) => kind) ?? null,
		restarts: async () => negotiation?.restart(),
		connections: async () => room.connections
	};
}

/** Who introduces the people on a stage in Chromium: our own PeerServer, or stock `peer`. */
import { startStockBroker, type StockBroker } from '../support/stock-broker';

/** A broker as one stage sees it. */
export interface StageBroker {
	readonly url: URL;
	/** Sockets that it has in this room. */
	sockets(roomId: string): Promise<number>;
	/** It dies. */
	end(): Promise<void>;
}

/** The page's own server, which is a broker as well. */
interface Site {
	readonly url: URL;
	close(): Promise<void>;
}

export interface Brokers {
	/** The one for the next stage, whose site is at hand. */
	open(site: Site): Promise<StageBroker>;
	close(): Promise<void>;
}

/** The site's own, another one for each stage. */
export const ourBrokers = (): Brokers => ({
	open: async ({ url, close }) => ({
		url,
		sockets: async () => {
			const metrics = await (await fetch(new URL('/metrics', url))).text();
			return Number(/^visavi_broker_clients (\d+)$/m.exec(metrics)?.[1]);
		},
		end: close
	}),
	close: async () => undefined
});

/** One for all stages until it is killed: it takes longer to start than most sentences to play. */
export function stockBrokers(): Brokers {
	let running: StockBroker | null = null;
	const end = async (): Promise<void> => {
		const ending = running;
		running = null;
		await ending?.kill();
	};
	return {
		open: async () => {
			const broker = (running ??= await startStockBroker());
			return {
				url: broker.url,
				sockets: async (roomId) =>
					(await broker.ids()).filter((id) => id.startsWith(roomId)).length,
				end
			};
		},
		close: end
	};
}

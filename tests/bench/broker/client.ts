/** A client that costs its driver next to nothing. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { claimUrl } from '../../server/stock-client';

let ids = 0;
let tokens = 0;

export interface Client {
	readonly id: string;
	readonly socket: WebSocket;
}

/** Claims an id of its own, as our page's look; resolves with its OPEN. */
export async function arrive(url: URL, id = freshId(), autoPong = true): Promise<Client> {
	tokens += 1;
	const token = `token-of-${id}-${tokens}`;
	const socket = new WebSocket(claimUrl(url, id, token), { perMessageDeflate: false, autoPong });
	const [bytes] = (await once(socket, 'message')) as [Buffer];
	const { type } = JSON.parse(String(bytes)) as { type: string };
	if (type !== 'OPEN') {
		socket.terminate();
		throw new Error(`${id} was answered ${type}`);
	}
	return { id, socket };
}

export function freshId(): string {
	ids += 1;
	return `${String(ids)
		.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '')
		.padStart(26, 'a')}-h`;
}

/** How many may be on their way at once. */
const parallel = 100;

/** So many of them, one after another but for `parallel` at a time; `each` is waited for. */
export async function arriveAll(
	url: URL,
	count: number,
	each: (client: Client) => void
): Promise<void> {
	let left = count;
	const worker = async (): Promise<void> => {
		while (left > 0) {
			left -= 1;
			each(await arrive(url));
		}
	};
	await Promise.all(Array.from({ length: parallel }, worker));
}

export function leave({ socket }: Client): void {
	socket.terminate();
}

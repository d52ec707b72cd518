/** What a dial's connection is told by its own ups and downs. */
import type { MediaConnection } from 'peerjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Link } from '../../src/lib/adapters/peerjs/link';

/** What is used of a connection that sends a picture. */
class TwinConnection extends EventTarget {
	connectionState: RTCPeerConnectionState = 'new';
	readonly setParameters = vi.fn<(parameters: unknown, options: unknown) => Promise<void>>(
		async () => undefined
	);

	readonly receivers = [
		{ track: { kind: 'video' }, getSynchronizationSources: () => [{ timestamp: 9 }] },
		{ track: { kind: 'audio' }, getSynchronizationSources: (): unknown[] => [] }
	];

	getReceivers() {
		return this.receivers;
	}
	getSenders() {
		const getParameters = () => ({ encodings: [{}] });
		return [{ track: { kind: 'video' }, getParameters, setParameters: this.setParameters }];
	}
	is(state: RTCPeerConnectionState): void {
		this.connectionState = state;
		this.dispatchEvent(new Event('connectionstatechange'));
	}
}

let connection: TwinConnection;
let link: Link;
const closed = vi.fn<() => void>();

beforeEach(() => {
	vi.stubGlobal('MediaStream', EventTarget);
	closed.mockClear();
	connection = new TwinConnection();
	const call = { peerConnection: connection, on: () => undefined, close: () => undefined };
	const control = Object.assign(new EventTarget(), { readyState: 'connecting' });
	link = new Link(call as unknown as MediaConnection, control as RTCDataChannel, {
		opened: async () => undefined,
		confirmed: async () => null,
		heard: () => undefined,
		violated: () => undefined,
		mediaArrived: () => undefined,
		closed
	});
});

afterEach(() => vi.unstubAllGlobals());

describe('the connection of a dial', () => {
	it('sends a whole picture as soon as its way is there again, and none for its first way', () => {
		connection.is('connected');
		connection.is('disconnected');
		expect(connection.setParameters).not.toHaveBeenCalled();
		connection.is('connected');
		expect(connection.setParameters).toHaveBeenCalledExactlyOnceWith(
			{ encodings: [{}] },
			{ encodingOptions: [{ keyFrame: true }] }
		);
	});

	it('tells when sound was last played, if any was', () => {
		expect(link.soundAt).toBeNull();
		const [, audio] = connection.receivers;
		audio!.getSynchronizationSources = () => [{ timestamp: 3 }, { timestamp: 5 }];
		expect(link.soundAt).toBe(5);
	});

	it('is told nothing more once it has ended', () => {
		connection.is('connected');
		link.end();
		connection.is('disconnected');
		connection.is('connected');
		expect(connection.setParameters).not.toHaveBeenCalled();
	});

	it('is over when it finds no way', () => {
		connection.is('failed');
		expect(closed).toHaveBeenCalledOnce();
	});
});

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
	encoding: RTCRtpEncodingParameters = {};
	readonly sender = {
		track: { kind: 'video' },
		getParameters: () => ({ encodings: [{ ...this.encoding }] }),
		setParameters: this.setParameters,
		replaceTrack: vi.fn<(track: unknown) => Promise<void>>(async () => undefined)
	};

	getSenders() {
		return [this.sender];
	}
	getTransceivers() {
		return [{ sender: this.sender, receiver: { track: { kind: 'video' } } }];
	}
	is(state: RTCPeerConnectionState): void {
		this.connectionState = state;
		this.dispatchEvent(new Event('connectionstatechange'));
	}
}

let connection: TwinConnection;
let control: EventTarget & { readyState: RTCDataChannelState };
let link: Link;
const closed = vi.fn<() => void>();
const close = vi.fn<() => void>();

beforeEach(() => {
	vi.stubGlobal('MediaStream', EventTarget);
	vi.useFakeTimers();
	closed.mockClear();
	close.mockClear();
	connection = new TwinConnection();
	const call = { peerConnection: connection, on: () => undefined, close };
	control = Object.assign(new EventTarget(), { readyState: 'connecting' as const });
	link = new Link(call as unknown as MediaConnection, control as RTCDataChannel, {
		opened: async () => undefined,
		confirmed: async () => null,
		heard: () => undefined,
		violated: () => undefined,
		mediaArrived: () => undefined,
		closed
	});
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

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

	it('sends a first picture of half the size, and soon after the whole', () => {
		connection.encoding = { scaleResolutionDownBy: 2 };
		connection.is('connected');
		vi.advanceTimersByTime(499);
		expect(connection.setParameters).not.toHaveBeenCalled();
		vi.advanceTimersByTime(1);
		expect(connection.setParameters).toHaveBeenCalledExactlyOnceWith({
			encodings: [{ scaleResolutionDownBy: 1 }]
		});
	});

	it.each([
		['a line that carries no more', { scaleResolutionDownBy: 2, maxBitrate: 150_000 }],
		['another window', { scaleResolutionDownBy: 4, maxBitrate: 100_000 }]
	])('leaves a picture as small as was decided meanwhile, for %s', (_, encoding) => {
		connection.encoding = encoding;
		connection.is('connected');
		vi.advanceTimersByTime(1_000);
		expect(connection.setParameters).not.toHaveBeenCalled();
	});

	it('tells when sound was last played, if any was', () => {
		expect(link.soundAt).toBeNull();
		const [, audio] = connection.receivers;
		audio!.getSynchronizationSources = () => [{ timestamp: 3 }, { timestamp: 5 }];
		expect(link.soundAt).toBe(5);
	});

	it('is told nothing more once it has ended', () => {
		connection.encoding = { scaleResolutionDownBy: 2 };
		connection.is('connected');
		link.end();
		connection.is('disconnected');
		connection.is('connected');
		vi.advanceTimersByTime(1_000);
		expect(connection.setParameters).not.toHaveBeenCalled();
	});

	it('is over when it finds no way', () => {
		connection.is('failed');
		expect(closed).toHaveBeenCalledOnce();
	});

	it('that was only tried sends nothing more at once, and is closed after the time it is given', () => {
		link.end({ ms: 1_000 });
		expect(connection.sender.replaceTrack).toHaveBeenCalledExactlyOnceWith(null);
		vi.advanceTimersByTime(999);
		expect(close).not.toHaveBeenCalled();
		vi.advanceTimersByTime(1);
		expect(close).toHaveBeenCalledOnce();
	});

	it('that was only tried is closed before that when the stay ends', () => {
		const stay = new AbortController();
		link.end({ ms: 1_000, until: stay.signal });
		stay.abort();
		expect(close).toHaveBeenCalledOnce();
		expect(vi.getTimerCount()).toBe(0);
	});

	it('on which somebody is heard is closed at once when it ends without a word', () => {
		control.readyState = 'open';
		link.end({ ms: 1_000 });
		expect(close).toHaveBeenCalledOnce();
		expect(vi.getTimerCount()).toBe(0);
	});
});

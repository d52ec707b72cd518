/** What comes over the control channel about a connection, shown to the browser or not. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { negotiate } from '../../src/lib/adapters/peerjs/negotiation';
import type { ControlMessage } from '../../src/lib/protocol/wire';

const partner = Array.from({ length: 32 }, () => 'AB').join(':');
const stranger = partner.replace('AB', 'CD');

const sdpOf = (...fingerprints: readonly string[]): string =>
	['v=0', ...fingerprints.map((one) => `a=fingerprint:sha-256 ${one}`)].join('\r\n');

const description = (type: string, sdp = sdpOf(partner)) => ({ description: { type, sdp } });

/** What is used of a connection; descriptions are whatever they are called. */
class TwinConnection extends EventTarget {
	signalingState: RTCSignalingState = 'stable';
	connectionState: RTCPeerConnectionState = 'connected';
	localDescription: RTCSessionDescriptionInit | null = null;
	oniceconnectionstatechange: unknown = 'PeerJS';
	onicecandidate: ((event: { candidate: unknown }) => void) | null = null;
	restarts = 0;
	readonly shown: string[] = [];
	readonly transceivers: unknown[] = [];

	getTransceivers() {
		return this.transceivers;
	}
	restartIce(): void {
		this.restarts += 1;
	}
	async setLocalDescription(): Promise<void> {
		const answers = this.signalingState === 'have-remote-offer';
		this.localDescription = { type: answers ? 'answer' : 'offer', sdp: 'ours' };
		this.signalingState = answers ? 'stable' : 'have-local-offer';
	}
	async setRemoteDescription({ type }: RTCSessionDescriptionInit): Promise<void> {
		this.shown.push(type);
		this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable';
	}
	async addIceCandidate({ candidate }: RTCIceCandidateInit): Promise<void> {
		if (candidate === 'of nothing') throw new Error('of nothing');
		this.shown.push(candidate ?? '');
	}
	is(state: RTCPeerConnectionState): void {
		this.connectionState = state;
		this.dispatchEvent(new Event('connectionstatechange'));
	}
}

let connection: TwinConnection;
let said: unknown[];
const events = { extra: vi.fn<() => void>(), astray: vi.fn<() => void>() };
const renewRelays = vi.fn<() => void>();

beforeEach(() => {
	connection = new TwinConnection();
	said = [];
	vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => vi.clearAllMocks());

function begin({ isOurs = false, admitted = true } = {}) {
	const say = (message: ControlMessage): void => {
		if (message.type === 'aside') said.push(message.body);
	};
	const link = { connection: connection as unknown as RTCPeerConnection, say };
	return negotiate(
		{ link: link as never, partner: admitted ? partner : null, isOurs },
		events,
		renewRelays
	);
}

/** All that follows from what is said has happened. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

async function hears(...bodies: readonly unknown[]): Promise<readonly string[]> {
	const negotiation = begin();
	for (const body of bodies) negotiation?.hear(body);
	await settled();
	return connection.shown;
}

describe('who is not admitted', () => {
	it('negotiates nothing', () => {
		expect(begin({ admitted: false })).toBeNull();
	});
});

describe('an offer over the control channel', () => {
	it('is answered there', async () => {
		expect(await hears(description('offer'))).toEqual(['offer']);
		expect(said).toEqual([{ description: { type: 'answer', sdp: 'ours' } }]);
	});

	it.each([
		['with another certificate', sdpOf(stranger)],
		['with another certificate beside the admitted one', sdpOf(partner, stranger)],
		['without a certificate', sdpOf()],
		['without an end', sdpOf(partner) + 'x'.repeat(30_000)]
	])('%s is not shown to the browser', async (_, sdp) => {
		expect(await hears(description('offer', sdp))).toEqual([]);
		expect(said).toEqual([]);
	});

	it.each([
		null,
		7,
		'offer',
		{},
		{ description: null },
		description('rollback'),
		description('pranswer'),
		{ candidate: { candidate: 'x'.repeat(2_000) } },
		{ candidate: { candidate: 'way', sdpMLineIndex: -1 } }
	])('that is %j says nothing', async (body) => {
		expect(await hears(body)).toEqual([]);
	});
});

describe('an answer', () => {
	it('to nothing is not shown to the browser', async () => {
		expect(await hears(description('answer'))).toEqual([]);
	});
});

describe('two offers at once', () => {
	it.each([
		['who dialled gives way', true, ['offer', 'way']],
		['who was dialled does not, and the other’s candidates count for nothing', false, ['way']]
	])('are settled: %s', async (_, isOurs, shown) => {
		const negotiation = begin({ isOurs });
		connection.dispatchEvent(new Event('negotiationneeded'));
		await settled();
		negotiation?.hear(description('offer'));
		negotiation?.hear({ candidate: { candidate: 'of nothing' } });
		negotiation?.hear({ candidate: { candidate: 'way' } });
		await settled();
		expect(connection.shown).toEqual(shown);
		expect(console.warn).toHaveBeenCalledTimes(isOurs ? 1 : 0);
	});
});

describe('sound that is to be sent twice', () => {
	const [opus, red] = [{ mimeType: 'audio/opus' }, { mimeType: 'audio/red' }];

	function audioThat(...codecs: readonly unknown[]) {
		vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => ({ codecs }) });
		const setCodecPreferences = vi.fn<(codecs: readonly unknown[]) => void>();
		const sound = { receiver: { track: { kind: 'audio' } }, setCodecPreferences };
		connection.transceivers.push(sound);
		return setCodecPreferences;
	}
	afterEach(() => vi.unstubAllGlobals());

	it('is offered by who dialled, before all else', async () => {
		const prefers = audioThat(opus, red);
		begin({ isOurs: true })?.repeatSound();
		await settled();
		expect(prefers).toHaveBeenCalledWith([red, opus]);
		expect(said).toEqual([{ description: { type: 'offer', sdp: 'ours' } }]);
	});

	it.each([
		['who was dialled', { isOurs: false }, [opus, red]],
		['a browser that cannot', { isOurs: true }, [opus]]
	])('is not offered by %s', async (_, role, codecs) => {
		const prefers = audioThat(...codecs);
		begin(role)?.repeatSound();
		await settled();
		expect(prefers).not.toHaveBeenCalled();
		expect(said).toEqual([]);
	});
});

describe('a connection that is negotiated anew', () => {
	it('says its candidates over the control channel, and is not ended by PeerJS', () => {
		begin();
		connection.onicecandidate?.({ candidate: { toJSON: () => ({ candidate: 'way' }) } });
		expect(said).toEqual([{ candidate: { candidate: 'way' } }]);
		expect(connection.oniceconnectionstatechange).toBeNull();
	});

	it('asks for relays that are good now before it looks for another way', () => {
		begin()?.restart();
		expect([renewRelays.mock.calls.length, connection.restarts]).toEqual([1, 1]);
	});

	it('tells that it is astray, once', () => {
		begin();
		connection.is('disconnected');
		connection.is('connected');
		expect(events.astray).toHaveBeenCalledOnce();
	});

	it('does nothing more once it is let go of', async () => {
		const negotiation = begin();
		negotiation?.close();
		negotiation?.restart();
		negotiation?.hear(description('offer'));
		connection.is('disconnected');
		connection.dispatchEvent(new Event('negotiationneeded'));
		await settled();
		expect([said, connection.shown, connection.restarts]).toEqual([[], [], 0]);
		expect(events.astray).not.toHaveBeenCalled();
	});
});

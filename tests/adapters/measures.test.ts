/** Statistics as Chromium gives them of a call, cut to what is read. */
import { describe, expect, it } from 'vitest';
import { readMeasures, type Stats } from '../../src/lib/adapters/peerjs/measures';

const stats = (...entries: readonly (Record<string, unknown> & { id: string; type: string })[]) =>
	new Map(entries.map((entry) => [entry.id, entry])) as Stats;

const codec = { id: 'CIT01_96', type: 'codec', mimeType: 'video/VP8', timestamp: 5_000 };

const sent = {
	id: 'OT01V1',
	type: 'outbound-rtp',
	kind: 'video',
	timestamp: 5_000,
	codecId: 'CIT01_96',
	remoteId: 'RIV1',
	bytesSent: 90_000,
	packetsSent: 100,
	frameWidth: 640,
	frameHeight: 480,
	framesPerSecond: 20,
	qualityLimitationReason: 'bandwidth'
};

const report = {
	id: 'RIV1',
	type: 'remote-inbound-rtp',
	kind: 'video',
	timestamp: 4_800,
	packetsLost: 7,
	jitter: 0.0042
};

const received = {
	id: 'IT01A2',
	type: 'inbound-rtp',
	kind: 'audio',
	timestamp: 5_000,
	bytesReceived: 4_000,
	packetsReceived: 50,
	packetsLost: -1,
	jitter: 0.003
};

describe('what is measured of a connection', () => {
	it('tells what gets through by the pair that is in use, and by no other', () => {
		const pair = (id: string, availableOutgoingBitrate: number) => ({
			id,
			type: 'candidate-pair',
			availableOutgoingBitrate
		});
		const transport = { id: 'T01', type: 'transport', selectedCandidatePairId: 'CP2' };
		const { capacity } = readMeasures(stats(pair('CP1', 80_000), pair('CP2', 640_000), transport));
		expect(capacity).toBe(640_000);
		expect(readMeasures(stats(pair('CP1', 80_000))).capacity).toBeNull();
	});

	it('of what is sent, comes with what the other side tells of it', () => {
		const { at, out } = readMeasures(stats(codec, sent, report));
		expect(at).toBe(5_000);
		expect(out.video).toEqual({
			codec: 'VP8',
			bytes: 90_000,
			packets: 100,
			lost: 7,
			jitterMs: 4,
			picture: { width: 640, height: 480 },
			framesPerSecond: 20,
			limitedBy: 'bandwidth'
		});
	});

	it('never loses less than nothing: a packet that came twice is counted as one found', () => {
		const { audio } = readMeasures(stats(received)).in;
		expect(audio).toMatchObject({ codec: null, packets: 50, lost: 0, jitterMs: 3, picture: null });
	});

	it('is of the stream that flows, where a former one is still listed', () => {
		const former = { ...sent, id: 'OT01V0', bytesSent: 10, packetsSent: 1 };
		expect(readMeasures(stats(former, sent)).out.video.packets).toBe(100);
	});

	it('is nothing before anything has come', () => {
		expect(readMeasures(stats()).in.audio).toMatchObject({ packets: 0, bytes: 0, codec: null });
	});
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, hasCertificate } from '../../src/lib/adapters/peerjs/fingerprint';

const certificate = new TextEncoder().encode('a certificate, as bytes');
const named = (bytes: Uint8Array): string =>
	createHash('sha256').update(bytes).digest('hex').toUpperCase().match(/../g)?.join(':') ?? '';

const mine = named(certificate);
const other = named(new TextEncoder().encode('another certificate'));
const described = (...fingerprints: readonly string[]): string =>
	['v=0', 's=-', ...fingerprints.map((one) => `a=fingerprint:${one}`), 'm=audio 9 RTP 0', ''].join(
		'\r\n'
	);

describe('the fingerprint in a description', () => {
	it('is read, in capitals', () => {
		expect(fingerprintOf(described(`sha-256 ${mine}`))).toBe(mine);
		expect(fingerprintOf(described(`SHA-256 ${mine.toLowerCase()}`))).toBe(mine);
	});

	it('may stand there for each medium, as long as it is the same', () => {
		expect(fingerprintOf(described(`sha-256 ${mine}`, `sha-256 ${mine.toLowerCase()}`))).toBe(mine);
	});

	it.each([
		['none', []],
		['two different ones', [`sha-256 ${mine}`, `sha-256 ${other}`]],
		['another hash', [`sha-1 ${mine}`]],
		['another hash beside it', [`sha-256 ${mine}`, `sha-512 ${mine}`]],
		['too short a one', ['sha-256 AB:CD']],
		['too long a one', [`sha-256 ${mine}:AB`]],
		['text', ['sha-256 kitchen']]
	])('is not believed where there is %s', (_, fingerprints) => {
		expect(fingerprintOf(described(...fingerprints))).toBeNull();
	});
});

describe('a second fingerprint is not hidden by', () => {
	it.each([
		['a tab', `a=fingerprint:sha-256\t${other}`],
		['a space behind the colon', `a=fingerprint: sha-256 ${other}`],
		['a space before it', ` a=fingerprint:sha-256 ${other}`],
		['something behind it', `a=fingerprint:sha-256 ${other} more`],
		['capitals', `A=FINGERPRINT:SHA-256 ${other}`]
	])('%s', (_, line) => {
		expect(fingerprintOf(`${described(`sha-256 ${mine}`)}${line}\r\n`)).toBeNull();
	});

	it('a line that ends otherwise', () => {
		const one = `a=fingerprint:sha-256 ${mine}`;
		expect(fingerprintOf(`v=0\r\ns=x\ra=fingerprint:sha-256\t${other}\r\n${one}\r\n`)).toBeNull();
	});
});

/** As Chromium gives them. */
const statistics = (theirs: Uint8Array): ReadonlyMap<string, object> => {
	const base64Certificate = Buffer.from(theirs).toString('base64');
	return new Map<string, object>([
		['CF1', { type: 'certificate', base64Certificate: Buffer.from('ours').toString('base64') }],
		['CF2', { type: 'certificate', base64Certificate }],
		['T01', { type: 'transport', localCertificateId: 'CF1', remoteCertificateId: 'CF2' }]
	]);
};

/** A connection as far as it is asked for its certificate. */
const connection = (parts: {
	readonly certificates?: readonly Uint8Array[];
	readonly sdp?: string;
	readonly state?: RTCDtlsTransportState;
	readonly former?: RTCDtlsTransportState;
	/** In the statistics. */
	readonly reported?: Uint8Array;
}): RTCPeerConnection => {
	const { certificates, sdp = '', state = 'connected', former = 'closed', reported } = parts;
	const transportWith = (its: RTCDtlsTransportState, has: readonly Uint8Array[]): EventTarget =>
		Object.assign(new EventTarget(), {
			state: its,
			...(certificates ? { getRemoteCertificates: () => has } : {})
		});
	const partial = {
		sctp: { transport: transportWith(former, []) },
		getTransceivers: () => [{ receiver: { transport: transportWith(state, certificates ?? []) } }],
		remoteDescription: { type: 'answer', sdp },
		getStats: () => Promise.resolve(reported ? statistics(reported) : new Map())
	};
	return partial as unknown as RTCPeerConnection;
};

describe('a connection has a certificate', () => {
	it('when its transport says so, whatever its description says', async () => {
		const sdp = described(`sha-256 ${other}`);
		const open = connection({ certificates: [certificate], sdp });
		expect(await hasCertificate(open, mine)).toBe(true);
		expect(await hasCertificate(open, other)).toBe(false);
	});

	it('also while the control channel’s former transport is not closed yet', async () => {
		const open = connection({ certificates: [certificate], former: 'new' });
		expect(await hasCertificate(open, mine)).toBe(true);
	});

	it('also while its transport still says that it connects, when the statistics have the certificate', async () => {
		const open = connection({ certificates: [], state: 'connecting', reported: certificate });
		expect(await hasCertificate(open, mine)).toBe(true);
		expect(await hasCertificate(open, other)).toBe(false);
	});

	it('of which the transport’s own word counts, not the statistics', async () => {
		const bytes = new TextEncoder().encode('another certificate');
		const open = connection({ certificates: [certificate], reported: bytes });
		expect(await hasCertificate(open, other)).toBe(false);
	});

	it('never when all of its transports are closed', async () => {
		const over = connection({ certificates: [certificate], state: 'closed' });
		expect(await hasCertificate(over, mine)).toBe(false);
	});

	it('and has none while its transport has none', async () => {
		expect(await hasCertificate(connection({ certificates: [] }), mine)).toBe(false);
	});

	it('where the transport does not say, when its description names this one alone', async () => {
		expect(await hasCertificate(connection({ sdp: described(`sha-256 ${mine}`) }), mine)).toBe(
			true
		);
		expect(await hasCertificate(connection({ sdp: described(`sha-256 ${other}`) }), mine)).toBe(
			false
		);
		const both = described(`sha-256 ${mine}`, `sha-256 ${other}`);
		expect(await hasCertificate(connection({ sdp: both }), mine)).toBe(false);
	});
});

/** Reads `config.json` beside the page: where the broker is and which ICE servers to use. Run time, no rebuild. */
import * as v from 'valibot';
import type { BrokerAddress } from './peerjs/broker-socket';

export interface SiteConfig {
	readonly broker: BrokerAddress;
	/** The broker belongs to neither the site nor the people: the page says so once. */
	readonly thirdParty: boolean;
	readonly iceServers: RTCIceServer[];
	/** Whether the broker hands out TURN servers with credentials (`POST /ice`). */
	readonly turn: boolean | undefined;
}

/** What is wrong, naming the value; for whoever runs the site. */
export interface ConfigFault {
	readonly fault: string;
}

const host = v.pipe(v.string(), v.nonEmpty('must name a host'));
const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
const path = v.pipe(v.string(), v.startsWith('/', 'must begin with /'));
const iceUrl = v.pipe(
	v.string(),
	v.regex(/^(stun|turn)s?:/, 'must begin with stun:, turn: or turns:')
);

const namedBroker = v.picklist(
	['same-origin', 'peerjs-cloud'],
	'must be "same-origin", "peerjs-cloud" or {"host": …, "port": …, "path": …, "secure": …}'
);

const ownBroker = v.strictObject({
	host,
	port: v.optional(port),
	path: v.optional(path, '/'),
	key: v.optional(v.string(), 'peerjs'),
	secure: v.optional(v.boolean())
});

const schema = v.strictObject({
	broker: v.optional(
		// Chosen by what is written, so that a fault within names the value.
		v.lazy((written) => (typeof written === 'object' ? ownBroker : namedBroker)),
		'same-origin'
	),
	iceServers: v.optional(
		v.array(
			v.strictObject({
				urls: v.union(
					[iceUrl, v.array(iceUrl)],
					'must be a stun:, turn: or turns: address, or a list'
				),
				username: v.optional(v.string()),
				credential: v.optional(v.string())
			})
		),
		[]
	),
	turn: v.optional(v.boolean())
});

type Written = v.InferOutput<typeof schema>;

const withSlash = (folder: string): string => (folder.endsWith('/') ? folder : `${folder}/`);

function brokerAddress(broker: Written['broker'], page: URL): BrokerAddress {
	const encrypted = page.protocol === 'https:';
	const usual = (secure: boolean): number => (secure ? 443 : 80);
	if (broker === 'peerjs-cloud') {
		return { host: '0.peerjs.com', port: 443, path: '/', key: 'peerjs', secure: true };
	}
	if (broker === 'same-origin') {
		const own = page.port === '' ? usual(encrypted) : Number(page.port);
		return { host: page.hostname, port: own, path: '/', key: 'peerjs', secure: encrypted };
	}
	const secure = broker.secure ?? encrypted;
	const { key } = broker;
	return {
		host: broker.host,
		port: broker.port ?? usual(secure),
		path: withSlash(broker.path),
		key,
		secure
	};
}

/** Reads a configuration that was fetched from beside `page`. */
export function parseConfig(written: unknown, page: URL): SiteConfig | ConfigFault {
	const read = v.safeParse(schema, written);
	if (!read.success) {
		const [issue] = read.issues;
		return { fault: `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}` };
	}
	const { broker, iceServers, turn } = read.output;
	return {
		broker: brokerAddress(broker, page),
		turn,
		thirdParty: broker === 'peerjs-cloud',
		iceServers: iceServers.map(iceServer)
	};
}

type WrittenServer = Written['iceServers'][number];

const iceServer = ({ urls, username, credential }: WrittenServer): RTCIceServer => ({
	urls,
	...(username === undefined ? {} : { username }),
	...(credential === undefined ? {} : { credential })
});

/** Without a `config.json` that answers, the page's own origin is the broker. */
export async function readConfig(page: URL): Promise<SiteConfig | ConfigFault> {
	const answer = await fetch(new URL('config.json', page), { cache: 'no-cache' }).catch(
		(cause: unknown) => {
			console.info('no config.json could be fetched, the page’s own origin is the broker:', cause);
			return null;
		}
	);
	if (!answer?.ok) return parseConfig({}, page);
	try {
		return parseConfig(await answer.json(), page);
	} catch (cause) {
		return { fault: cause instanceof Error ? cause.message : 'not JSON' };
	}
}

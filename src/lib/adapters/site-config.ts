/** Reads `config.json` beside the page: where the broker is and which ICE servers to use. Run time, no rebuild. */
import type { BrokerAddress } from './peerjs/broker-socket';
import { flag, list, number, onlyFields, optional, text, that, WrongValue } from './read';

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

const port = number(
	'must be a whole number from 1 to 65535',
	(value) => Number.isInteger(value) && value >= 1 && value <= 65_535
);

const namedBroker = that(
	'must be "same-origin", "peerjs-cloud" or {"host": …, "port": …, "path": …, "secure": …}',
	(value): value is 'same-origin' | 'peerjs-cloud' =>
		value === 'same-origin' || value === 'peerjs-cloud'
);

const ownBroker = onlyFields({
	host: text('must name a host', /./),
	port: optional(port, undefined),
	path: optional(text('must begin with /', /^\//), '/'),
	key: optional(text(), 'peerjs'),
	secure: optional(flag, undefined)
});

const isIceUrl = (url: unknown): boolean => typeof url === 'string' && /^(stun|turn)s?:/.test(url);

const iceUrls = that(
	'must be a stun:, turn: or turns: address, or a list',
	(value): value is string | string[] => [value].flat().every(isIceUrl)
);

const read = onlyFields({
	broker: optional(
		// Chosen by what is written, so that a fault within names the value.
		(value, at) => (value instanceof Object ? ownBroker : namedBroker)(value, at),
		'same-origin'
	),
	iceServers: optional(
		list(
			onlyFields({
				urls: iceUrls,
				username: optional(text(), undefined),
				credential: optional(text(), undefined)
			})
		),
		[]
	),
	turn: optional(flag, undefined)
});

type Written = ReturnType<typeof read>;

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
	try {
		const { broker, iceServers, turn } = read(written, '');
		return {
			broker: brokerAddress(broker, page),
			turn,
			thirdParty: broker === 'peerjs-cloud',
			iceServers: iceServers.map(iceServer)
		};
	} catch (cause) {
		if (cause instanceof WrongValue) return { fault: cause.message };
		throw cause;
	}
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

/**
 * Makes PeerJS 1.5.5 lighter while the page is built: what Visavi never calls is cut out of its one file. That is
 * data connections, requests by http, trials of the browser, defaults for options that are always given, and the log.
 */
import type { Plugin } from 'vite';

/** What is cut out, and what stands there instead. */
type Cut = readonly [where: RegExp, instead?: string];

/** A class of PeerJS by what its own bundler calls the module it is in. */
const classIn = (module: string): Cut => [new RegExp(`^class \\$${module}\\$[^]*?\\n\\}$`, 'm')];

/** A method of a class, from its name to the brace that closes it. */
const method = (begins: string): Cut => [new RegExp(`^ +${begins}\\([^]*?\\n {4}\\}$`, 'm')];

const importsAndExports: Cut[] = [
	[/^import .* from "peerjs-js-binarypack";$/m],
	[/^import .* from "webrtc-adapter";$/m],
	[/^import .* from "@msgpack\/msgpack";$/m],
	[/^export \{[^]*?(\S+ as Peer), [^]*?(\S+ as PeerErrorType)[^]*?\};$/m, 'export { $1, $2 };'],
	// A second list of what is exported, for another kind of module.
	[/^var \S+\$exports = \{\};\n+(\$parcel\$export\(.*\n)+/m],
	[/^function \$parcel\$export[^]*?\n\}$/m]
];

const dataConnections: Cut[] = [
	classIn('fcbcc7538a6776d5'), // BinaryPackChunker
	classIn('6366c4ca161bc297'), // DataConnection
	classIn('a229bedbcaa6ca23'), // BufferedConnection
	classIn('9fcfddb3ae148f88'), // BinaryPack
	classIn('bbaee3f15f714663'), // Raw
	classIn('817f931e3f9096cf'), // Json
	classIn('20dbe68149d7aad9'), // StreamConnection
	classIn('6e39230ab36396ad'), // MsgPack
	classIn('1e0aff16be2c328e'), // MsgPackPeer
	method('connect'),
	[/this\._serializers = \{[^}]*\}, /],
	[/^ +this\._serializers = \{[^}]*\};$/m],
	// Offers and messages of such a connection.
	[/ else if \(payload\.type === \(0, \S+\)\.Data\) \{[^]*?\n {20}\}/],
	[/^ +if \(this\.connection\.type === \(0, \S+\)\.Data\) \{[^]*?\n {16}\}$/m]
];

const requests: Cut[] = [
	classIn('abf266641927cd89'), // API
	method('listAllPeers'),
	[/^ +this\._api = new .*$/m],
	[/^ +else this\._api\.retrieveId\(\).*$/m]
];

/** Visavi gives every option, an id of its own making, and runs only where WebRTC does. */
const options: Cut[] = [
	classIn('4f4134156c446392'), // Util
	[/^const (\$4f4134156c446392\$export\$\w+) = new .*$/m, 'const $1 = { randomToken };'],
	[/^const \S+ (= \(\)=>Math\.random\(\)\.toString\(36\)\.slice\(2\);)$/m, 'const randomToken $1'],
	[/^const \S+DEFAULT_CONFIG = \{[^]*?\n\};$/m],
	[/^const \S+webRTCAdapter = [^]*?;$/m],
	[/^const \$fb63e766cfafaab9\$export\S+ = new class \{[^]*?\n\}\(\);$/m], // Supports
	[/^ {8}options = \{\n[^]*?\n {8}\};$/m],
	[/^ +\/\/ Detect relative URL host\.[^]*?(?=^ +\/\/ Set a custom log)/m],
	[/^ +\/\/ Sanity checks[^]*?(?=^ +if \(userId\) this)/m]
];

const log: Cut[] = [
	classIn('257947e92926277a\\$var'), // Logger
	[/^var \S+ = new \$257947e92926277a\$var\$Logger\(\);$/m, 'const unheard = () => {};'],
	[/^ +if \(this\._options\.logFunction\).*$/m],
	[/^ +\(0, \S+\)\.logLevel = .*$/m]
];

const restOfPeer: Cut[] = [
	method('reconnect'),
	method('get connections'),
	// Its copy of eventemitter3; vite.config.ts names what stands in for it.
	[/^var (\$c4dcfd1d1ea86647\$exports) = \{\};[^]*?^\1 = .*$/m, 'const $1 = { EventEmitter };']
];

const cuts = [importsAndExports, dataConnections, requests, options, log, restOfPeer].flat();

/** @throws when a cut does not fit: this is not the version of PeerJS that they were made for. */
export function cutPeerjs(code: string): string {
	// Comments end in lines of code.
	let rest = code.replaceAll(/\/\*\*[^]*?\*\/ ?/g, '');
	for (const [where, instead = ''] of cuts) {
		if (!where.test(rest)) throw new Error(`a cut does not fit this version of PeerJS: ${where}`);
		rest = rest.replace(where, instead);
	}
	// Marked so, a minifier leaves out the call and all that it would say.
	rest = rest.replaceAll(
		/\(0, \$257947e92926277a\$export\$\w+\)\.(?:log|warn|error)\(/g,
		'/*#__PURE__*/ unheard('
	);
	return `import { EventEmitter } from 'eventemitter3';\n${rest}`;
}

export const slimPeerjs: Plugin = {
	name: 'visavi-slim-peerjs',
	transform: (code, id) => (/\/peerjs\/dist\/bundler\.mjs(\?|$)/.test(id) ? cutPeerjs(code) : null)
};

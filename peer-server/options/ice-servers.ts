/** STUN and TURN servers, as a page gets them. */
import * as v from 'valibot';

/** One server of `RTCConfiguration.iceServers` (W3C webrtc §4.2.3). */
export type IceServer = v.InferOutput<typeof iceServer>;

const iceUrl = v.pipe(
	v.string('must be text such as "stun:stun.example.org:3478".'),
	v.regex(
		/^(stuns?|turns?):\S+$/,
		'must begin with stun:, stuns:, turn: or turns: and name a host.'
	)
);

const iceServer = v.pipe(
	v.strictObject(
		{
			urls: v.union(
				[iceUrl, v.pipe(v.array(iceUrl), v.nonEmpty())],
				'must be one address, or a list of addresses, that begin with stun:, stuns:, turn: or turns:.'
			),
			username: v.optional(v.string('must be text.')),
			credential: v.optional(v.string('must be text.'))
		},
		'must be an object with urls and, for TURN, username and credential; nothing else.'
	),
	v.check(
		({ urls, username, credential }) =>
			![urls].flat().some((url) => url.startsWith('turn')) ||
			(username !== undefined && credential !== undefined),
		'is a TURN server, which needs a username and a credential.'
	)
);

export const iceServers = v.pipe(
	v.string(),
	v.parseJson(
		undefined,
		'must be JSON. Set it like ICE_SERVERS=\'[{"urls":"stun:stun.example.org:3478"}]\', or leave it out.'
	),
	v.array(iceServer, 'must be a JSON list: put the servers in square brackets.')
);

/** Everything that can happen to a state: each event, for each dial that the state knows and for one that it does not. */
import type { RoomEvent, TimerName } from '../../src/lib/protocol/event';
import { seats, type BrokerId, type DialId } from '../../src/lib/protocol/seat';
import type { RoomState } from '../../src/lib/protocol/state';
import type { ControlMessage } from '../../src/lib/protocol/wire';

const timers: readonly TimerName[] = [
	'answer',
	'reach',
	'admit',
	'retry',
	'ping',
	'quiet',
	'silence',
	'return'
];

const messages: readonly ControlMessage[] = [
	{ type: 'ping' },
	{ type: 'pong' },
	{ type: 'bye' },
	{ type: 'away' },
	{ type: 'media', mic: false, camera: true },
	{ type: 'flowing' },
	{ type: 'aside', topic: 'chat', body: 'hello' }
];

const addresses: readonly BrokerId[] = ['host', 'guest', 'v-stranger'];

/** The dials and knocks that a state names. */
function dialsIn(state: RoomState): readonly DialId[] {
	if (state.phase !== 'seeking' && state.phase !== 'paired') return [];
	const own = state.phase === 'paired' ? { dial: state.link } : state.attempt;
	return [own, state.accepting, ...state.held].flatMap((dial) => dial?.dial ?? []);
}

export const everyEvent = (state: RoomState): readonly RoomEvent[] => [
	{ type: 'room-chosen' },
	{ type: 'join-pressed' },
	{ type: 'join-pressed', returns: true },
	{ type: 'wait-pressed' },
	{ type: 'let-in-pressed' },
	{ type: 'leave-pressed' },
	{ type: 'page-gone' },
	{ type: 'media-changed', mine: { mic: false, camera: true } },
	{ type: 'visitor-lost' },
	{ type: 'tampered' },
	{ type: 'dial-arrived', dial: 'v-stranger.0', from: 'v-stranger', resumes: true },
	{ type: 'knock-arrived', dial: 'v-stranger.0', from: 'v-stranger', waits: true },
	...timers.map((timer): RoomEvent => ({ type: 'timer-fired', timer })),
	...seats.flatMap((seat): RoomEvent[] => [
		{ type: 'seat-granted', seat },
		{ type: 'seat-taken', seat },
		{ type: 'seat-lost', seat },
		{ type: 'knock-answered', seat, word: 'room' },
		{ type: 'knock-answered', seat, word: 'full' }
	]),
	...[...dialsIn(state), `${state.me}.7` as const, 'v-stranger.0' as const].flatMap(
		(dial): RoomEvent[] => [
			...addresses.flatMap((from): RoomEvent[] => [
				{ type: 'dial-arrived', dial, from },
				{ type: 'knock-arrived', dial, from }
			]),
			{ type: 'dial-answered', dial },
			{ type: 'dial-refused', dial },
			...[true, false].flatMap((proved): RoomEvent[] => [
				{ type: 'dial-opened', dial, proved },
				{ type: 'confirmed', dial, proved }
			]),
			{ type: 'dial-closed', dial },
			{ type: 'violated', dial },
			{ type: 'media-arrived', dial },
			...messages.map((message): RoomEvent => ({ type: 'heard', dial, message }))
		]
	)
];

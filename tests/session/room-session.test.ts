import { beforeEach, describe, expect, it } from 'vitest';
import type { RoomEvent } from '../../src/lib/protocol/event';
import type { DialId, VisitorId } from '../../src/lib/protocol/seat';
import { maxMessageLength } from '../../src/lib/protocol/wire';
import { RoomSession } from '../../src/lib/session/room-session.svelte';
import { ManualTime } from '../support/manual-clock';
import { MemoryBroker } from '../support/memory-broker';
import type { MemoryRoom } from '../support/memory-room';
import { asTrack, TwinTrack } from '../support/twin-media';

type Session = RoomSession<MediaStream, MediaStreamTrack>;

let time: ManualTime;
let broker: MemoryBroker;
beforeEach(() => {
	time = new ManualTime();
	broker = new MemoryBroker(() => time.now);
});

/** Somebody in a room of their own making; `sends` says whether there is sound to send. */
function open(visitorId: VisitorId, sends: boolean): { session: Session; room: MemoryRoom } {
	const tracks = { audio: sends ? asTrack(new TwinTrack('audio')) : null, video: null };
	const rooms: MemoryRoom[] = [];
	const session: Session = new RoomSession({
		visitorId,
		mine: { mic: true, camera: false },
		clock: time.clock(),
		openRoom: (id, dispatch) => {
			const room = broker.open({ roomId: 'kitchen', visitorId: id, tracks, dispatch });
			rooms.push(room);
			return room;
		}
	});
	const [room] = rooms;
	if (!room) throw new Error('the session opened no room');
	return { session, room };
}

const join = ({ session }: { session: Session }): void => {
	session.dispatch({ type: 'join-pressed' });
	broker.settle();
};

const pair = (aliceSends = true, bobSends = true) => {
	const [alice, bob] = [open('v-alice', aliceSends), open('v-bob', bobSends)];
	join(alice);
	join(bob);
	return { alice, bob };
};

const linkOf = ({ state }: Session): DialId => {
	if (state.phase !== 'paired') throw new Error(`they are ${state.phase}, not paired`);
	return state.link;
};

describe('a stay', () => {
	it('takes one event at a time: what an effect leads to waits its turn', () => {
		const log: string[] = [];
		const silent = broker.open({
			roomId: 'kitchen',
			visitorId: 'v-alice',
			tracks: { audio: null, video: null },
			dispatch: () => undefined
		});
		const session: Session = new RoomSession<MediaStream, MediaStreamTrack>({
			visitorId: 'v-alice',
			mine: { mic: true, camera: true },
			clock: time.clock(),
			openRoom: (_, dispatch) => {
				// A room that answers a claim while it is still being asked.
				silent.claimSeat = (seat) => {
					log.push('claimed');
					dispatch({ type: 'seat-granted', seat });
					log.push(`still ${session.state.seats[seat]}`);
				};
				silent.releaseSeat = (seat) => log.push(`released ${seat}`);
				return silent;
			}
		});
		session.dispatch({ type: 'join-pressed' });
		expect(log).toEqual(['claimed', 'still claiming']);
		expect([session.state.seats.host, session.phase]).toEqual(['held', 'waiting']);
	});

	it('is no talk until sound or picture flows both ways', () => {
		const { alice, bob } = pair(true, false);
		expect([alice.session.state.phase, bob.session.state.phase]).toEqual(['paired', 'paired']);
		expect([alice.session.phase, bob.session.phase]).toEqual(['waiting', 'joining']);
		expect(alice.session.talkingSince).toBeNull();

		bob.session.setTrack('video', asTrack(new TwinTrack('video')));
		broker.settle();
		expect([alice.session.phase, bob.session.phase]).toEqual(['connected', 'connected']);
	});

	it('counts the talk from its beginning, through a partner’s return', () => {
		const { alice, bob } = pair();
		const began = time.now;
		time.advance(1_000);
		bob.session.dispatch({ type: 'page-gone' });
		broker.settle();
		time.advance(1_000);
		const again = open('v-bob2', true);
		join(again);
		expect([alice.session.phase, alice.session.talkingSince]).toEqual(['connected', began]);
		expect(again.session.talkingSince).toBe(began + 2_000);
	});

	it('has the stream of who comes in ready, and counts them as admitted no sooner than they are', () => {
		const [alice, bob] = [open('v-alice', true), open('v-bob', true)];
		join(alice);
		bob.session.dispatch({ type: 'join-pressed' });
		const seen = new Set<string>();
		do {
			const { remote, admitted, state } = alice.session;
			seen.add(`${state.phase}, ${remote ? 'a stream' : 'no stream'}, ${admitted}`);
		} while (broker.deliverNext());
		expect([...seen]).toEqual([
			'seeking, no stream, false',
			'seeking, a stream, false',
			'paired, a stream, true'
		]);
	});

	it('keeps the last picture of who is away, shows the new one of who is back', () => {
		const { alice, bob } = pair();
		const last = alice.session.remote;
		bob.session.dispatch({ type: 'page-gone' });
		broker.settle();
		expect([alice.session.phase, alice.session.remote === last]).toEqual(['reconnecting', true]);
		join(open('v-bob2', true));
		expect(alice.session.remote).not.toBeNull();
		expect(alice.session.remote === last).toBe(false);
	});

	it('hangs up on whoever breaks the protocol; they may begin anew', () => {
		const { alice, bob } = pair();
		const broken = linkOf(alice.session);
		alice.session.dispatch({ type: 'violated', dial: broken });
		expect([alice.session.phase, alice.room.connections]).toEqual(['reconnecting', 0]);
		broker.settle();
		expect(linkOf(alice.session)).toBe(linkOf(bob.session));
		expect(linkOf(alice.session)).not.toBe(broken);
	});

	it('carries what features say aside to the same feature of the other page, in order', () => {
		const { alice, bob } = pair();
		const heard: unknown[] = [];
		const undo = bob.session.on('chat', (body) => heard.push(body));
		expect([alice.session.say('chat', 'one'), alice.session.say('chat', { two: 2 })]).toEqual([
			true,
			true
		]);
		alice.session.say('another-topic', 'three');
		broker.settle();
		expect(heard).toEqual(['one', { two: 2 }]);

		undo();
		alice.session.say('chat', 'four');
		broker.settle();
		expect(heard).toHaveLength(2);
	});

	it('says nothing aside to nobody, and nothing that is too long', () => {
		const alone = open('v-alice', true);
		join(alone);
		expect(alone.session.say('chat', 'hello')).toBe(false);
		const { alice } = pair();
		expect(() => alice.session.say('chat', 'x'.repeat(maxMessageLength))).toThrow(RangeError);
		expect(alice.session.phase).toBe('connected');
	});

	it('keeps the few latest asides for a feature that is still being fetched', () => {
		const { alice, bob } = pair();
		for (let number = 0; number < 100; number += 1) alice.session.say('chat', number);
		broker.settle();
		const heard: unknown[] = [];
		bob.session.on('chat', (body) => heard.push(body));
		expect(heard).toEqual(Array.from({ length: 16 }, (_, at) => 84 + at));
	});

	it('keeps what was said aside before the friend fell silent for a while', () => {
		const { alice, bob } = pair();
		bob.session.say('renegotiation', 'an offer');
		broker.settle();
		alice.session.dispatch({ type: 'timer-fired', timer: 'silence' });
		expect(alice.session.link).toBeNull();
		bob.session.say('renegotiation', 'a candidate');
		broker.settle();
		expect(alice.session.link).not.toBeNull();
		const heard: unknown[] = [];
		alice.session.on('renegotiation', (body) => heard.push(body));
		expect(heard).toEqual(['an offer', 'a candidate']);
	});

	it('forgets what was said aside over a connection that is over', () => {
		const { alice, bob } = pair();
		bob.session.say('renegotiation', 'an offer');
		broker.settle();
		bob.session.dispatch({ type: 'page-gone' });
		broker.settle();
		join(open('v-bob2', true));
		const heard: unknown[] = [];
		alice.session.on('renegotiation', (body) => heard.push(body));
		expect(heard).toEqual([]);
	});

	it('is over once it is left: nothing that comes later brings it back', () => {
		const { alice } = pair();
		alice.session.dispatch({ type: 'leave-pressed' });
		const late: readonly RoomEvent[] = [
			{ type: 'join-pressed' },
			{ type: 'seat-granted', seat: 'host' },
			{ type: 'dial-arrived', dial: 'v-carol.0', from: 'v-carol' },
			{ type: 'timer-fired', timer: 'retry' }
		];
		for (const event of late) alice.session.dispatch(event);
		broker.settle();
		expect([alice.session.phase, alice.session.remote, alice.room.connections]).toEqual([
			'left',
			null,
			0
		]);
	});
});

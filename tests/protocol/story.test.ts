import { describe, expect, it } from 'vitest';
import { FakeLink } from './fake-link';
import { Tab } from './tab';

/** A room in which people join one after the other. */
function room(...people: readonly Tab[]): FakeLink {
	const link = new FakeLink();
	for (const tab of people) {
		link.happen(tab, { type: 'room-chosen' });
		link.happen(tab, { type: 'join-pressed' });
	}
	return link;
}

describe('Alice and Bob', () => {
	it('talk as soon as the second of them joins, each with one socket', () => {
		const [alice, bob] = [new Tab('v-alice'), new Tab('v-bob')];
		const link = room(alice, bob);

		expect(alice.state).toMatchObject({ phase: 'paired', link: 'v-bob.0' });
		expect(bob.state).toMatchObject({ phase: 'paired', link: 'v-bob.0' });
		expect([alice.sockets, bob.sockets]).toEqual([['host'], ['guest']]);
		expect([link.holder('host'), link.holder('guest')]).toEqual([alice, bob]);
	});

	it('talk on when Bob comes back after a reload, whoever sits where', () => {
		const [alice, bob, again] = [new Tab('v-alice'), new Tab('v-bob'), new Tab('v-again')];
		const link = room(alice, bob);
		link.happen(bob, { type: 'page-gone' });
		expect(alice.state).toMatchObject({ phase: 'seeking', seeker: 'away' });

		link.happen(again, { type: 'join-pressed' });
		expect(alice.state).toMatchObject({ phase: 'paired', link: 'v-again.0' });
		expect(again.state).toMatchObject({ phase: 'paired', link: 'v-again.0' });
	});

	it('change places when the one who was first goes and comes again', () => {
		const [alice, bob, again] = [new Tab('v-alice'), new Tab('v-bob'), new Tab('v-again')];
		const link = room(alice, bob);
		link.happen(alice, { type: 'leave-pressed' });
		expect(bob.state).toMatchObject({ phase: 'seeking', seeker: 'left' });
		link.fire(bob, 'answer');
		link.fire(bob, 'retry');
		expect(bob.sockets).toEqual(['host']);

		link.happen(again, { type: 'join-pressed' });
		expect(again.sockets).toEqual(['guest']);
		expect(bob.state.phase).toBe('paired');
	});
});

describe('Carol, who comes third', () => {
	it('hears "full", keeps nothing, and the pair never notices', () => {
		const [alice, bob, carol] = [new Tab('v-alice'), new Tab('v-bob'), new Tab('v-carol')];
		room(alice, bob, carol);

		expect(carol.state.phase).toBe('full');
		expect(carol.sockets).toEqual([]);
		expect(alice.state).toMatchObject({ phase: 'paired', link: 'v-bob.0', held: [] });
		expect(bob.state).toMatchObject({ phase: 'paired', link: 'v-bob.0', held: [] });
	});

	it('waits for a seat and gets it when Bob leaves', () => {
		const [alice, bob, carol] = [new Tab('v-alice'), new Tab('v-bob'), new Tab('v-carol')];
		const link = room(alice, bob, carol);
		link.happen(carol, { type: 'wait-pressed' });
		expect(carol.state).toMatchObject({ phase: 'seeking', seeker: 'queued' });

		link.happen(bob, { type: 'leave-pressed' });
		link.fire(carol, 'retry');
		expect(carol.state.phase).toBe('paired');
		expect(alice.state.phase).toBe('paired');
	});

	it('takes the place of Bob, who has crashed, once Alice has found him silent', () => {
		const [alice, bob, carol] = [new Tab('v-alice'), new Tab('v-bob'), new Tab('v-carol')];
		const link = room(alice, bob);
		link.crash(bob);
		link.happen(carol, { type: 'join-pressed' });
		expect(alice.state).toMatchObject({ phase: 'paired', held: [{ dial: 'v-carol.0' }] });

		link.fire(alice, 'silence');
		expect(alice.state).toMatchObject({ phase: 'paired', link: 'v-carol.0' });
		expect(carol.state.phase).toBe('paired');
	});

	it('gets the seat of Alice, who has crashed, and finds Bob, who was left in the other', () => {
		const [alice, bob, carol] = [new Tab('v-alice'), new Tab('v-bob'), new Tab('v-carol')];
		const link = room(alice, bob);
		link.crash(alice);
		link.happen(carol, { type: 'join-pressed' });
		link.fire(bob, 'silence');
		link.fire(bob, 'answer');
		link.fire(bob, 'retry');

		expect([bob.state.phase, carol.state.phase]).toEqual(['paired', 'paired']);
	});
});

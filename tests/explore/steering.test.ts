import { expect, it } from 'vitest';
import type { Effect } from '../../src/lib/protocol/effect';
import { standardRules } from '../../src/lib/protocol/rules';
import type { RoomState } from '../../src/lib/protocol/state';
import { step } from '../../src/lib/protocol/step';
import { essence } from './canonical';
import { calm, explore } from './explore';
import { stepsMade } from './machine';
import { emptyWorld } from './world';

/** The same state, as different as it can be in what the explorer leaves out. */
function dressed(state: RoomState): RoomState {
	const different = {
		...state,
		tries: 4,
		brokerAway: true,
		meddled: true,
		mine: { mic: false, camera: false }
	};
	if (different.phase === 'seeking') {
		const seeker = different.seeker === 'queued' ? 'queued' : 'lost';
		return { ...different, seeker };
	}
	return different.phase === 'paired'
		? { ...different, theirs: different.mine, receiving: true, received: true }
		: different;
}

/** What others can see of an effect: not how long a timer takes, nor what the camera does. */
const seen = (effect: Effect): unknown => {
	if (effect.type === 'set-timer') return { ...effect, afterMs: 0 };
	return effect.type === 'say' ? { ...effect, message: effect.message.type } : effect;
};

it('what the explorer leaves out of a state steers nothing', () => {
	const rules = { ...standardRules };
	explore(emptyWorld({ people: 2, faults: 1, slow: 1 }), { rules, kinds: calm });
	explore(emptyWorld({ people: 2, faults: 1, slow: 0 }), { rules });
	explore(emptyWorld({ people: 3, faults: 0, slow: 0 }), { rules });
	const made = stepsMade(rules);

	expect(made.length).toBeGreaterThan(1_000);
	for (const { state, event } of made) {
		const [plain, effects] = step(state, event);
		const [other, otherEffects] = step(dressed(state), event);
		expect(essence(other)).toEqual(essence(plain));
		expect(otherEffects.map(seen)).toEqual(effects.map(seen));
	}
});

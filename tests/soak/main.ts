/** `npm run soak`: many random faults in one pair of tabs. `--seed` plays a story again, `--faults` makes it shorter. */
import { parseArgs } from 'node:util';
import { soak } from './soak';

const { values } = parseArgs({
	options: {
		faults: { type: 'string', default: '200' },
		seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) }
	}
});
const [count, seed] = [Number(values.faults), Number(values.seed)];
console.log(`${count} faults, with seed ${seed}`);
await soak({ faults: count, seed, say: (line) => console.log(line) });
console.log(`the call is up, and nothing was left behind`);

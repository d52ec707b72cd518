/** Who leaves, who is left, and who is lost. */
import { take } from './camera';
import { at, phase, press, together, type Pair, type Table } from './table';

export async function theEnds({ anns }: Table, { ann, ben }: Pair): Promise<void> {
	await press(ann, 'leave');
	await phase(ann, 'left');
	await phase(ben, 'waiting');
	await at(ben, 'notice').waitFor();
	await take(ann, 'left');
	await take(ben, 'they-left');
	await press(ann, 'come-back');
	await together({ ann, ben });
	await anns.kill();
	await phase(ben, 'reconnecting');
	await at(ben, 'notice').waitFor();
	await take(ben, 'reconnecting');
}

/** In the call: the two, and what lies over them when it is asked for. */
import { take } from './camera';
import { at, linkTo, open, phase, pictured, press, type Pair, type Table } from './table';

export async function theCall(table: Table, { ann, ben }: Pair): Promise<void> {
	await take(ben, 'connected');
	await press(ben, 'more');
	await at(ben, 'call-menu').waitFor();
	await take(ben, 'menu');
	await ben.keyboard.press('Escape');
	await press(ben, 'safety-code');
	await take(ben, 'safety-code');
	await ben.keyboard.press('Escape');
	await press(ben, 'details');
	// It takes two looks to know how much flows.
	await at(ben, 'details-panel')
		.getByText(/(VP8|AV1).*(kbit|кбіт)/)
		.first()
		.waitFor();
	await take(ben, 'details');
	await ben.keyboard.press('Escape');
	await ben.keyboard.press('?');
	await at(ben, 'shortcuts-sheet').waitFor();
	await take(ben, 'shortcuts');
	await ben.keyboard.press('Escape');
	await thirdPerson(table);
	await press(ann, 'camera');
	await press(ann, 'mic');
	await take(ben, 'camera-off');
	await press(ann, 'camera');
	await press(ann, 'mic');
	await pictured(ben);
	await onHold({ ann, ben });
}

async function thirdPerson(table: Table): Promise<void> {
	const third = await open(table.anns, table.language);
	await third.goto(linkTo(table));
	await press(third, 'join');
	await phase(third, 'full');
	await take(third, 'full');
	await third.context().close();
}

async function onHold({ ann, ben }: Pair): Promise<void> {
	await press(ann, 'more');
	await press(ann, 'hold');
	await at(ann, 'notice').waitFor();
	await at(ben, 'notice').waitFor();
	await take(ann, 'hold');
	await take(ben, 'held');
	await press(ann, 'more');
	await press(ann, 'hold');
	await pictured(ben);
}

import type { Scenario } from './scenario';

/** A first visit by a room link: until join can be pressed and one's own picture moves. */
export const lobby: Scenario = {
	name: 'lobby',
	title: 'link opened -> lobby ready',
	distance: 'near',
	async measure(stage) {
		const { guest } = await stage.cast('guest');
		await guest.open(stage.link);
		const joinable = await guest.told('join-ready');
		const { at, page } = await guest.told('lobby-ready');
		return { ms: at - page, story: `join enabled at ${Math.round(joinable.at - page)}` };
	}
};

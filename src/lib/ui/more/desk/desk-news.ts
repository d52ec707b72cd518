import type { DeskMessages } from '../../../i18n/more/desk/en';
import type { DeskNews, DeskView } from '../../../session/desk/desk-view';
import type { News } from '../life-news';

/** What happened to a device, and what that means. */
export function deskNews(news: DeskNews, desk: DeskView, { news: m, noise }: DeskMessages): News {
	switch (news.type) {
		case 'gone': {
			const without = news.kind === 'camera' ? m.cameraOff : m.system;
			const more = news.instead === null ? without : m.instead(news.instead);
			return { said: m.gone(news.label), more };
		}
		case 'back':
			return { said: m.back(news.label), more: '' };
		case 'refused':
			return { said: m.refused(news.label), more: m.refusedMore };
		case 'silent':
			return { said: m.silent(news.label), more: m.silentMore };
		case 'noisy': {
			const said = m.noisy(news.label);
			if (news.suppressed) return { said, more: m.noisyStill };
			const press = (): void => desk.switchProcessing('noise', true);
			return { said, more: m.noisyMore, offer: { label: noise, press } };
		}
		case 'talking':
			return { said: m.talking, more: m.talkingMore };
	}
}

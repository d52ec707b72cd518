import type { files as english } from './en';

/** Тексти про файли, що йдуть від одного до іншого. */
export const files = {
	title: 'Файли',
	attach: 'Надіслати файли',
	drop: 'Відпустіть тут, щоб надіслати',
	offers: (name: string) => `Вам пропонують файл: ${name}`,
	save: 'Зберегти',
	decline: 'Ні, дякую',
	cancel: 'Скасувати',
	pause: 'Пауза',
	resume: 'Далі',
	saveAgain: 'Зберегти ще раз',
	dismiss: 'Більше не показувати',
	progress: (name: string) => `${name}: скільки вже є`,
	impossible: 'Цей браузер не може зберігати файли, що надходять у розмові.',
	state: {
		offeredMine: 'По той бік питають, чи взяти',
		offeredTheirs: 'Для вас',
		choosing: 'Куди його покласти?',
		paused: 'Пауза',
		theyPause: 'По той бік поставили на паузу',
		away: 'Продовжиться, щойно по той бік повернуться',
		checking: 'Усе вже тут, перевіряємо',
		keptMine: 'Уже по той бік',
		keptTheirs: 'Збережено й перевірено'
	},
	stopped: {
		cancelled: 'Скасовано',
		damaged: 'Надійшло не те, що надсилали, тож його не збережено',
		unreadable: 'Його не прочитати: змінено, переміщено, або це тека',
		unwritable: 'Для нього немає місця, або його не вдалося записати',
		forgotten: 'Сторінку, з якої він ішов, перезавантажили'
	}
} satisfies typeof english;

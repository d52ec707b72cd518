import type { chat as english } from './en';

/** Тексти чату й того, що злітає. */
export const chat = {
	title: 'Чат',
	unread: (count: number) => `Чат, непрочитаних: ${count}`,
	log: 'Повідомлення',
	empty: 'Це читаєте лише ви двоє. Закриєте вкладку — і нічого не лишиться.',
	heard: 'Нове повідомлення:',
	mine: 'Ви:',
	theirs: 'Вам:',
	write: 'Повідомлення',
	send: 'Надіслати',
	tooLong: (bytes: number) =>
		`Завелике на ${bytes} байтів: у повідомлення вміщається 16 КіБ. Нічого не зникло, надішліть двома.`,
	fate: {
		sending: 'Надсилається',
		waiting: 'Піде, щойно по той бік хтось буде',
		delivered: 'Доставлено',
		read: 'Прочитано',
		lost: 'Не доставлено'
	},
	sendAgain: 'Надіслати зараз',
	anew: 'По той бік хтось новий або інше вікно',
	react: 'Відгукнутися',
	reactions: {
		yes: 'Палець угору',
		heart: 'Серце',
		laugh: 'Сміх',
		applause: 'Оплески',
		wonder: 'Ого'
	},
	reacts: (reaction: string) => `По той бік: ${reaction}`
} satisfies typeof english;

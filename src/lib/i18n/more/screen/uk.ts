import type { screen as english } from './en';

/** Тексти для показу екрана. */
export const screen = {
	label: 'Ваш екран',
	share: 'Показати свій екран',
	stop: 'Більше не показувати екран',
	shared: 'По той бік видно ваш екран.',
	theirs: 'Екран співрозмовника',
	tuning: 'Ваш екран',
	text: 'Чіткий текст',
	motion: 'Плавний рух'
} satisfies typeof english;

/** Texts for showing a screen. */
export const screen = {
	label: 'Your screen',
	share: 'Show your screen',
	stop: 'Stop showing your screen',
	shared: 'Your friend sees your screen.',
	theirs: 'Your friend’s screen',
	tuning: 'Your screen',
	text: 'Sharp text',
	motion: 'Smooth motion'
};

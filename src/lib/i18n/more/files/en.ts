/** Texts about files that go from one to the other. */
export const files = {
	title: 'Files',
	attach: 'Send files',
	drop: 'Drop it here to send it to your friend',
	offers: (name: string) => `Your friend offers you a file: ${name}`,
	save: 'Save',
	decline: 'No, thanks',
	cancel: 'Cancel',
	pause: 'Pause',
	resume: 'Go on',
	saveAgain: 'Save again',
	dismiss: 'Show no more',
	progress: (name: string) => `${name}: how much of it is there`,
	impossible: 'This browser cannot keep files that come in a call.',
	state: {
		offeredMine: 'Your friend is asked',
		offeredTheirs: 'From your friend',
		choosing: 'Where shall it go?',
		paused: 'Paused',
		theyPause: 'Paused by your friend',
		away: 'Goes on when your friend is back',
		checking: 'All of it is here and is being checked',
		keptMine: 'Your friend has it',
		keptTheirs: 'Saved and checked'
	},
	stopped: {
		cancelled: 'Cancelled',
		damaged: 'It did not arrive as it was sent, so it was not kept',
		unreadable: 'It cannot be read: it was changed or moved, or is a folder',
		unwritable: 'There is no room for it, or it could not be written',
		forgotten: 'The page that sent it was reloaded'
	}
};

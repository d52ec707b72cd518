/** Texts for choosing devices, and for what happens to them. */
export const desk = {
	open: 'Camera and sound',
	close: 'Close',
	camera: 'Camera',
	microphone: 'Microphone',
	speaker: 'Loudspeaker',
	system: 'As the system chooses',
	flip: 'The other camera',
	level: 'How loud you are',
	noise: 'Keep noise out',
	echo: 'Keep echo out',
	test: 'Play a sound',
	volume: 'How loud your friend is',
	rooms: {
		recent: 'Rooms of late',
		how: 'This device remembers the open rooms that you were in. Private ones it does not.',
		forget: (room: string) => `Forget ${room}`,
		forgetAll: 'Forget all',
		invent: 'A name by chance'
	},
	code: {
		show: 'As a QR code',
		how: 'Point the camera of another telephone at it.',
		picture: 'QR code of the link to this room',
		failed: 'This link is too long for a QR code.'
	},
	news: {
		gone: (label: string) => `${label} is gone`,
		instead: (label: string) => `${label} is used until it is back.`,
		system: 'The system chooses another one until it is back.',
		cameraOff: 'Your camera is off until it is back.',
		back: (label: string) => `${label} is back, and used again`,
		refused: (label: string) => `${label} cannot be used just now`,
		refusedMore: 'Another program may hold it. The one before goes on.',
		silent: (label: string) => `No sound comes from ${label}`,
		silentMore: 'It may have a switch of its own, or be turned down in the system.',
		noisy: (label: string) => `Much noise comes from ${label}`,
		noisyMore: 'It can be kept out.',
		noisyStill: 'A quieter place helps, or another microphone.',
		talking: 'You are muted',
		talkingMore: 'Your friend does not hear what you say.'
	}
};

export type DeskMessages = typeof desk;

/** Texts of the call itself: its menu, its shortcuts, how well it goes. */
export const call = {
	more: 'More',
	title: 'This call',
	quality: {
		good: 'Connection: good',
		relayed: 'Connection: good, through a relay',
		upload: 'Connection: weak, your upload',
		theirs: 'Connection: weak, on your friend’s side'
	},
	weak: {
		upload: 'Weak: your upload',
		theirs: 'Weak: your friend’s side'
	},
	picture: {
		title: 'Your friend’s picture',
		auto: 'By itself',
		whole: 'All of it',
		fill: 'Fills the window'
	},
	fullScreen: 'Full screen',
	small: 'Small window',
	sounds: 'A sound when your friend comes or goes',
	hold: 'Hold',
	devices: 'Camera and sound',
	friendIsHere: '● Your friend is here',
	corner: 'Your own picture. Drag it into another corner, or move it there with the arrow keys.',
	corners: {
		'top left': 'Your picture: top left',
		'top right': 'Your picture: top right',
		'bottom left': 'Your picture: bottom left',
		'bottom right': 'Your picture: bottom right'
	},
	shortcuts: 'Shortcuts',
	keys: {
		space: 'Space',
		held: 'Hold it: talk while muted, be silent while not',
		mic: 'Microphone on or off',
		camera: 'Camera on or off',
		fit: 'How your friend’s picture is shown',
		chat: 'Chat: open and close',
		help: 'These shortcuts',
		doubleClick: 'Double click',
		arrows: 'Arrow keys',
		corner: 'Your own picture into another corner'
	},
	said: {
		micOn: 'Microphone on',
		micOff: 'Microphone off',
		talking: 'Talking while you hold it',
		silent: 'Silent while you hold it',
		cameraOn: 'Camera on',
		cameraOff: 'Camera off',
		fullScreenOn: 'Full screen',
		fullScreenOff: 'Full screen left',
		smallOn: 'Small window open',
		smallOff: 'Small window closed',
		chatOn: 'Chat open',
		chatOff: 'Chat closed',
		screenOn: 'Your friend sees your screen',
		screenOff: 'Your screen is not shown',
		holdOn: 'On hold',
		holdOff: 'Back in the call'
	},
	onHold: {
		mine: 'You are on hold',
		mineMore: 'Nothing is sent: your friend neither sees nor hears you until you come back.',
		back: 'Come back',
		theirs: 'Your friend has put the call on hold',
		theirsMore: 'They neither send sound nor picture just now, and will be back.'
	},
	thinLine: {
		mine: {
			said: 'Your connection is too weak for pictures',
			more: 'Your friend goes on hearing you, and sees you again as soon as more gets through.'
		},
		theirs: {
			said: 'Your friend’s connection is too weak for pictures',
			more: 'You go on hearing them, and see them again as soon as more gets through.'
		}
	}
};

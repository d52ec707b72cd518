import type { BrowserWords } from '../messages';

/** What keeps camera or microphone away, and what to do about it. */
export const failures = {
	denied: {
		said: 'This browser was told not to share them.',
		steps: {
			chromium: [
				'Press the sign to the left of this page’s address.',
				'Switch on the camera and the microphone.',
				'The page goes on by itself. If it does not, press “Try again”.'
			],
			firefox: [
				'Press the crossed-out sign to the left of this page’s address.',
				'Remove “Blocked” beside the camera and the microphone.',
				'Press “Try again”, then “Allow”.'
			],
			safari: [
				'In the menu bar, open Safari, then “Settings for This Website”.',
				'Set the camera and the microphone to “Allow”.',
				'Press “Try again”.'
			],
			ios: [
				'Press the page menu beside the address, then “Website Settings”.',
				'Set the camera and the microphone to “Allow”.',
				'Press “Try again”.'
			]
		} satisfies Record<BrowserWords, string[]>
	},
	dismissed: {
		said: 'The browser’s question was closed without an answer.',
		steps: ['Press “Try again”.', 'When the browser asks, choose “Allow”.']
	},
	policy: {
		said: 'This page is not allowed to use them where it is shown.',
		steps: [
			'If Visavi sits inside another page, open it in a tab of its own.',
			'If it already has its own tab, ask whoever runs this site to allow camera and microphone.'
		]
	},
	missing: {
		camera: {
			said: 'No camera was found.',
			steps: [
				'Plug a camera in, or switch on the one you have: some have a shutter or a key.',
				'The page goes on by itself as soon as the camera is there.'
			]
		},
		microphone: {
			said: 'No microphone was found.',
			steps: [
				'Plug in a microphone or a headset, or switch on the one you have.',
				'The page goes on by itself as soon as the microphone is there.'
			]
		},
		both: {
			said: 'No camera and no microphone were found.',
			steps: [
				'Plug them in or switch them on, or open this page on a phone.',
				'The page goes on by itself as soon as they are there.'
			]
		}
	},
	busy: {
		camera: {
			said: 'Another program is using your camera.',
			steps: [
				'Close other calls and camera programs, and other tabs with a call.',
				'Press “Try again”.'
			]
		},
		microphone: {
			said: 'Another program is using your microphone.',
			steps: ['Close other calls and recorders, and other tabs with a call.', 'Press “Try again”.']
		},
		both: {
			said: 'Another program is using your camera and microphone.',
			steps: ['Close other calls and recorders, and other tabs with a call.', 'Press “Try again”.']
		}
	},
	insecure: {
		said: 'This page was opened by an address that browsers do not trust with a camera.',
		steps: [
			'Open it by an address that begins with https://',
			'Or open it on the very computer that serves it, as localhost.'
		]
	},
	unknown: {
		said: (message: string) => `The browser gave no camera and microphone: ${message}`,
		steps: [
			'Press “Try again”.',
			'If that does not help, close the browser and open it again.',
			'Check that your system’s privacy settings let this browser use them.'
		]
	}
};

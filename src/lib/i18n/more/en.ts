import { call } from './call/en';
import { chat } from './chat/en';
import { files } from './files/en';
import { screen } from './screen/en';
import type { SafetySign } from '../../protocol/safety-signs';

export const more = {
	close: 'Close',
	call,
	chat,
	files,
	screen,
	code: {
		title: 'Is it only the two of you?',
		label: (names: string) => `Safety code: ${names}.`,
		verified: 'Verified',
		compare: 'Compare these',
		proved:
			'This room opens only to its link, and the link has proved that nobody is in between. Your friend sees the same five signs.',
		how: 'Read these five aloud to each other. The same on both sides: nobody is in between, and nobody listens.',
		why: 'Are they different? Then somebody sits in the middle and hears you both: leave, and meet in a private room. Whoever guesses the name of an open room could try that.'
	},
	signs: {
		'🐶': 'dog',
		'🐱': 'cat',
		'🦁': 'lion',
		'🐎': 'horse',
		'🦄': 'unicorn',
		'🐷': 'pig',
		'🐘': 'elephant',
		'🐰': 'rabbit',
		'🐼': 'panda',
		'🐓': 'rooster',
		'🐧': 'penguin',
		'🐢': 'turtle',
		'🐟': 'fish',
		'🐙': 'octopus',
		'🦋': 'butterfly',
		'🦊': 'fox',
		'🦉': 'owl',
		'🦀': 'crab',
		'🌷': 'tulip',
		'🌳': 'tree',
		'🌵': 'cactus',
		'🍄': 'mushroom',
		'🌍': 'globe',
		'🌙': 'moon',
		'⭐': 'star',
		'🌈': 'rainbow',
		'🔥': 'fire',
		'⛄': 'snowman',
		'🍌': 'banana',
		'🍎': 'apple',
		'🍓': 'strawberry',
		'🍋': 'lemon',
		'🥕': 'carrot',
		'🌽': 'corn',
		'🍕': 'pizza',
		'🎂': 'cake',
		'🍩': 'doughnut',
		'🤖': 'robot',
		'👑': 'crown',
		'👓': 'glasses',
		'☔': 'umbrella',
		'⏰': 'clock',
		'🎁': 'gift',
		'💡': 'light bulb',
		'📕': 'book',
		'📎': 'paperclip',
		'🔑': 'key',
		'🔨': 'hammer',
		'🏁': 'flag',
		'🚂': 'train',
		'🚲': 'bicycle',
		'⛵': 'boat',
		'🚀': 'rocket',
		'🏆': 'trophy',
		'⚽': 'football',
		'🎸': 'guitar',
		'🎺': 'trumpet',
		'🔔': 'bell',
		'⚓': 'anchor',
		'🎧': 'headphones',
		'🎈': 'balloon',
		'📁': 'folder',
		'🎯': 'target',
		'🚜': 'tractor'
	} satisfies Record<SafetySign, string> as Readonly<Record<SafetySign, string>>,
	meddled: {
		title: 'Somebody is meddling',
		said: 'What came to you in your friend’s name was changed on its way, or was never from your friend. It was thrown away: nobody has seen or heard you.',
		means:
			'The server that introduces you, or somebody on the way to it, tries to get between the two of you.',
		open: 'Do not go on here. Make a private room and send its link to your friend in another way, or meet on another site.',
		private:
			'Only your link opens this room, so nobody gets in without it. If your friend does not come, try another network, or meet on another site.',
		makePrivate: 'Make a private room'
	},
	life: {
		offline: 'Your network is gone',
		offlineDoing:
			'This device has no network just now. As soon as it has one, the talk goes on by itself.',
		search: {
			looking: 'Asking the server where your friend is. Stay here, it comes back by itself.',
			dialling: 'Making a new connection to your friend. Stay here, it comes back by itself.',
			waiting:
				'Keeping the room, so that your friend finds you. Stay here, it comes back by itself.'
		},
		in: {
			audio: 'You cannot hear your friend',
			video: 'You cannot see your friend',
			both: 'You cannot hear or see your friend'
		},
		out: {
			audio: 'Your friend cannot hear you',
			video: 'Your friend cannot see you',
			both: 'Your friend cannot hear or see you'
		},
		doing: {
			wait: 'Sound or picture has stopped. Giving it a moment.',
			rebuild: 'Starting your camera and microphone again.',
			redial: 'Making a new connection. It comes back by itself.'
		},
		ask: {
			in: 'It does not come back by itself. Ask your friend to reload the page, or reload yours.',
			out: 'It does not come back by itself. Check camera and microphone, and reload the page.'
		}
	},
	details: {
		title: 'Details',
		lead: 'For those who want to know. Nothing of this is sent anywhere.',
		connection: 'Connection',
		path: 'Path',
		noPath: 'none yet',
		direct: 'peer to peer',
		relayed: 'through a TURN relay',
		here: 'Local candidate',
		there: 'Remote candidate',
		protocol: 'Transport',
		roundTrip: 'Round trip',
		milliseconds: (count: number) => `${count} ms`,
		candidates: {
			host: 'host (own network)',
			srflx: 'server-reflexive (STUN)',
			prflx: 'peer-reflexive',
			relay: 'relay (TURN)'
		} as Readonly<Record<string, string>>,
		flow: {
			out: { audio: 'Sound sent', video: 'Picture sent' },
			in: { audio: 'Sound received', video: 'Picture received' },
			nothing: 'none',
			fps: (count: number) => `${count} fps`,
			rate: (kilobits: number) => `${kilobits} kbit/s`,
			lost: (percent: number) => `${percent} % lost`,
			jitter: (time: string) => `jitter ${time}`,
			limited: (cause: string) => `limited by ${cause}`
		},
		copy: 'Copy as a report',
		copied: 'Copied, without any address',
		notCopied: 'This browser lets nothing be copied here',
		code: 'Safety code',
		noCode: 'not in a call',
		broker: 'Broker',
		unknown: 'not known yet',
		own: 'named by this site',
		third: 'a third party: PeerJS Cloud',
		drops: 'Dropped messages',
		noDrops: 'none',
		reasons: {
			malformed: 'malformed',
			oversized: 'oversized',
			misaddressed: 'misaddressed',
			unsealed: 'not sealed with this room’s key',
			stale: 'stale or replayed',
			flood: 'too many at once'
		},
		versions: 'Versions',
		check: 'Check devices and servers',
		hide: 'Hide my address from my friend',
		hideHow:
			'Sound and picture go through the relay (TURN) of this site alone, which makes them slower. Counts from the next connection on; this device remembers it.'
	}
};

/** Texts that nobody needs before a call. */
export type MoreMessages = typeof more;

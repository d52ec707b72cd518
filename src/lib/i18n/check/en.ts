/** Texts of the check: for who cannot make a call, and for who runs the site. */
export const check = {
	title: 'Is everything here for a call?',
	lead: 'This looks at your devices, at the servers of this site and at the way to them. Nobody sees or hears you, and nothing of it is kept.',
	begin: 'Begin',
	again: 'Look again',
	back: 'To the call page',
	running: 'Looking. This takes some ten seconds.',
	allGood: 'Everything that could be looked at is as a call needs it.',
	notGood: 'Not everything is as a call needs it: see below.',
	copy: 'Copy as a report',
	copied: 'Copied, without any address',
	notCopied: 'This browser lets nothing be copied here',
	playAgain: 'Play it again',
	items: {
		browser: 'Browser',
		camera: 'Camera',
		microphone: 'Microphone',
		speaker: 'Loudspeaker',
		broker: 'Server that introduces (broker)',
		stun: 'Own address from outside (STUN)',
		'turn-udp': 'Relay by UDP (TURN)',
		'turn-tcp': 'Relay by TCP (TURN)',
		'turn-tls': 'Relay by TLS (TURN)',
		call: 'A call through the relay'
	},
	marks: { good: 'good', bad: 'not good' },
	open: 'not looked at yet',
	looking: 'looking …',
	none: 'this site has none',
	skipped: 'could not be looked at',
	works: 'can make calls',
	camera: (width: number, height: number) => `gives a picture, ${width} × ${height}`,
	heard: 'hears sound',
	there: 'is there; whether it hears cannot be told here',
	unheard: 'is there, but heard nothing: say something, and look again',
	played: 'A sound was played. If you did not hear it, look at the loudness of this device.',
	broker: (openMs: number, roundTripMs: number) =>
		`answers; open in ${openMs} ms, there and back in ${roundTripMs} ms`,
	answers: (ms: number) => `answers in ${ms} ms`,
	refuses: (code: number) => `refuses this page (${code})`,
	silent: 'does not answer',
	callUp: (openMs: number, megabits: number) =>
		`up in ${openMs} ms; ${megabits.toFixed(1)} Mbit/s through it`,
	callDown: 'does not come up',
	fault: (fault: string) => `config.json is wrong: ${fault}`,
	failures: {
		denied: 'this browser was told not to share it',
		policy: 'this page is not allowed to use it where it is shown',
		missing: 'there is none',
		busy: 'another program holds it',
		insecure: 'browsers let https pages alone make calls',
		unsupported: 'cannot make calls',
		unknown: 'it cannot be had'
	}
};

export type CheckMessages = typeof check;

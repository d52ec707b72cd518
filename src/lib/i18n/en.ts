export const words = {
	footer: {
		promise: 'No account. No recording. Only the two of you.',
		language: 'Language',
		details: 'Details',
		forNow: 'Language not saved: this browser stores nothing for this page.'
	},
	permission: {
		asking: 'First, your camera and microphone',
		why: 'Your browser asks for both, so that your friend can see and hear you. Nobody does before you join.',
		needed: 'Your camera and microphone are needed',
		whyBoth: 'A video call needs both. Nobody sees or hears you before you join.',
		retry: 'Try again',
		micAlone: 'Go on with the microphone alone'
	},
	unsupported: {
		title: 'This browser cannot make video calls',
		said: 'A call needs camera, microphone and a way between two browsers; something of these is missing here.',
		way: 'Open this page in a current Chrome, Edge, Firefox or Safari: copy the address, all of it.'
	},
	devices: {
		mic: 'Microphone',
		camera: 'Camera',
		micOff: 'Mute yourself',
		micOn: 'Unmute yourself',
		cameraOff: 'Switch the camera off',
		cameraOn: 'Switch the camera on',
		ownPicture: 'Your own picture',
		isOff: 'Your camera is off',
		isNone: 'You are here by voice'
	},
	name: {
		title: 'Who are you meeting?',
		how: 'Type a room name and tell it to your friend. Whoever types the same name is across the table.',
		linkTitle: 'Ready to come in?',
		linkHow: 'This link leads to the room below. Your friend meets you there.',
		label: 'Room name',
		open: 'Anyone who knows this name can come in.',
		strength: {
			easy: 'Easy to guess.',
			fair: 'Takes some guessing.',
			hard: 'Hard to guess.'
		},
		makePrivate: 'Private room',
		join: 'Join',
		cancel: 'Cancel',
		problem: {
			empty: 'Type a name first: any word that the two of you know.',
			blank: 'A name needs more than spaces: a letter, a number or a sign.',
			'too-long': 'That name is too long. 128 characters are the most.',
			cancelled: 'A call needs a room name. Type one when you are ready.'
		},
		damagedLink:
			'This link is cut short: ask your friend for the whole of it, or type a room name.',
		byLinkOnly: 'Only someone who has the whole link finds this room.',
		thirdParty:
			'An outside service, PeerJS Cloud, introduces the two of you. Picture and sound do not pass through it.'
	},
	joining: {
		private: 'A private room',
		looking: 'Going in and looking who is there.',
		checking:
			'Checking the room. Someone may just have dropped out of it, so this can take a while.'
	},
	waiting: {
		title: 'Waiting for your friend',
		how: 'Send them this link. They come in as soon as they open it.',
		howPrivate: 'Only this link opens the room. Send it to your friend, the whole of it.',
		left: 'Your friend has left. You can wait here: the same link brings them back.',
		gone: 'Your friend has not come back yet. The same link brings them here.',
		link: 'Link to this room',
		copy: 'Copy',
		copied: 'Copied',
		byHand: 'Selected: copy it by hand',
		share: 'Share',
		another: 'Another room'
	},
	talk: {
		title: (room: string) => `In the room ${room}`,
		theirPicture: 'Your friend',
		pictureComing: 'Your friend is here. The picture is on its way.',
		cameraOff: 'Your friend’s camera is off',
		muted: 'Your friend is muted',
		blocked: 'Tap anywhere to hear your friend.',
		leave: 'Leave'
	},
	reconnecting: {
		waits: 'Somebody waits for a seat. It is kept for your friend a little longer.',
		letIn: 'Let them in',
		away: {
			said: 'Your friend closed or reloaded the page',
			doing: 'The room is kept. Stay here: when they come back, the talk goes on.'
		},
		lost: {
			said: 'The connection is lost',
			doing: 'Finding a new way to your friend. Stay here, it comes back by itself.'
		},
		again: {
			said: 'Coming back together',
			doing: 'Looking for your friend. Stay here, it goes on by itself.'
		}
	},
	full: {
		title: 'This room is full',
		said: (room: string) =>
			`Two people are talking in “${room}”. They do not see that you are here.`,
		waiting: 'Keep this page open: you go in by yourself when a seat is free.',
		wait: 'Wait for a seat',
		hint: 'If one of them is you on another device, leave there first.'
	},
	elsewhere: {
		said: 'This call is open in another tab.',
		move: 'Move it here',
		moved: 'The call goes on in another tab.'
	},
	left: {
		title: 'You left',
		said: (room: string) =>
			`Nobody in “${room}” sees or hears you now. The room stays open for you.`,
		comeBack: 'Come back',
		another: 'Another room'
	},
	trouble: {
		inCall: 'New people cannot join just now.',
		away: 'The server that introduces you does not answer. We keep trying; check your connection.',
		config: (fault: string) => `This site is not set up right, so a call cannot start: ${fault}`,
		fault: (fault: string) => `Something of ours failed. Try again, or reload the page. (${fault})`
	}
};

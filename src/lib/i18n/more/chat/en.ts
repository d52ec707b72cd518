/** Texts of the chat and of what floats. */
export const chat = {
	title: 'Chat',
	unread: (count: number) => `Chat, ${count} unread`,
	log: 'Messages',
	empty: 'Only the two of you read this. It is gone when you close the tab.',
	heard: 'New message:',
	mine: 'You:',
	theirs: 'Your friend:',
	write: 'Write a message',
	send: 'Send',
	tooLong: (bytes: number) =>
		`Too long by ${bytes} bytes: a message has 16 KiB. Nothing is lost, send it in two.`,
	fate: {
		sending: 'Sending',
		waiting: 'Goes as soon as your friend is here',
		delivered: 'Delivered',
		read: 'Read',
		lost: 'Not delivered'
	},
	sendAgain: 'Send it now',
	anew: 'Somebody new, or your friend from another window',
	react: 'React',
	reactions: {
		yes: 'Thumbs up',
		heart: 'Heart',
		laugh: 'Laughing',
		applause: 'Applause',
		wonder: 'Wow'
	},
	reacts: (reaction: string) => `Your friend: ${reaction}`
};

/** What keeps two people apart who try to meet: what it is, what we are doing, what they can do. */
export const obstacles = {
	check: 'Check devices and servers',
	offline: 'This device has no network just now. As soon as it has one, it goes on by itself.',
	broker: 'The server that introduces you does not answer. We keep trying; check your connection.',
	friend:
		'Nothing comes from your friend any more: their network seems to be gone. Stay here, it goes on by itself when they are back.',
	'no-relay':
		'Your two networks let no direct connection through, and this site has no relay. We keep trying; another network on either side helps, such as a phone’s.',
	'relay-refuses':
		'No direct connection comes up, and the relay of this site turns us down. We keep trying; tell whoever runs this site, or try another network.',
	'relay-silent':
		'No direct connection comes up, and the relay of this site does not answer. We keep trying; tell whoever runs this site, or try another network.',
	'no-udp':
		'This network blocks what calls go by (UDP), and there is no relay that goes another way (TCP). We keep trying; another network helps, such as a phone’s.',
	'their-udp':
		'Your friend’s network seems to block what calls go by (UDP). We keep trying; another network on their side helps, such as a phone’s.',
	'no-way':
		'No way from one network to the other has been found so far. We keep trying; another network on either side may help, such as a phone’s.'
};

export type ObstacleMessages = typeof obstacles;

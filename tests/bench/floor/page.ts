/**
 * The floor: the least that a two-person call needs. No library; one WebSocket to a relay and one
 * RTCPeerConnection, both made when join is pressed, as a careful but plain page does it. It answers to
 * the names of the page contract, so that one driver and one probe serve it and the app alike.
 *
 * Who arrives second makes the offer. Who stays behind drops its connection when the relay says that the
 * other one is gone, and answers the next one's offer with a new connection. A full room is tried again. After a reload the page
 * rejoins by itself: the room is in the fragment, sessionStorage remembers that join was pressed.
 *
 * A script, not a module: floor/server.ts puts it into the page, which so is a single response.
 */
(() => {
	type FromRelay = import('./relay').FromRelay;

	const joinedKey = 'floor-joined';
	/** A full room is asked again after so long. */
	const againMs = 250;

	function find<E extends Element>(selector: string): E {
		const element = document.querySelector<E>(selector);
		if (!element) throw new Error(`the floor page has no ${selector}`);
		return element;
	}
	const main = find<HTMLElement>('main');
	const form = find<HTMLFormElement>('form');
	const roomName = find<HTMLInputElement>('[data-testid="room-name"]');
	const joinButton = find<HTMLButtonElement>('[data-testid="join"]');
	const localVideo = find<HTMLVideoElement>('[data-testid="local-video"]');
	const remoteVideo = find<HTMLVideoElement>('[data-testid="remote-video"]');
	const enter = (phase: string): void => main.setAttribute('data-phase', phase);

	function join(room: string, stream: MediaStream): void {
		joinButton.disabled = true;
		enter('joining');
		sessionStorage.setItem(joinedKey, room);
		const relay = new URLSearchParams(location.search).get('relay') ?? location.host;
		const socket = new WebSocket(`ws://${relay}/ws?room=${encodeURIComponent(room)}`);
		const send = (message: object): void => socket.send(JSON.stringify(message));
		let connection: RTCPeerConnection | null = null;

		function drop(): void {
			connection?.close();
			connection = null;
			remoteVideo.srcObject = null;
		}
		function connect(): RTCPeerConnection {
			drop();
			const fresh = new RTCPeerConnection({ iceServers: [] });
			for (const track of stream.getTracks()) fresh.addTrack(track, stream);
			fresh.onicecandidate = ({ candidate }) => candidate && send({ candidate });
			fresh.ontrack = ({ streams: [remote] }) => {
				if (!remote || remoteVideo.srcObject === remote) return;
				remoteVideo.srcObject = remote;
				enter('connected');
			};
			connection = fresh;
			return fresh;
		}
		async function describe(ours: RTCPeerConnection): Promise<void> {
			await ours.setLocalDescription();
			send({ description: ours.localDescription });
		}
		async function hear(message: FromRelay): Promise<void> {
			if ('full' in message) {
				enter('full');
				setTimeout(() => join(room, stream), againMs);
			} else if ('gone' in message) {
				drop();
				enter('waiting');
			} else if ('people' in message) {
				if (message.people === 1) enter('waiting');
				else await describe(connect());
			} else if ('candidate' in message) await connection?.addIceCandidate(message.candidate);
			else if (message.description.type === 'offer') {
				const ours = connect();
				await ours.setRemoteDescription(message.description);
				await describe(ours);
			} else await connection?.setRemoteDescription(message.description);
		}
		// One message at a time: a candidate must not overtake the description that it belongs to.
		let turn = Promise.resolve();
		socket.onmessage = ({ data }) => {
			turn = turn.then(() => hear(JSON.parse(String(data)))).catch(console.error);
		};
	}

	async function start(): Promise<void> {
		const room = decodeURIComponent(location.hash.slice(1));
		roomName.value = room;
		const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
		localVideo.srcObject = stream;
		form.onsubmit = (event) => {
			event.preventDefault();
			join(roomName.value.trim(), stream);
		};
		if (room && sessionStorage.getItem(joinedKey) === room) return join(room, stream);
		enter('name');
		joinButton.disabled = false;
	}
	start().catch(console.error);
})();

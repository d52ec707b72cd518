/** Both ends of a connection in one page, and a camera that gives pictures until there is a connection. */
import {
	makeConnection,
	openControl,
	replaceOn
} from '../../../src/lib/adapters/peerjs/connection';
import { OpeningPicture } from '../../../src/lib/adapters/peerjs/opening-picture';

declare global {
	/** Opens a connection. When that is done, the camera gives no pictures any more. */
	var openScene: () => Promise<Scene>;
}

const happens = (target: EventTarget, type: string): Promise<unknown> =>
	new Promise((done) => target.addEventListener(type, done, { once: true }));

/** A canvas that stands in for a camera. */
function canvasCamera(): { track: MediaStreamTrack; give: () => void } {
	const paper = document.createElement('canvas').getContext('2d');
	const [track] = paper?.canvas.captureStream(0).getVideoTracks() ?? [];
	if (!paper || !(track instanceof CanvasCaptureMediaStreamTrack)) throw new Error('no canvas');
	const give = (): void => {
		paper.fillRect(0, 0, 9, 9);
		track.requestFrame();
	};
	return { track, give };
}

/** A muted video that plays a track. */
function screenFor(track: MediaStreamTrack): HTMLVideoElement {
	const screen = document.createElement('video');
	screen.muted = true;
	screen.autoplay = true;
	screen.srcObject = new MediaStream([track]);
	document.body.append(screen);
	return screen;
}

export class Scene {
	readonly #connection: RTCPeerConnection;
	readonly #opening: OpeningPicture;
	readonly #camera: MediaStreamTrack;
	readonly #screen: HTMLVideoElement;

	constructor(
		connection: RTCPeerConnection,
		opening: OpeningPicture,
		camera: MediaStreamTrack,
		screen: HTMLVideoElement
	) {
		this.#connection = connection;
		this.#opening = opening;
		this.#camera = camera;
		this.#screen = screen;
	}

	show(): void {
		this.#opening.show();
	}

	switchOff(): void {
		replaceOn(this.#connection, 'video', null);
	}

	end(): void {
		this.#opening.end();
	}

	/** Whether the other end has a picture. */
	get seen(): boolean {
		return this.#screen.videoWidth > 0;
	}

	get sent(): 'camera' | 'copy' | 'nothing' {
		const [, video] = this.#connection.getSenders();
		const track = video?.track;
		if (!track) return 'nothing';
		return track === this.#camera ? 'camera' : 'copy';
	}

	get copyIsLive(): boolean {
		return this.#opening.track.readyState === 'live';
	}
}

globalThis.openScene = async () => {
	const [early, late] = [canvasCamera(), canvasCamera()];
	let camera = early.track;
	const { connection, control } = makeConnection({}, { audio: null, video: camera });
	const opening = OpeningPicture.on(connection, () => camera);
	if (!opening) throw new Error('no opening picture');
	replaceOn(connection, 'video', opening.track);
	const giving = setInterval(early.give, 20);
	// It has its picture when another screen, which was there later, has one.
	await happens(screenFor(camera), 'loadeddata');
	clearInterval(giving);
	camera = late.track;

	const far = new RTCPeerConnection();
	openControl(far);
	const arrived = new Promise<MediaStreamTrack>((done) =>
		far.addEventListener('track', ({ track }) => {
			if (track.kind === 'video') done(track);
		})
	);
	for (const [one, other] of [[connection, far] as const, [far, connection] as const])
		one.addEventListener('icecandidate', ({ candidate }) => {
			if (candidate) void other.addIceCandidate(candidate);
		});
	await connection.setLocalDescription();
	await far.setRemoteDescription(connection.localDescription ?? { type: 'offer' });
	await far.setLocalDescription();
	await connection.setRemoteDescription(far.localDescription ?? { type: 'answer' });
	await happens(control, 'open');
	return new Scene(connection, opening, camera, screenFor(await arrived));
};

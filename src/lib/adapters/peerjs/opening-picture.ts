/**
 * The first picture of a connection. An encoder spends the first picture that it gets on setting itself up, and it
 * gets none before both descriptions are there; the next one comes from the camera 30 to 50 ms later (Chromium 156).
 * A copy of the camera's latest picture can be given at any moment: to the encoder as soon as it is there, to the
 * other person as soon as the way is open. Then the camera takes over.
 */
import { replaceOn } from './connection';

/** How long the copy may take from the canvas to the encoder. */
const passingMs = 30;

export class OpeningPicture {
	/** Stands in for the camera. */
	readonly track: CanvasCaptureMediaStreamTrack;
	readonly #connection: RTCPeerConnection;
	readonly #camera: () => MediaStreamTrack | null;
	readonly #video = document.createElement('video');
	readonly #paper: CanvasRenderingContext2D;
	readonly #following = new AbortController();
	/** The encoder has had its picture. */
	readonly #primed = new AbortController();
	#passing: ReturnType<typeof setTimeout> | undefined;

	/** `null` without a camera, and where a canvas gives no picture when asked: in some browsers, and in hidden pages. */
	static on(
		connection: RTCPeerConnection,
		camera: () => MediaStreamTrack | null
	): OpeningPicture | null {
		const now = camera();
		if (!now || document.hidden || !('CanvasCaptureMediaStreamTrack' in globalThis)) return null;
		const paper = document.createElement('canvas').getContext('2d', { alpha: false });
		const [track] = paper?.canvas.captureStream(0).getTracks() ?? [];
		if (!paper || !(track instanceof CanvasCaptureMediaStreamTrack)) return null;
		return new OpeningPicture(connection, camera, paper, track, now);
	}

	private constructor(
		connection: RTCPeerConnection,
		camera: () => MediaStreamTrack | null,
		paper: CanvasRenderingContext2D,
		track: CanvasCaptureMediaStreamTrack,
		now: MediaStreamTrack
	) {
		this.#connection = connection;
		this.#camera = camera;
		this.#paper = paper;
		this.track = track;
		const { signal } = this.#following;
		const listen = { signal: AbortSignal.any([signal, this.#primed.signal]) };
		const prime = (): void => {
			if (connection.signalingState === 'stable' && this.#paint()) this.#primed.abort();
		};
		connection.addEventListener('signalingstatechange', prime, listen);
		this.#video.addEventListener('loadeddata', prime, listen);
		this.#video.muted = true;
		this.#video.srcObject = new MediaStream([now]);
		this.#video.play().catch((cause: unknown) => {
			if (!signal.aborted) console.warn('the first picture comes from the camera:', cause);
		});
	}

	/** The way is open: gives the picture, and then the camera its place. */
	show(): void {
		if (this.#following.signal.aborted || this.#passing !== undefined) return;
		if (this.#paint()) this.#passing = setTimeout(() => this.#handOver(), passingMs);
		else this.#handOver();
	}

	/** Lets go of everything. */
	end(): void {
		clearTimeout(this.#passing);
		this.#following.abort();
		this.#video.srcObject = null;
		this.track.stop();
	}

	/** Whether there was a picture to give. */
	#paint(): boolean {
		const { videoWidth: width, videoHeight: height } = this.#video;
		if (!width) return false;
		const { canvas } = this.#paper;
		if (canvas.width !== width || canvas.height !== height)
			Object.assign(canvas, { width, height });
		this.#paper.drawImage(this.#video, 0, 0);
		this.track.requestFrame();
		return true;
	}

	/** Unless another track, or none, has taken the place meanwhile. */
	#handOver(): void {
		const isOn = this.#connection.getSenders().some(({ track }) => track === this.track);
		if (isOn) replaceOn(this.#connection, 'video', this.#camera());
		this.end();
	}
}

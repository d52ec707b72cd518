/** Asks one's own encoders for a whole picture. */

/** W3C webrtc-extensions §5.4.1 (`setParameters` with `encodingOptions`); not in TypeScript's own types. */
type SetParameters = (
	parameters: RTCRtpSendParameters,
	options: { encodingOptions: { keyFrame: boolean }[] }
) => Promise<void>;

/**
 * The way is open again. Who receives asks for a whole picture only every three seconds (Chromium 156), and sees nothing
 * until it comes. Browsers that do not know the option only set what is set already.
 */
export function askForKeyFrame(connection: RTCPeerConnection): void {
	for (const sender of connection.getSenders()) {
		if (sender.track?.kind !== 'video') continue;
		const parameters = sender.getParameters();
		const encodingOptions = parameters.encodings.map(() => ({ keyFrame: true }));
		const set: SetParameters = sender.setParameters.bind(sender);
		set(parameters, { encodingOptions }).catch((cause: unknown) => {
			console.warn('no whole picture could be asked for:', cause);
		});
	}
}

/** Listens to a microphone (W3C Web Audio API, AnalyserNode). */

/** At 48 kHz a sixth of a second: no beat of the voice falls between two looks. */
const samplesHeard = 8_192;

const touches = ['click', 'keydown'] as const;

/** Through a copy of the track, which hears also while the track is muted, and is sent to nobody. */
export function openEar(track: MediaStreamTrack) {
	const copy = track.clone();
	copy.enabled = true;
	const context = new AudioContext();
	const analyser = new AnalyserNode(context, { fftSize: samplesHeard });
	new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([copy]) }).connect(
		analyser
	);
	const samples = new Float32Array(samplesHeard);
	const closed = new AbortController();
	// A browser may want a touch first.
	const wake = (): void => void context.resume();
	for (const touch of touches) document.addEventListener(touch, wake, { signal: closed.signal });
	return {
		peak: (): number | null => {
			if (context.state !== 'running' || copy.readyState === 'ended') return null;
			analyser.getFloatTimeDomainData(samples);
			return samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
		},
		close: (): void => {
			closed.abort();
			copy.stop();
			void context.close();
		}
	};
}

/** What a microphone hears: sounds made in code, one file each. */
import { writeFile } from 'node:fs/promises';

const samplesPerSecond = 48_000;
const headerBytes = 44;
const bytesPerSample = 2;

/** Hiss as of a fan, as loud as `peak`, from 0 to 1: the same each time. */
function hiss(seconds: number, peak: number): readonly number[] {
	let last = 1;
	return Array.from({ length: seconds * samplesPerSecond }, () => {
		// Lehmer's numbers, which look like chance.
		last = (last * 48_271) % 2_147_483_647;
		return peak * ((2 * last) / 2_147_483_647 - 1);
	});
}

/** RIFF WAVE: one channel of 16-bit numbers. */
export async function recordHiss(file: string, peak: number): Promise<void> {
	const samples = hiss(2, peak);
	const tape = Buffer.alloc(headerBytes + samples.length * bytesPerSample);
	tape.write('RIFF', 0);
	tape.writeUInt32LE(tape.length - 8, 4);
	tape.write('WAVEfmt ', 8);
	tape.writeUInt32LE(16, 16);
	tape.writeUInt16LE(1, 20);
	tape.writeUInt16LE(1, 22);
	tape.writeUInt32LE(samplesPerSecond, 24);
	tape.writeUInt32LE(samplesPerSecond * bytesPerSample, 28);
	tape.writeUInt16LE(bytesPerSample, 32);
	tape.writeUInt16LE(8 * bytesPerSample, 34);
	tape.write('data', 36);
	tape.writeUInt32LE(samples.length * bytesPerSample, 40);
	for (const [at, sample] of samples.entries())
		tape.writeInt16LE(Math.round(sample * 32_767), headerBytes + at * bytesPerSample);
	await writeFile(file, tape);
}

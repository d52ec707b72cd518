/** A file's name from the other side, fit to be shown and to be kept under. */

/** Breaks a path, or is forbidden in a name somewhere. */
const forbidden = /[\\/:*?"<>|]/gu;
/** Is not to be seen, or turns the direction of what is: `exe.jpg` may read as `gpj.exe`. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;
/** Windows has devices of these names. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

const nameAtMost = 120;

export function cleanName(name: string): string {
	const cleaned = name
		.slice(0, 1_000)
		.toWellFormed()
		.normalize('NFC')
		.replace(unseen, '')
		.replace(forbidden, '_')
		.replace(/\s+/gu, ' ')
		// Hidden on one system, cut off on another.
		.replace(/^[. ]+|[. ]+$/gu, '');
	const [ending = ''] = /\.[^.]{1,15}$/u.exec(cleaned) ?? [];
	const stem = [...cleaned.slice(0, cleaned.length - ending.length)];
	const short = stem.slice(0, nameAtMost - ending.length).join('') + ending;
	if (short === '') return 'file';
	return device.test(short) ? `_${short}` : short;
}

/** Which shortcut a key is, if it is one here and now. */

const isText = 'input, textarea, select, [contenteditable]';
const isPressable = `${isText}, button, a[href], summary, [tabindex='0']`;

/**
 * A small Latin letter, `?`, or a space; `null` for what is no shortcut: with a modifier, while something is typed, or
 * while a dialog has the page. A letter is known by its place where the keyboard writes another script.
 */
export function keyOf(event: KeyboardEvent): string | null {
	const { target, code, key } = event;
	if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
	if (document.querySelector('dialog[open]')) return null;
	if (target instanceof Element && target.closest(code === 'Space' ? isPressable : isText))
		return null;
	if (key === '?') return key;
	if (event.shiftKey) return null;
	if (code === 'Space') return ' ';
	if (/^[a-z]$/.test(key)) return key;
	// CapsLock, or a layout of another script.
	const [, place] = /^Key([A-Z])$/.exec(code) ?? [];
	return place?.toLowerCase() ?? null;
}

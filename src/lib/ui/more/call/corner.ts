/** One's own picture goes into the corner where it is put: by pointer, or by the arrow keys. */
import type { Attachment } from 'svelte/attachments';
import { glide, placeOf } from '../../glide';

const sides = { ArrowLeft: 'left', ArrowRight: 'right' } as const;
const heights = { ArrowUp: 'top', ArrowDown: 'bottom' } as const;

type Side = (typeof sides)[keyof typeof sides];
type Height = (typeof heights)[keyof typeof heights];
export type Corner = `${Height} ${Side}`;

const corners: readonly string[] = ['top left', 'top right', 'bottom left', 'bottom right'];

/** What was remembered; `null` for anything else. */
export const cornerOf = (text: string | null): Corner | null =>
	text !== null && corners.includes(text) ? (text as Corner) : null;

/** A pointer that goes less far presses, and moves nothing. */
const dragPx = 4;

const nearest = (element: HTMLElement): Corner => {
	const { left, top, width, height } = element.getBoundingClientRect();
	const side = left + width / 2 < innerWidth / 2 ? 'left' : 'right';
	return `${top + height / 2 < innerHeight / 2 ? 'top' : 'bottom'} ${side}`;
};

export interface CornerParts {
	readonly label: string;
	/** `null` where the window's shape decides. */
	readonly at: Corner | null;
	readonly put: (corner: Corner) => void;
}

/** Where it stands is `data-corner`; CallTools.svelte says what that means. */
export function inCorner({ label, at, put }: CornerParts): Attachment<HTMLElement> {
	return (element) => {
		const detached = new AbortController();
		const { signal } = detached;
		let held: { readonly x: number; readonly y: number } | null = null;
		let stopGliding: (() => void) | undefined;

		const place = (corner: Corner): void => {
			const from = placeOf(element);
			element.style.translate = '';
			element.dataset['corner'] = corner;
			stopGliding?.();
			stopGliding = glide(element, from);
			put(corner);
		};
		const grab = (event: PointerEvent): void => {
			if (event.button !== 0) return;
			held = { x: event.clientX, y: event.clientY };
			element.setPointerCapture(event.pointerId);
		};
		const drag = ({ clientX, clientY }: PointerEvent): void => {
			if (held) element.style.translate = `${clientX - held.x}px ${clientY - held.y}px`;
		};
		const drop = ({ clientX, clientY, type }: PointerEvent): void => {
			if (!held) return;
			const far = Math.hypot(clientX - held.x, clientY - held.y) >= dragPx;
			held = null;
			if (far && type === 'pointerup') place(nearest(element));
			else element.style.translate = '';
		};
		const press = (event: KeyboardEvent): void => {
			const [height, side] = nearest(element).split(' ') as [Height, Side];
			const { key } = event;
			if (key in sides) place(`${height} ${sides[key as keyof typeof sides]}`);
			else if (key in heights) place(`${heights[key as keyof typeof heights]} ${side}`);
			else return;
			event.preventDefault();
		};

		element.tabIndex = 0;
		element.role = 'group';
		element.ariaLabel = label;
		element.dataset['corner'] = at ?? '';
		element.addEventListener('pointerdown', grab, { signal });
		element.addEventListener('pointermove', drag, { signal });
		element.addEventListener('pointerup', drop, { signal });
		element.addEventListener('pointercancel', drop, { signal });
		element.addEventListener('keydown', press, { signal });
		return () => {
			detached.abort();
			stopGliding?.();
			element.style.translate = '';
			for (const name of ['tabindex', 'role', 'aria-label', 'data-corner'])
				element.removeAttribute(name);
		};
	};
}

/**
 * The signs of the safety code (R4), in the order of its numbers. Both sides must have the same ones. Each looks and
 * sounds like no other, in every language of the page, and is one character that every browser draws in colours
 * (Unicode 9 or older, Emoji_Presentation). About three in four are those of the Matrix specification (§11.12.2.2.5),
 * where people have compared them for years.
 */
export const safetySigns = [
	...['🐶', '🐱', '🦁', '🐎', '🦄', '🐷', '🐘', '🐰'],
	...['🐼', '🐓', '🐧', '🐢', '🐟', '🐙', '🦋', '🦊'],
	...['🦉', '🦀', '🌷', '🌳', '🌵', '🍄', '🌍', '🌙'],
	...['⭐', '🌈', '🔥', '⛄', '🍌', '🍎', '🍓', '🍋'],
	...['🥕', '🌽', '🍕', '🎂', '🍩', '🤖', '👑', '👓'],
	...['☔', '⏰', '🎁', '💡', '📕', '📎', '🔑', '🔨'],
	...['🏁', '🚂', '🚲', '⛵', '🚀', '🏆', '⚽', '🎸'],
	...['🎺', '🔔', '⚓', '🎧', '🎈', '📁', '🎯', '🚜']
] as const;

export type SafetySign = (typeof safetySigns)[number];

import type { Attack } from '../attack.ts';
import { connectionAttacks } from './connections.ts';
import { frameAttacks } from './frames.ts';
import { idAttacks } from './ids.ts';
import { timeAttacks } from './times.ts';

export const attacks: readonly Attack[] = [
	...frameAttacks,
	...idAttacks,
	...connectionAttacks,
	...timeAttacks
];

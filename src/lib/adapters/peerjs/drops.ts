/** What has been dropped so far when nothing has been. */
import type { Drops } from '../../protocol/ports';

export const noDrops: Drops = {
	malformed: 0,
	oversized: 0,
	misaddressed: 0,
	unsealed: 0,
	stale: 0,
	flood: 0
};

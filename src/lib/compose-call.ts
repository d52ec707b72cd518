/** The part of the composition that only a call needs. */
import { Chimes } from './adapters/chimes';
import { Disk, download } from './adapters/disk';
import { browserOutside } from './adapters/outside';
import { canShareScreen, openScreen } from './adapters/screen';
import { stayAwake } from './adapters/wake-lock';
import { Company, type CompanyParts } from './session/life/company.svelte';

/** What outlives one call: a sound of the last one may just have been heard. */
export function openCalls() {
	const disk = new Disk();
	const outside = {
		...browserOutside(),
		sounds: new Chimes(() => localStorage),
		stayAwake,
		files: {
			possible: disk.possible,
			openSink: disk.open.bind(disk),
			ready: download,
			digest: (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes),
			newNumber: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
		},
		screen: { possible: canShareScreen(), open: openScreen }
	};
	return {
		/** Whoever watches needs nothing more of the site afterwards, which may be gone by then. */
		async keepCompany(parts: CompanyParts): Promise<Company> {
			await import('./adapters/peerjs/in-call');
			return new Company(parts, outside);
		}
	};
}

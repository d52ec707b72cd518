/**
 * For `.ci/run`: servers and browsers, besides Chromium, that some tests are about, and what the lab makes its networks
 * with. Where they are missing and cannot be installed, those tests are left out.
 */
import { existsSync } from 'node:fs';
import { installFromDebian } from './parts/debian.mjs';
import { script } from './parts/run.mjs';

/** Debian's packages, and where they put what is needed of them. */
const programs = {
	haproxy: '/usr/sbin/haproxy',
	coturn: '/usr/bin/turnserver',
	iproute2: '/usr/sbin/ip',
	nftables: '/usr/sbin/nft',
	'firefox-esr': '/usr/bin/firefox-esr'
};

await script(async () => {
	const missing = Object.entries(programs)
		.filter(([, program]) => !existsSync(program))
		.map(([name]) => name);
	if (missing.length === 0 || (await installFromDebian(missing))) return;
	console.error(`Without ${missing.join(' and ')} some tests are left out.`);
});

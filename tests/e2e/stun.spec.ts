import { startVisavi } from './people/server';
import { expect, test } from './people/test';

test('a browser learns from our own STUN server by which address it is seen', async ({
	arrive
}) => {
	const visavi = await startVisavi(0, { STUN_PORT: '127.0.0.1:0' });
	try {
		const alice = await arrive('alice', { site: visavi.url, permissions: [] });
		await alice.goes(visavi.url);
		const seen = await alice.page.evaluate(async () => {
			const { iceServers } = await (await fetch('config.json')).json();
			const asking = new RTCPeerConnection({ iceServers });
			const candidates: RTCIceCandidate[] = [];
			const gathered = new Promise<void>((done) => {
				asking.addEventListener('icecandidate', ({ candidate }) => {
					if (candidate) candidates.push(candidate);
					else done();
				});
			});
			asking.createDataChannel('any');
			await asking.setLocalDescription();
			await gathered;
			asking.close();
			return candidates.map(({ type, address }) => `${type} ${address}`);
		});
		expect(seen).toContain('srflx 127.0.0.1');
	} finally {
		await visavi.close();
	}
});

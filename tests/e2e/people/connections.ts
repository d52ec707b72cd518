/** A page's connections, as its browser has them. */
import type { Page } from '@playwright/test';

declare global {
	interface Window {
		connections: RTCPeerConnection[];
	}
}

/** From the next page on, its connections can be reached from outside. Nothing else changes. */
export async function rememberConnections(page: Page): Promise<void> {
	await page.addInitScript(() => {
		window.connections = [];
		window.RTCPeerConnection = class extends RTCPeerConnection {
			constructor(configuration?: RTCConfiguration) {
				super(configuration);
				window.connections.push(this);
			}
		};
	});
}

/** Takes sound and picture off all connections without the page's knowledge, as a browser that fails may. */
export async function sendNothing(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const senders = window.connections
			.filter(({ signalingState }) => signalingState !== 'closed')
			.flatMap((connection) => connection.getSenders());
		await Promise.all(senders.map((sender) => sender.replaceTrack(null)));
	});
}

/** From now on this browser sends nothing, whatever its page asks for. */
export async function breakSending(page: Page): Promise<void> {
	await page.evaluate(() => {
		const replace = RTCRtpSender.prototype.replaceTrack;
		RTCRtpSender.prototype.replaceTrack = function () {
			return replace.call(this, null);
		};
	});
	await sendNothing(page);
}

/** Envelopes: what goes through the broker, readable and writable only with the room's seal key (R3). */
import type { Seal } from '../protocol/ports';
import { framed, fromBase64url, toBase64url } from './bytes';

/** Stands before every header and every digest, so that another version's never fits. */
export const version = 'visavi/1';

/** Random, so two tabs that know nothing of each other may share a key (NIST SP 800-38D §8.2.2). */
const ivBytes = 12;
const tagBytes = 16;
const nonceBytes = 16;

/** AES-256-GCM (NIST SP 800-38D) with the header as associated data; base64url of iv and ciphertext. */
export function openSeal(sealKey: CryptoKey): Seal {
	const by = (iv: Uint8Array<ArrayBuffer>, about: readonly string[]): AesGcmParams => ({
		name: 'AES-GCM',
		iv,
		additionalData: framed([version, 'envelope', ...about])
	});
	return {
		seal: async (about, content) => {
			const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
			const plain = new TextEncoder().encode(content);
			const secret = await crypto.subtle.encrypt(by(iv, about), sealKey, plain);
			return toBase64url(new Uint8Array([...iv, ...new Uint8Array(secret)]));
		},
		unseal: async (about, sealed) => {
			const bytes = fromBase64url(sealed);
			if (!bytes || bytes.length < ivBytes + tagBytes) return null;
			const iv = bytes.slice(0, ivBytes);
			try {
				const plain = await crypto.subtle.decrypt(by(iv, about), sealKey, bytes.slice(ivBytes));
				return new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain);
			} catch (cause) {
				if (cause instanceof DOMException && cause.name === 'OperationError') return null;
				throw cause;
			}
		},
		digest,
		mac,
		newNonce
	};
}

async function digest(label: string, ...parts: readonly string[]): Promise<string> {
	const bytes = framed([version, 'digest', label, ...parts]);
	return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** HMAC-SHA-256 (RFC 2104). The key is a text of full entropy. */
async function mac(key: string, label: string, ...parts: readonly string[]): Promise<string> {
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const bytes = new TextEncoder().encode(key);
	const secret = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign']);
	const sum = await crypto.subtle.sign('HMAC', secret, framed([version, 'mac', label, ...parts]));
	return toBase64url(new Uint8Array(sum));
}

const newNonce = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(nonceBytes)));

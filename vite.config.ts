import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const slim = (name: string): string =>
	fileURLToPath(new URL(`./src/lib/adapters/peerjs/slim/${name}.ts`, import.meta.url));

export default defineConfig({
	plugins: [sveltekit()],
	resolve: {
		alias: {
			// PeerJS brings shims for old browsers and codecs of data connections; Visavi uses
			// neither (media calls and a channel of its own), and leaves 13 KiB gzip out.
			'webrtc-adapter': slim('webrtc-adapter'),
			'@msgpack/msgpack': slim('msgpack'),
			'peerjs-js-binarypack': slim('binarypack')
		}
	}
});

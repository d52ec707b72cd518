import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const slim = (name: string): string =>
	fileURLToPath(new URL(`./src/lib/adapters/peerjs/slim/${name}.ts`, import.meta.url));

/** Where the broker beside the development server listens; scripts/dev.mjs tells. */
const broker = process.env['VISAVI_BROKER'];

export default defineConfig({
	plugins: [sveltekit()],
	server: {
		proxy: broker
			? { '/peerjs': { target: broker, ws: true }, '/config.json': broker, '/healthz': broker }
			: {}
	},
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

/** The composition of the check, which no call needs. */
import { askBroker } from './adapters/check/broker';
import { hearsAnything } from './adapters/check/hears';
import { callThroughRelay } from './adapters/check/relayed-call';
import { testSound } from './adapters/chimes';
import { browserDevices, unusable } from './adapters/devices';
import { ask, questionsFor } from './adapters/ice-question';
import { Checkup, type CheckedSite } from './session/check/checkup.svelte';

const idBytes = 16;

/** Who does not answer in so long helps nobody to meet. */
const answerMs = 5_000;

async function openSite(): Promise<CheckedSite | { readonly fault: string }> {
	const { base32, iceDesk, narrowPolicy, openSocket, readConfig } = await import('./compose-room');
	const config = await readConfig(new URL('.', location.href));
	if ('fault' in config) return config;
	const { broker, iceServers, turn } = config;
	narrowPolicy(broker);
	const random = (): string => base32(crypto.getRandomValues(new Uint8Array(idBytes)));
	return {
		askBroker: async () => {
			// As a visitor of a room that nobody is in: a broker may take no other ids.
			const asked = await askBroker({ openSocket, iceDesk }, broker, `${random()}-v-${random()}`);
			return asked && { ...asked, relays: async () => (turn ? asked.relays() : []) };
		},
		askServers: (handed) => {
			const questions = questionsFor([...iceServers, ...handed]);
			return Promise.all(questions.map((one) => ask(one, answerMs)));
		},
		call: (handed) => {
			const relays = questionsFor([...iceServers, ...handed]).filter(({ kind }) => kind === 'turn');
			return callThroughRelay(relays.map(({ server }) => server));
		}
	};
}

export const newCheckup = (): Checkup =>
	new Checkup({
		unusable,
		openTrack: (kind) => browserDevices.openOne(kind),
		hears: hearsAnything,
		playSound: () => testSound(''),
		openSite
	});

import { describe, expect, it } from 'vitest';
import { questionsFor } from '../../src/lib/adapters/ice-question';
import { candidateTypes } from '../../src/lib/adapters/peerjs/ways';

describe('what a connection has to find a way with', () => {
	it('is read from the candidates of a description, each kind once', () => {
		const sdp = [
			'v=0',
			'm=audio 9 UDP/TLS/RTP/SAVPF 111',
			'a=candidate:1 1 udp 2113937151 0d1c.local 50000 typ host generation 0',
			'a=candidate:2 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active',
			'a=candidate:3 1 udp 1677729535 198.51.100.2 50000 typ srflx raddr 0.0.0.0 rport 0',
			'a=mid:0',
			''
		].join('\r\n');
		expect(candidateTypes(sdp)).toEqual(['host', 'srflx']);
		expect(candidateTypes('v=0\r\n')).toEqual([]);
	});
});

describe('the servers of a site', () => {
	it('are asked address by address, with what is known of each', () => {
		const questions = questionsFor([
			{ urls: 'stun:a.example' },
			{
				urls: [
					'turn:a.example:3478?transport=udp',
					'turn:a.example',
					'turn:[2001:db8::2]:3478?transport=tcp',
					'turns:a.example:443?transport=tcp'
				],
				username: 'u',
				credential: 'c'
			}
		]);
		expect(questions.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
			'stun udp',
			'turn udp',
			'turn udp',
			'turn tcp',
			'turn tls'
		]);
		expect(questions.at(-1)?.server).toEqual({
			urls: 'turns:a.example:443?transport=tcp',
			username: 'u',
			credential: 'c'
		});
	});
});

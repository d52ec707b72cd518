import { describe, expect, it } from 'vitest';
import {
	encode,
	maxMessageLength,
	parse,
	type ConfirmMessage,
	type ControlMessage
} from '../../src/lib/protocol/wire';

const messages: readonly (ControlMessage | ConfirmMessage)[] = [
	{ type: 'confirm', version: 1, nonce: 'n', agreed: 'a' },
	{ type: 'ping' },
	{ type: 'pong' },
	{ type: 'bye' },
	{ type: 'away' },
	{ type: 'flowing' },
	{ type: 'media', mic: true, camera: false },
	{ type: 'aside', topic: 'chat', body: { said: ['anything', null, 1] } }
];

describe('a control message', () => {
	it.each(messages)('$type is read as it was written', (message) => {
		expect(parse(encode(message))).toEqual(message);
	});

	it('loses whatever was added to it', () => {
		expect(parse('{"type":"ping","then":"<b>"}')).toEqual({ type: 'ping' });
	});
});

describe('a violation, never an exception, is', () => {
	it.each([
		['nothing', ''],
		['no JSON', 'ping'],
		['half a message', '{"type":"ping"'],
		['JSON that is no object', '"ping"'],
		['null', 'null'],
		['a list', '[{"type":"ping"}]'],
		['an object without a type', '{"mic":true}'],
		['an unknown type', '{"type":"shutdown"}'],
		['a type that is no text', '{"type":{"type":"ping"}}'],
		['the name of something every object has', '{"type":"constructor"}'],
		['another version of Visavi', '{"type":"confirm","version":2}'],
		['a confirmation without a version', '{"type":"confirm","nonce":"n","agreed":"a"}'],
		['a confirmation that opens nothing', '{"type":"confirm","version":1,"agreed":"a"}'],
		['a confirmation of numbers', '{"type":"confirm","version":1,"nonce":1,"agreed":2}'],
		['media without a camera', '{"type":"media","mic":true}'],
		['media that is neither on nor off', '{"type":"media","mic":1,"camera":"yes"}'],
		['an aside without a topic', '{"type":"aside","body":1}'],
		['an aside about a number', '{"type":"aside","topic":1,"body":1}'],
		['an aside about too much', `{"type":"aside","topic":"${'a'.repeat(17)}","body":1}`],
		['an aside about something every object has', '{"type":"aside","topic":"__proto__","body":1}'],
		['nesting without an end', '['.repeat(maxMessageLength)],
		['bytes', new ArrayBuffer(8)],
		['no message at all', undefined]
	])('%s', (_, received) => {
		expect(parse(received)).toMatchObject({ type: 'violation' });
	});

	it('a message that is too long, before it is read', () => {
		const long = JSON.stringify({ type: 'ping', more: 'x'.repeat(maxMessageLength) });

		expect(parse(long)).toEqual({ type: 'violation', reason: 'too long' });
	});
});

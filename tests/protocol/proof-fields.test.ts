/** The proof is about these very messages: what docs/proof declares and what the code declares are compared. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	agreedFields,
	commitmentFields,
	confirmFields,
	headerFields,
	resumeFields,
	safetyCodeFields,
	sealedFields
} from '../../src/lib/protocol/exchange';

const model = ['exchange.pvl', 'open-room.pv']
	.map((file) => readFileSync(new URL(`../../docs/proof/${file}`, import.meta.url), 'utf8'))
	.join('\n');

type Fields = readonly string[];

/** By the model's name for it, what the code declares. */
type Declaration = Readonly<Record<string, Fields>>;

const [, ...headerOfQuestion] = headerFields;

/** What is read: in the model constructors, whose types are named as the fields. */
const messages: Declaration = {
	sealedDial: sealedFields.dial,
	sealedAnswer: sealedFields.answer,
	sealedWithdrawal: sealedFields.withdrawal,
	sealedKnock: sealedFields.knock,
	sealedWord: sealedFields.word,
	confirm: confirmFields
};

/** What is computed: in the model functions, whose parameters are named as the fields. */
const digests: Declaration = {
	header: headerFields,
	commitmentOf: commitmentFields,
	offerQuestion: [...headerOfQuestion, ...sealedFields.dial],
	knockQuestion: [...headerOfQuestion, ...sealedFields.knock],
	agreedOf: agreedFields,
	sessionOf: agreedFields,
	resumeOf: resumeFields.dial,
	knockResumeOf: resumeFields.knock,
	safetyCode: safetyCodeFields
};

const split = (list: string): Fields => list.split(',').map((part) => part.trim());

/** `Sdp` is the type of the field `sdp`. */
const fieldOf = (type: string): string => type.charAt(0).toLowerCase() + type.slice(1);

/** `fun sealedAnswer(Sdp, Nonce, Question): …` */
function messageIn(text: string, name: string): Fields | null {
	const [, types] = new RegExp(`^fun ${name}\\(([^)]*)\\)`, 'm').exec(text) ?? [];
	return types === undefined ? null : split(types).map(fieldOf);
}

/** `letfun commitmentOf(nonce: Nonce, …) = …((LABEL, nonce, …)).`; `null` also when it leaves a parameter out. */
function digestIn(text: string, name: string): Fields | null {
	const found = new RegExp(`^letfun ${name}\\(([^)]*)\\) =([^.]*)\\.`, 'm').exec(text);
	const [, parameters = '', body = ''] = found ?? [];
	const fields = split(parameters).map((parameter) => parameter.replace(/:.*$/, ''));
	const [, used = ''] = /\(([^()]*)\)/.exec(body) ?? [];
	const parts = split(used).filter((part) => !/^[A-Z]+$/.test(part));
	return parts.join() === fields.join() ? fields : null;
}

/** The names of what the code and the model say differently. */
function driftOf(text: string, read: Declaration = messages, computed: Declaration = digests) {
	const differs =
		(fieldsIn: typeof messageIn) =>
		([name, fields]: [string, Fields]) =>
			fieldsIn(text, name)?.join() !== fields.join();
	return [
		...Object.entries(read).filter(differs(messageIn)),
		...Object.entries(computed).filter(differs(digestIn))
	].map(([name]) => name);
}

describe('the proof and the code', () => {
	it('have the same fields in the same order', () => {
		expect(driftOf(model)).toEqual([]);
	});

	it('know the same messages, but for candidates, which carry addresses alone', () => {
		const modelled = Object.keys(messages).map((name) => name.replace(/^sealed/, '').toLowerCase());
		expect(
			modelled
				.filter((name) => name !== 'confirm')
				.concat('candidate')
				.toSorted()
		).toEqual(Object.keys(sealedFields).toSorted());
	});

	it('are compared where both models take them from', () => {
		const declarations = [...model.matchAll(/^(?:let)?fun (\w+)\(/gm)].map(([, name]) => name);
		const compared = Object.keys({ ...messages, ...digests });
		expect(compared.map((name) => declarations.filter((one) => one === name).length)).toEqual(
			compared.map(() => 1)
		);
	});
});

describe('a drift shows', () => {
	it.each(Object.keys(messages))('when the model loses a field of %s', (name) => {
		expect(driftOf(model.replace(new RegExp(`(fun ${name}\\()\\w+(, )?`), '$1'))).toEqual([name]);
	});

	it.each(Object.keys(digests))('when the model names a field of %s otherwise', (name) => {
		expect(driftOf(model.replace(new RegExp(`(fun ${name}\\()`), '$1other'))).toEqual([name]);
	});

	it.each(Object.keys(digests))(
		'when the model leaves a field of %s out of what it makes',
		(name) => {
			const last = new RegExp(`(fun ${name}\\([^)]*\\) =[^.]*), \\w+(\\)+\\.)`);
			expect(driftOf(model.replace(last, '$1$2'))).toEqual([name]);
		}
	);

	it.each(Object.keys(messages))('when the code adds a field to %s', (name) => {
		const added = { ...messages, [name]: [...(messages[name] ?? []), 'more'] };
		expect(driftOf(model, added)).toEqual([name]);
	});

	it.each(Object.keys(digests))('when the code takes the fields of %s in another order', (name) => {
		const turned = { ...digests, [name]: (digests[name] ?? []).toReversed() };
		expect(driftOf(model, messages, turned)).toEqual([name]);
	});
});

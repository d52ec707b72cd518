import type { CheckMessages } from '../../i18n/check/en';
import type { ServerWord } from '../../protocol/ports';
import { isGood, items, type Finding, type Item } from '../../session/check/findings';

/** One line of the check. */
export interface Line {
	readonly item: Item;
	readonly label: string;
	readonly said: string;
	readonly good: boolean | null;
	readonly looking: boolean;
}

export const linesOf = (
	findings: Readonly<Record<Item, Finding>>,
	words: CheckMessages
): readonly Line[] =>
	items.map((item) => ({
		item,
		label: words.items[item],
		said: sayingOf(item, findings[item], words),
		good: isGood(findings[item]),
		looking: findings[item].kind === 'looking'
	}));

/** The lines as text. */
export const reportOf = (lines: readonly Line[]): string =>
	lines.map(({ label, said }) => `${label}: ${said}\n`).join('');

function sayingOf(item: Item, finding: Finding, words: CheckMessages): string {
	switch (finding.kind) {
		case 'open':
		case 'looking':
		case 'none':
		case 'skipped':
			return words[finding.kind];
		case 'browser':
			return words.works;
		case 'camera':
			return words.camera(finding.width, finding.height);
		case 'microphone':
			if (finding.heard === null) return words.there;
			return finding.heard ? words.heard : words.unheard;
		case 'speaker':
			return words.played;
		case 'refused':
			return words.failures[finding.failure.kind];
		case 'broker':
			return words.broker(finding.openMs, finding.roundTripMs);
		case 'server':
			return serverSaying(finding.word, words);
		case 'call': {
			const { openMs, kilobits } = finding.call;
			return words.callUp(openMs, kilobits / 1_000);
		}
		case 'silent':
			return item === 'call' ? words.callDown : words.silent;
		case 'fault':
			return words.fault(finding.fault);
	}
}

const serverSaying = ({ word, ms, code }: ServerWord, words: CheckMessages): string =>
	word === 'refuses' ? words.refuses(code ?? 0) : words.answers(ms ?? 0);

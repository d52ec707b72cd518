import type { Person } from './people/person';
import { expect, test } from './people/test';
import { meet } from './people/together';
import { deskLively } from './people/windows';

test.use(deskLively);

const sizes = [
	[320, 640],
	[360, 740],
	[768, 1024],
	[1440, 900]
] as const;

/** What a finger needs. */
const targetPx = 44;

/** Below this width a page may be longer than the screen; what people press is then a scroll away. */
const mayScrollPx = 360;

/** Everything that is in the way of reading or pressing what the page shows now. */
function faults([smallest, mayScroll]: readonly [number, number]): string[] {
	const found: string[] = [];
	if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
	for (const one of document.querySelectorAll<HTMLElement>('button, input, a[href]')) {
		if (!one.checkVisibility({ visibilityProperty: true })) continue;
		const name = one.dataset['testid'] ?? one.textContent.trim();
		scrollTo(0, 0);
		// The foot of the page may lie below the fold.
		if (innerWidth < mayScroll || !one.dataset['testid']) one.scrollIntoView({ block: 'nearest' });
		const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
		// Scrolling stops at whole points, boxes do not.
		const inside = left > -1 && right < innerWidth + 1 && top > -1 && bottom < innerHeight + 1;
		if (!inside) found.push(`${name} is not all on the screen`);
		if (Math.min(width, height) < smallest) found.push(`${name} is ${width} x ${height}`);
		const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
		if (!one.contains(above)) found.push(`${name} is covered by ${above?.tagName}`);
	}
	return found;
}

/** Looks at the page in every size and theme. */
async function expectTidy(who: Person): Promise<void> {
	for (const [width, height] of sizes) {
		await who.page.setViewportSize({ width, height });
		for (const colorScheme of ['light', 'dark'] as const) {
			await who.page.emulateMedia({ colorScheme });
			await who.page.mouse.move(width / 2, 6, { steps: 2 });
			const look = (): Promise<string[]> =>
				who.page.evaluate(faults, [targetPx, mayScrollPx] as const);
			await expect.poll(look, `${width} x ${height}, ${colorScheme}`).toEqual([]);
		}
	}
}

for (const locale of ['en-GB', 'uk-UA']) {
	test(`lobby, waiting and leaving fit every screen (${locale})`, async ({ arrive }) => {
		const alice = await arrive('alice', { locale });
		await alice.opens();
		await alice.expectPhase('name');
		await expectTidy(alice);
		await alice.presses('join');
		await expectTidy(alice);
		await alice.enters('grandmother’s kitchen');
		await alice.expectPhase('waiting');
		await expectTidy(alice);
		await alice.presses('leave');
		await alice.expectPhase('left');
		await expectTidy(alice);
	});

	test(`a refusal fits every screen (${locale})`, async ({ arrive }) => {
		const alice = await arrive('alice', { locale, permissions: [] });
		await alice.opens();
		await expect(alice.at('retry')).toBeVisible();
		await expectTidy(alice);
	});
}

test('the call and the full room fit every screen', async ({ alice, bob, carol }) => {
	await meet(alice, bob);
	await expectTidy(alice);
	await carol.enters('kitchen');
	await carol.expectPhase('full');
	await expectTidy(carol);
	await carol.presses('wait-for-seat');
	await expectTidy(carol);
});

test('dark and light are two looks of one page', async ({ alice }) => {
	await alice.opens();
	const lightness = (): Promise<number> =>
		alice.page.evaluate(() => {
			const brush = new OffscreenCanvas(1, 1).getContext('2d')!;
			brush.fillStyle = getComputedStyle(document.body).backgroundColor;
			brush.fillRect(0, 0, 1, 1);
			return Math.max(...brush.getImageData(0, 0, 1, 1).data.slice(0, 3));
		});
	await alice.page.emulateMedia({ colorScheme: 'light' });
	await expect.poll(lightness).toBeGreaterThan(220);
	await alice.page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(lightness).toBeLessThan(50);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser, Locator, Page } from 'playwright-core';
import { COLUMNS } from '../../cli/terminal';
import { describeInBrowser, openBrowser } from './browser';
import { CONTRASTS } from './contrast';
import { makePages, Pages } from './pages';

interface Contrast {
  readonly text: string;
  readonly ratio: number;
}

/** The few things of a browser that functions which run in it use. */
interface Shown {
  readonly textContent: string;
  readonly cells: Iterable<{ readonly textContent: string }>;
}
interface Scrolling {
  readonly scrollLeft: number;
  addEventListener(event: 'scroll', listener: () => void): void;
}
declare const document: { readonly activeElement: Shown };
declare const getComputedStyle: (
  of: object,
  part?: string,
) => { readonly content: string; readonly outlineStyle: string; readonly outlineWidth: string };

const isFocused = (it: object): boolean => it === document.activeElement;
const cellsOf = (rows: Shown[]): string[] => rows.map(({ cells }) => Array.from(cells, ({ textContent }) => textContent).join('|'));

describeInBrowser('a page in a browser', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  const requests: string[] = [];
  const complaints: string[] = [];
  let pages: Pages;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [pages, browser] = await Promise.all([makePages(), openBrowser()]);
    writeFileSync(join(directory, 'explain.html'), pages.explainPage);
    writeFileSync(join(directory, 'preflight.html'), pages.preflightPage);
    writeFileSync(join(directory, 'verify.html'), pages.verifyPage);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(directory, { recursive: true, force: true });
  });
  afterEach(() => page.close());

  async function open(name: string, { width = 1280, colorScheme = 'light' }: { width?: number; colorScheme?: 'light' | 'dark' } = {}): Promise<void> {
    page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(join(directory, `${name}.html`)).href);
  }

  const within = (index = 0): Locator => page.locator(`#stack-${index}`);
  const shownRows = (index = 0): Locator => within(index).locator('table').first().locator('tbody tr:not(.heading):visible');
  const status = (index = 0): Promise<string | null> => within(index).getByRole('status').textContent();

  /** Presses Tab until a control has the focus. */
  async function tabTo(control: Locator): Promise<void> {
    for (let presses = 0; presses < 20; presses += 1) {
      if (await control.evaluate(isFocused)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(control)}`);
  }

  test('asks for nothing but itself, and breaks none of its own rules', async () => {
    for (const name of ['explain', 'preflight', 'verify']) await open(name).then(() => page.close());
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(complaints).toEqual([]);
    await open('verify');
  });

  test('shows the rows that the text of explain has, in their order, and the picture', async () => {
    await open('explain');
    for (const [index, { rows, summary }] of pages.explanations.entries()) {
      const cells = rows.map((row) => COLUMNS.map(({ cell }) => cell(row)).join('|'));
      expect(await shownRows(index).evaluateAll(cellsOf)).toEqual(cells);
      expect(await within(index).locator('.summary').innerText()).toBe(summary);
      expect(await within(index).locator('svg').isVisible()).toBe(true);
    }
  });

  test('shows the findings that the text of preflight has, with what to do and the prices', async () => {
    await open('preflight');
    const cells = pages.preflight.findings.map(({ check, found, todo }) => [check, found, todo].join('|').replace(/`/g, ''));
    expect(await shownRows().evaluateAll(cellsOf)).toEqual(cells);
    expect(await page.getByRole('table', { name: 'What it costs' }).getByRole('row').count()).toBe((pages.preflight.prices?.rows.length ?? 0) + 2);
  });

  test.each(['explain', 'preflight', 'verify'])(
    'of %s fits a phone: nothing scrolls sideways, rows are stacked, and each cell has its head',
    async (name) => {
      await open(name, { width: 360 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
      const tooWide =
        '() => [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > 360).map((it) => it.outerHTML.slice(0, 80))';
      expect(await page.evaluate(`(${tooWide})()`)).toEqual([]);
      const [first, second] = await shownRows().first().locator('th, td').all();
      const boxes = [await first?.boundingBox(), await second?.boundingBox()];
      expect(boxes[1]?.y).toBeGreaterThanOrEqual((boxes[0]?.y ?? 0) + (boxes[0]?.height ?? 0));
      expect(await second?.evaluate((it: object) => getComputedStyle(it, '::before').content)).toBe(
        `"${name === 'explain' ? 'Azure name' : 'What was found'}"`,
      );
      // Also where rows are stacked, they are those of a table for whoever does not see them.
      expect(await within().getByRole('table').first().getByRole('columnheader').count()).toBe(name === 'explain' ? 6 : 3);
      expect(await within().getByRole('table').first().getByRole('cell').count()).toBeGreaterThan(5);
    },
  );

  test.each([
    ['explain', 'dark'],
    ['preflight', 'dark'],
    ['verify', 'dark'],
    ['explain', 'light'],
    ['preflight', 'light'],
    ['verify', 'light'],
  ] as const)('of %s can be read in %s mode: every text has a contrast of 4.5 at least', async (name, colorScheme) => {
    await open(name, { colorScheme });
    const found: Contrast[] = await page.evaluate(CONTRASTS);
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter(({ ratio }) => !(ratio >= 4.5))).toEqual([]);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe(colorScheme === 'dark' ? 'rgb(19, 22, 25)' : 'rgb(247, 247, 245)');
  });

  test('is searched by keyboard alone, and tells how many rows are left', async () => {
    await open('explain');
    const search = within().getByRole('searchbox', { name: 'Search' });
    await tabTo(search);
    const { rows } = pages.explanations[0] as Pages['explanations'][0];
    expect(await status()).toBe(`${rows.length} rows`);
    await page.keyboard.type('KEY fraud');
    const fitting = rows.filter((row) => {
      const text = COLUMNS.map(({ cell }) => cell(row))
        .join('')
        .toLowerCase();
      return text.includes('key') && text.includes('fraud');
    });
    expect(fitting.length).toBeGreaterThan(0);
    expect(fitting.length).toBeLessThan(rows.length);
    expect(await shownRows().count()).toBe(fitting.length);
    expect(await status()).toBe(`${fitting.length} of ${rows.length} rows`);
    await page.keyboard.type(' nowhere at all');
    expect([await shownRows().count(), await within().locator('tbody:visible').count()]).toEqual([0, 0]);
    // Enter sends nothing.
    await page.keyboard.press('Enter');
    expect(await status()).toBe(`0 of ${rows.length} rows`);
    await tabTo(within().getByRole('button', { name: 'Show all' }));
    await page.keyboard.press('Enter');
    await within().getByText(`${rows.length} rows`, { exact: true }).waitFor();
    expect([await search.inputValue(), await shownRows().count()]).toEqual(['', rows.length]);
  });

  test('is filtered by keyboard alone: what is explained by made or brought and by kind', async () => {
    await open('explain');
    const { rows } = pages.explanations[1] as Pages['explanations'][1];
    await tabTo(within(1).getByLabel('Made or brought'));
    await page.keyboard.type('brought');
    const brought = rows.filter(({ made }) => !made);
    expect(brought.length).toBeGreaterThan(1);
    expect(await status(1)).toBe(`${brought.length} of ${rows.length} rows`);
    await page.keyboard.press('Tab');
    await page.keyboard.type('container registry');
    expect(await shownRows(1).locator('th').allInnerTexts()).toEqual(['container registry']);
    // The other stack keeps its rows.
    expect(await shownRows(0).count()).toBe(pages.explanations[0]?.rows.length);
  });

  test.each(['preflight', 'verify'] as const)('is filtered by keyboard alone: findings of %s by state and by check', async (name) => {
    await open(name);
    const { findings, examination } = pages[name];
    await tabTo(within().getByLabel('State'));
    await page.keyboard.type(examination.headings.warning);
    const warnings = findings.filter(({ state }) => state === 'warning');
    expect(await status()).toBe(`${warnings.length} of ${findings.length} rows`);
    expect(await within().locator('tr.heading:visible').allInnerTexts()).toEqual([examination.headings.warning]);
    await page.keyboard.press('Home');
    expect(await shownRows().count()).toBe(findings.length);
    const check = findings[0]?.check ?? '';
    await page.keyboard.press('Tab');
    await page.keyboard.type(check);
    expect(await shownRows().count()).toBe(findings.filter((each) => each.check === check).length);
  });

  test('leads to its sections by keyboard, and the focus can be seen', async () => {
    await open('explain');
    const link = page.getByRole('link', { name: 'platform' });
    await tabTo(link);
    expect(await link.evaluate((it: object) => getComputedStyle(it).outlineStyle)).toBe('solid');
    expect(await link.evaluate((it: object) => getComputedStyle(it).outlineWidth)).toBe('3px');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const summary = within(1).locator('summary');
    expect(await summary.evaluate(isFocused)).toBe(true);
    // Enter folds the picture, and unfolds it.
    await page.keyboard.press('Enter');
    expect(await within(1).locator('svg').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    expect(await within(1).locator('svg').isVisible()).toBe(true);
  });

  test('shows a picture in full size, and scrolls it by keyboard', async () => {
    await open('explain', { width: 360 });
    await tabTo(within().getByRole('button', { name: 'Full size' }));
    await page.keyboard.press('Space');
    expect(await within().getByRole('button', { name: 'Full size', pressed: true }).count()).toBe(1);
    const paper = within().getByRole('region', { name: 'Picture of private' });
    await page.keyboard.press('Tab');
    expect(await paper.evaluate(isFocused)).toBe(true);
    const scrolled = paper.evaluate((it: Scrolling) => new Promise<number>((tell) => it.addEventListener('scroll', () => tell(it.scrollLeft))));
    await page.keyboard.press('ArrowRight');
    expect(await scrolled).toBeGreaterThan(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  test('has a name for each control', async () => {
    await open('preflight');
    const unnamed = '[...document.querySelectorAll("input, select")].filter((it) => !it.labels.length).length';
    expect(await page.evaluate(unnamed)).toBe(0);
    expect(await page.getByRole('search', { name: 'What was found' }).count()).toBe(1);
    expect(await within().getByRole('status').getAttribute('aria-live')).toBe('polite');
  });
});

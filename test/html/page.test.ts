import { createHash } from 'node:crypto';
import { Explanation } from '../../cli/explanation';
import { html } from '../../cli/graph';
import { explanationSection } from '../../cli/html/explanation';
import { toHtml } from '../../cli/html/page';
import { reportSection } from '../../cli/html/report';
import { COLUMNS } from '../../cli/terminal';
import { makePages, Pages } from './pages';

/** What a page says, without its picture, markup and formatting. */
function saidBy(page: string): string {
  return page
    .replace(/<(style|script|svg)[^>]*>[^]*?<\/\1>/g, '')
    .replace(/<wbr>|<\/?(code|span)>/g, '')
    .replace(/<[^>]+>/g, '\n');
}

const as = (text: string): string => html(text.replace(/`/g, ''));

describe('a page', () => {
  let pages: Pages;
  beforeAll(async () => (pages = await makePages()));
  const all = (): string[] => [pages.explainPage, pages.preflightPage, pages.verifyPage];

  test('needs nothing beside itself: no file, no network, no library', () => {
    for (const page of all()) {
      expect(page).not.toMatch(/<(link|img|iframe|object|embed|base)\b|\ssrc=|url\(|@import|xmlns|<script [^>]*>/);
      expect([...page.matchAll(/\shref="([^"]*)"/g)].filter(([, to = '']) => !to.startsWith('#'))).toEqual([]);
    }
  });

  test('forbids everything but its own style and script', () => {
    for (const page of all()) {
      const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
      const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => script);
      const hash = createHash('sha256')
        .update(scripts[0] ?? '')
        .digest('base64');
      expect(scripts).toHaveLength(1);
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        `script-src 'sha256-${hash}'`,
        "base-uri 'none'",
        "form-action 'none'",
      ]);
    }
  });

  test('has every row that the text of explain has, its summary, what comes and what is worth knowing', () => {
    const said = saidBy(pages.explainPage);
    expect(pages.explanations).toHaveLength(2);
    for (const { stack, summary, rows, notes, coming } of pages.explanations) {
      for (const text of [stack, summary, ...notes, ...coming.map((each) => each.text)]) expect(said).toContain(as(text));
      expect(rows.length).toBeGreaterThan(20);
      for (const row of rows) for (const { cell } of COLUMNS) expect(said).toContain(as(cell(row)));
    }
    const rows = pages.explanations.flatMap((explanation) => explanation.rows);
    expect(pages.explainPage.match(/<tr role="row" data-filter-0/g)).toHaveLength(rows.length);
  });

  test('has every finding that the text of preflight and verify has, who looked where, and what passed', () => {
    for (const [report, page] of [
      [pages.preflight, pages.preflightPage],
      [pages.verify, pages.verifyPage],
    ] as const) {
      const said = saidBy(page);
      expect(report.findings.length).toBeGreaterThan(5);
      for (const { check, state, found, todo } of report.findings) {
        for (const text of [check, report.examination.headings[state], found, todo]) expect(said).toContain(as(text));
      }
      expect(said).toContain(`As deployer (${report.account.objectId}), in the subscription Machine learning`);
      expect(said).toContain(`Nothing found: ${as(report.passed.join(', '))}`);
      expect(page.match(/<tr role="row" data-filter-0/g)).toHaveLength(report.findings.length);
    }
  });

  test('has the prices where they are told', () => {
    const said = saidBy(pages.preflightPage);
    expect(said).toContain('What it costs in a month standing still, in EUR');
    expect(pages.preflight.prices?.rows.length).toBeGreaterThan(3);
    for (const { what } of pages.preflight.prices?.rows ?? []) expect(said).toContain(as(what));
    expect(saidBy(pages.verifyPage)).not.toContain('What it costs');
  });

  test('names its stacks in its title, and leads to each where there are several', () => {
    expect(pages.preflightPage).toContain('<title>platform: What stands against an apply</title>');
    expect(pages.preflightPage).not.toContain('<nav');
    expect(pages.explainPage).toContain('<title>private, platform: What it makes, and why</title>');
    expect(pages.explainPage).toContain('<a href="#stack-0">private</a>');
    expect(pages.explainPage).toContain('<section id="stack-1" aria-label="platform"');
  });

  test('has no id twice, although it has several pictures', () => {
    const ids = [...pages.explainPage.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id) => id?.endsWith('-title'))).toEqual(['picture-0-title', 'picture-1-title']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, named = ''] of pages.explainPage.matchAll(/aria-labelledby="([^"]*)"/g))
      for (const id of named.split(' ')) expect(ids).toContain(id);
  });

  test('says why there is no picture where there is none', () => {
    expect(saidBy(pages.verifyPage)).toContain('There is no picture');
    expect(pages.verifyPage).not.toContain('<svg');
  });

  test('says that nothing was found without an empty table', () => {
    const page = toHtml('t', [reportSection({ ...pages.verify, findings: [] }, { missing: 'x' })]);
    expect(page).toContain('everything that was looked at works');
    expect(page).not.toMatch(/<(table|form)/);
  });

  test('takes no value for markup, wherever it stands', () => {
    const evil = `"><img src=x onerror=alert(1)></script>`;
    const row = {
      place: evil,
      part: 'workspace',
      title: evil,
      count: 1,
      resource: evil,
      names: [evil],
      made: true,
      reach: evil,
      who: [evil],
      why: evil,
    };
    const coming = [{ text: evil, quiet: false }];
    const explanation = { stack: evil, summary: evil, subscriptions: [{ label: evil, id: evil, count: 1 }], rows: [row], notes: [evil], coming };
    const [finding] = pages.preflight.findings;
    const report = {
      ...pages.preflight,
      stack: evil,
      passed: [evil],
      findings: [{ ...finding, check: evil, state: 'fails', found: evil, todo: evil }],
    };
    const price = { what: evil, region: evil, names: [evil], quantity: 1, each: 1, total: 1 };
    const prices = { currency: 'EUR', day: evil, rows: [price], total: 1, untold: [evil], byUse: [evil] };
    const page = toHtml(evil, [
      explanationSection(explanation as Explanation, { missing: evil }),
      reportSection({ ...report, prices } as Pages['preflight'], { missing: evil }),
    ]);
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page.match(/&quot;&gt;&lt;img/g)?.length).toBeGreaterThan(25);
  });
});

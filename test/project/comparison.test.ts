import { readFileSync } from 'node:fs';
import { PrivateStack } from '../../stacks/private-stack';
import { QuickstartStack } from '../../stacks/quickstart-stack';
import { readContext, settings } from '../../stacks/settings';
import { Synthesized, synthStack, testApp } from '../support';
import { tablesOf } from './tables';

const PAGE = readFileSync('docs/comparison.md', 'utf8');
const [compact, ...detailed] = tablesOf(PAGE);

function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\((\S+?)\)/g)].map(([, url = '']) => url);
}

test('the first table is short enough for a README, and says something of each', () => {
  expect(compact?.head).toHaveLength(6);
  expect(compact?.rows.length).toBeLessThanOrEqual(12);
  for (const row of compact?.rows ?? []) for (const cell of row) expect(cell).not.toBe('');
});

test('the page says when all was looked at', () => {
  expect(PAGE).toMatch(/looked\s+at on \d{1,2} \w+ 20\d\d/);
});

test('each claim about the others has a source', () => {
  const claims = detailed.flatMap(({ rows }) => rows);
  expect(claims.length).toBeGreaterThan(20);
  for (const [claim, source = ''] of claims) {
    expect([claim, linksOf(source)]).not.toEqual([claim, []]);
    for (const link of linksOf(source)) expect(link).toMatch(/^(https:\/\/|troubleshooting\.md$)/);
  }
});

test('what was read in a repository is linked at the version that was read', () => {
  for (const link of linksOf(PAGE).filter((url) => url.includes('/blob/'))) expect(link).toMatch(/\/blob\/[0-9a-f]{40}\//);
});

test('says where the others are better', () => {
  const better = /## Where the others are better([\s\S]*?)\n## /.exec(PAGE)?.[1] ?? '';
  expect(better.match(/^- \*\*/gm)?.length).toBeGreaterThanOrEqual(5);
});

test('the figures about the stacks of this library are so', () => {
  const app = testApp(readContext(process.cwd()));
  const made = (stack: Synthesized): number =>
    Object.values(stack.section('resource') as Record<string, object>).reduce((sum, byId) => sum + Object.keys(byId).length, 0);
  const [, quickstart = '', closed = ''] = /`quickstart` makes (\d+) resources, `private` (\d+)/.exec(PAGE) ?? [];

  expect(made(synthStack(new QuickstartStack(app, 'quickstart', settings(app, 'quickstart'))))).toBe(Number(quickstart));
  expect(made(synthStack(new PrivateStack(app, 'private', settings(app, 'private'))))).toBe(Number(closed));
});

import { Construct } from 'constructs';
import { readFileSync, readdirSync } from 'node:fs';
import { AzureStack } from '../../stacks/azure-stack';
import type { StackSettings } from '../../stacks/cdktf-json';
import { PlatformStack } from '../../stacks/platform-stack';
import { PrivateStack } from '../../stacks/private-stack';
import { QuickstartStack } from '../../stacks/quickstart-stack';
import { readContext, settings } from '../../stacks/settings';
import { BASIC_HUB, FAILING, HUB, VAULT_KEY } from '../policies/failing';
import { synthStack, testApp } from '../support';
import { AZURE } from './policies/azure';
import { Configuration, Rule } from '../../lib/governance/policy-rule';
import { verdict } from './policies/verdict';
import { Row, tablesOf } from './tables';

const PAGE = readFileSync('docs/security.md', 'utf8');
const RULES: { readonly [id: string]: Rule } = AZURE;
/** Rule ids as people write them: `CKV_AZURE_144`, `AZR-000407`, the first eight digits of an Azure Policy. */
const ID = /CKV2?_AZURE_\d+|AZR-\d{6}|\b(?=[0-9a-f]*\d)[0-9a-f]{8}\b/g;

function synthesize<K extends keyof StackSettings>(
  id: K,
  Stack: new (scope: Construct, id: string, own: StackSettings[K]) => AzureStack,
): Configuration {
  const app = testApp(readContext(process.cwd()));
  return new Configuration(synthStack(new Stack(app, id, settings(app, id))).section('resource') as ConstructorParameters<typeof Configuration>[0]);
}

const stacks: { readonly [stack: string]: Configuration } = {
  private: synthesize('private', PrivateStack),
  quickstart: synthesize('quickstart', QuickstartStack),
  platform: synthesize('platform', PlatformStack),
};

const tables = tablesOf(PAGE);
/** The rows that say what stacks do: rule, what it asks for, a verdict for each stack, and the reason. */
const judged = tables.filter(({ head }) => head.includes('by, or why not')).flatMap(({ head, rows }) => rows.map((row) => ({ head, row })));
const undecided = tables.find(({ head }) => head[1] === 'what it is about')?.rows.flatMap((row) => idsOf(row[0])) ?? [];

function idsOf(text = ''): string[] {
  return [...text.matchAll(ID)].map(([id]) => id);
}

function idOf(row: Row): string {
  return idsOf(row[0])[0] ?? '';
}

test('the page judges many rules', () => {
  expect(judged.length).toBeGreaterThan(70);
});

test.each(judged.map(({ head, row }): [string, string[], Row] => [idOf(row), head, row]))('%s does what the page says', (id, head, row) => {
  const rule = RULES[id];
  if (rule === undefined) throw new Error(`${id} has no predicate in test/project/policies`);
  const claimed = Object.fromEntries(head.flatMap((title, column) => (title in stacks ? [[title, row[column]]] : [])));
  const actual = Object.fromEntries(Object.keys(claimed).map((stack) => [stack, verdict(rule, stacks[stack] as Configuration)]));
  expect(Object.keys(claimed)).toHaveLength(2);
  expect(claimed).toEqual(actual);
});

test('each rule that has a predicate is judged once', () => {
  expect(judged.map(({ row }) => idOf(row)).sort()).toEqual(Object.keys(RULES).sort());
});

test('each rule says by what it passes, or why not', () => {
  for (const { row } of judged) expect([idOf(row), row.at(-1)]).toEqual([idOf(row), expect.stringMatching(/\w{2}/)]);
});

test('rules that no configuration decides are judged nowhere', () => {
  expect(undecided.length).toBeGreaterThan(5);
  for (const id of undecided) expect([id, RULES[id]]).toEqual([id, undefined]);
});

test('the rest of the page names only rules that it judges, or that no configuration decides', () => {
  const known = [...Object.keys(RULES), ...FAILING.map(({ rule }) => rule), ...undecided];
  for (const id of idsOf(PAGE)) expect(known).toContain(id);
});

describe('what checkov finds, as `npm run test:policies` sees it,', () => {
  const shown = tables.find(({ head }) => head.includes('fails in'))?.rows;
  const places = (names: readonly string[]): string => names.map((name) => (name.includes(' ') ? name : `\`${name}\``)).join(', ');

  test('is what the page says', () => {
    expect(shown).toEqual(FAILING.map(({ rule, asks, fails, why }) => [rule, asks, places(fails), why]));
  });

  test('is told once of each rule, for stacks and examples that there are', () => {
    const rules = FAILING.map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(rules.length);
    const teams = readdirSync('stacks/teams').map((file) => `teams-${file.replace('.yaml', '')}`);
    const known = [...Object.keys(readContext(process.cwd())), ...teams, HUB, BASIC_HUB, VAULT_KEY];
    for (const { rule, fails } of FAILING) expect([rule, fails.filter((name) => !known.includes(name))]).toEqual([rule, []]);
  });

  test('comes from the version of checkov that the page names', () => {
    const [, version] = /^checkov==(.+)$/m.exec(readFileSync('tools/policies/requirements.txt', 'utf8')) ?? [];
    for (const [, named] of PAGE.matchAll(/checkov\S* (\d+\.\d+\.\d+)/g)) expect(named).toBe(version);
    expect(PAGE).toContain(`checkov ${String(version)}`);
  });

  test('is skipped by the documented command where `private` fails for good reasons', () => {
    const skipped = /--skip-check ([\w,]+)/.exec(PAGE)?.[1]?.split(',') ?? [];
    expect(skipped).toEqual(FAILING.filter(({ fails }) => fails.includes('private')).map(({ rule }) => rule));
  });
});

import { App } from 'cdktf';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './programs';
import { Synthesized, testApp } from './support';

const PAGE = readFileSync('docs/how-to/a-whole-company.md', 'utf8');
const PROGRAM = /```ts\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
const FILES = 'docs/how-to/teams';

/** The JSON of each stack, as the program writes it for the files of a directory. */
function stacksOf(directory = FILES): { readonly [stack: string]: string } {
  const app: App = run(PROGRAM.replace(FILES, directory), testApp());
  const stacks = join(app.outdir, 'stacks');
  return Object.fromEntries(
    readdirSync(stacks).map((stack) => [stack, readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8').replaceAll(app.outdir, '')]),
  );
}

const stacks = stacksOf();
const of = (stack: string): Synthesized => new Synthesized(JSON.parse(stacks[stack] ?? '{}') as never, []);

describe('the program of a whole company', () => {
  test('has less than 60 lines', () => expect(PROGRAM.trimEnd().split('\n').length).toBeLessThan(60));

  test('makes a stack for the hub and one for each file', () => expect(Object.keys(stacks).sort()).toEqual(['churn', 'fraud', 'hub', 'risk']));

  test("names everything by the company's pattern", () => {
    expect(of('hub').the('virtual_network').name).toBe('vnet-corp-hub-prd-weu');
    expect(of('fraud').the('machine_learning_workspace').name).toBe('mlw-fraud-prd-weu');
    expect(of('fraud').the('storage_account').name).toBe('stfraudprdweux7k2');
    expect(of('risk').the('virtual_network').name).toBe('vnet-risk-prd-weu');
  });

  test('has each team in its landing zone, and links and the other side of the peering in connectivity', () => {
    for (const team of ['churn', 'fraud', 'risk']) {
      const providers = (type: string) =>
        new Set(
          of(team)
            .all(type)
            .map(({ provider }) => provider),
        );
      expect(providers('machine_learning_workspace')).toEqual(new Set(['azurerm.landing-zone']));
      expect(providers('private_dns_zone_virtual_network_link')).toEqual(new Set(['azurerm.connectivity']));
      expect(providers('virtual_network_peering')).toEqual(new Set(['azurerm.connectivity', 'azurerm.landing-zone']));
    }
  });

  test('encrypts the one that brings the key, denies by policy, and sets a budget each', () => {
    expect(['churn', 'fraud', 'risk'].map((team) => of(team).the('machine_learning_workspace').encryption !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
    expect(['churn', 'fraud', 'risk'].map((team) => of(team).the('consumption_budget_resource_group').amount)).toEqual([2000, 5000, 1000]);
    for (const team of ['churn', 'fraud', 'risk']) expect(of(team).all('resource_group_policy_assignment')).toHaveLength(3);
  });

  test('changes one stack for one file that is edited', () => {
    const directory = join(mkdtempSync(join(tmpdir(), 'teams-')), 'teams');
    cpSync(FILES, directory, { recursive: true });
    const file = join(directory, 'churn.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('maxNodes: 8', 'maxNodes: 16'));
    const edited = stacksOf(directory);
    expect(Object.keys(stacks).filter((stack) => stacks[stack] !== edited[stack])).toEqual(['churn']);
  });
});

import { Fn, TerraformStack, TerraformVariable, Token } from 'cdktf';
import fc from 'fast-check';
import { NAME_RULES, NamedKind } from '../lib/core/name-rules';
import { checkName, makeName } from '../lib/core/naming';
import { resolve } from '../lib/core/resolve';
import { SHAPES } from '../lib/core/shape-table';
import { HubNetwork, WorkspaceNetwork } from '../lib';
import { GROUP, synthWorkspace, testApp } from './support';

const stack = new TerraformStack(testApp(), 'test');
const make = (kind: NamedKind, base: string, suffix?: string): string => makeName(stack, kind, { baseName: base, uniqueSuffix: suffix });

describe('names made from a base name', () => {
  test('carry the abbreviation of their kind', () => {
    expect(make('workspace', 'fraud-dev')).toBe('mlw-fraud-dev');
    expect(make('identity', 'fraud-dev')).toBe('id-fraud-dev');
    expect(make('vault', 'fraud-dev')).toBe('kv-fraud-dev');
    expect(make('keyVault', 'fraud-dev')).toBe('kv-fraud-dev-cmk');
    expect(make('key', 'fraud-dev')).toBe('cmk-fraud-dev');
    expect(make('insights', 'fraud-dev')).toBe('appi-fraud-dev');
    expect(make('logAnalytics', 'fraud-dev')).toBe('log-fraud-dev');
  });

  test('lose dashes and capitals where Azure allows neither', () => {
    expect(make('storage', 'Fraud-Dev')).toBe('stfrauddev');
    expect(make('registry', 'Fraud-Dev')).toBe('crfrauddev');
  });

  test('carry the suffix where they must be globally unique, and nowhere else', () => {
    expect(make('storage', 'fraud', 'X7-k2')).toBe('stfraudx7k2');
    expect(make('registry', 'fraud', 'x7k2')).toBe('crfraudx7k2');
    expect(make('vault', 'fraud', 'x7k2')).toBe('kv-fraud-x7k2');
    expect(make('keyVault', 'fraud', 'x7k2')).toBe('kv-fraud-cmk-x7k2');
    expect(make('workspace', 'fraud', 'x7k2')).toBe('mlw-fraud');
    expect(make('identity', 'fraud', 'x7k2')).toBe('id-fraud');
  });

  test('say what was made, the rule and the way out when they do not fit', () => {
    expect(() => make('storage', 'a_b')).toThrow(
      `[test] 'baseName' is 'a_b': it makes the storage account name 'sta_b' of 5 characters, but that must be 3-24 lowercase letters and digits. ` +
        `Choose another 'baseName', or pass your own 'storage'.`,
    );
    expect(() => make('storage', 'fraud-detection-team-dev', 'x7k2')).toThrow(
      `'baseName' is 'fraud-detection-team-dev': with the suffix 'x7k2' it makes the storage account name 'stfrauddetectionteamdevx7k2' of 27 characters, ` +
        `but that must be 3-24 lowercase letters and digits. Choose another 'baseName' or 'uniqueSuffix', or pass your own 'storage'`,
    );
  });

  test('need a base name, rather than a crash', () => {
    const baseName = process.env.NO_SUCH_VARIABLE as unknown as string;
    expect(() => synthWorkspace({ baseName })).toThrow(`[test/Ml] 'baseName' is not given: it is required. Pass a string.`);
  });

  test('are let through when Terraform knows them only later', () => {
    const base = new TerraformVariable(stack, 'base', { type: 'string' }).stringValue;
    expect(Token.isUnresolved(make('storage', base))).toBe(true);
    expect(resolve(stack, make('storage', base))).toBe('st${lower(replace(var.base, "-", ""))}');
    expect(resolve(stack, make('vault', base, 'x7k2'))).toBe('kv-${var.base}-x7k2');
  });

  test('keep a suffix that another resource makes up', () => {
    expect(resolve(stack, make('storage', 'fraud', Token.asString(Fn.lower('X7K2'))))).toContain('stfraud${lower(');
  });
});

describe('the way out of a name', () => {
  /** What takes a name of its own for a kind. */
  const OWNERS: { readonly [kind: string]: keyof typeof SHAPES.structs } = {
    workspace: 'MlWorkspaceProps',
    keyVault: 'CustomerManagedKeyProps',
    actionGroup: 'ActionGroupProps',
    metricAlert: 'MetricAlertProps',
    dashboard: 'WorkspaceDashboardProps',
    monitorScope: 'MonitorPrivateLinkProps',
    foundryHub: 'AiFoundryHubProps',
    foundryProject: 'AiFoundryProjectProps',
    budget: 'BudgetProps',
  };

  test('is a name of your own where there is a property for it, and nowhere else', () => {
    const named = Object.entries(NAME_RULES).filter(([, rule]) => 'instead' in rule && rule.instead === `'name'`);
    expect(named.map(([kind]) => kind).sort()).toEqual(Object.keys(OWNERS).sort());
    for (const [kind] of named) expect(Object.keys(SHAPES.structs[OWNERS[kind] as 'BudgetProps'])).toContain('name');
  });

  test.each([
    ['network', (baseName: string) => new WorkspaceNetwork(stack, `n${baseName}`, { baseName, resourceGroup: GROUP, addressSpace: '10.41.0.0/22' })],
    ['hub', (baseName: string) => new HubNetwork(stack, `h${baseName}`, { baseName, resourceGroup: GROUP, addressSpace: '10.40.0.0/22' })],
  ])('of a %s is its base name', (_, made) => {
    expect(() => made('a b')).toThrow(/it makes the virtual network name 'vnet-a b(-hub)?' .* Choose another 'baseName'\.$/m);
  });
});

describe('a name', () => {
  const refused: [NamedKind, string][] = [
    ['workspace', 'ml'],
    ['workspace', '-ml-ws'],
    ['workspace', 'ml_ws'],
    ['workspace', 'a'.repeat(34)],
    ['storage', 'Upper'],
    ['storage', 'st'],
    ['storage', 'a'.repeat(25)],
    ['vault', '1vault'],
    ['vault', 'my--vault'],
    ['vault', 'vault-'],
    ['vault', 'a'.repeat(25)],
    ['registry', 'cr-fraud'],
    ['registry', 'crfr'],
    ['registry', 'crFraud'],
    ['insights', 'appi/x'],
    ['insights', 'appi.'],
    ['logAnalytics', 'log'],
    ['logAnalytics', 'log_analytics'],
    ['identity', 'id'],
    ['identity', '-id-x'],
    ['key', 'key_1'],
    ['privateEndpoint', 'p'],
    ['privateEndpoint', 'a'.repeat(65)],
    ['networkLink', 'link-'],
  ];
  test.each(refused)('of a %s cannot be %j', (kind, name) => {
    expect(() => checkName(stack, kind, name)).toThrow(`[test] 'name' is '${name}': the `);
  });

  test('that Azure takes is taken', () => {
    expect(checkName(stack, 'vault', 'kv-Fraud-1')).toBe('kv-Fraud-1');
    expect(checkName(stack, 'networkLink', 'a')).toBe('a');
    expect(checkName(stack, 'registry', 'a'.repeat(50))).toHaveLength(50);
  });
});

test('whatever the base name, a workspace gets names that Azure takes, or an error that names it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.option(fc.string({ maxLength: 6 }), { nil: undefined }), (baseName, uniqueSuffix) => {
      let synthesized;
      try {
        synthesized = synthWorkspace({ baseName, uniqueSuffix });
      } catch (error) {
        expect((error as Error).message).toMatch(/'baseName' is .* must be .*Choose another 'baseName'/s);
        return;
      }
      expect(synthesized.the('storage_account').name).toMatch(/^[a-z0-9]{3,24}$/);
      expect(synthesized.the('container_registry').name).toMatch(/^[a-z0-9]{5,50}$/);
      expect(synthesized.the('key_vault').name).toMatch(/^(?!.*--)[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/);
      expect(synthesized.the('machine_learning_workspace').name).toMatch(/^[a-zA-Z0-9][\w-]{2,32}$/);
      expect(synthesized.the('log_analytics_workspace').name).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/);
    }),
    { numRuns: 100 },
  );
});

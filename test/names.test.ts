import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { StackModel, Thing } from '../cli/stack-model';
import {
  ConfigurationError,
  CustomerManagedKey,
  DeletionLock,
  HubNetwork,
  INamePolicy,
  KeyCreation,
  MlPolicies,
  MlPolicy,
  MlRegistry,
  MlWorkspace,
  NameKind,
  NamePatternOptions,
  NameRequest,
  Names,
  PrivateDnsZones,
  PrivateLink,
  Subresource,
  TimeProvider,
  WorkspaceMetric,
  WorkspaceNetwork,
  WorkspaceStorage,
} from '../lib';
import { NameRule, Within } from '../lib/core/name-forms';
import { NAME_RULES } from '../lib/core/name-rules';
import { lengthsOf, makeName } from '../lib/core/naming';
import { BROUGHT, FEATURES, GROUP, PROVIDERS, SUBNET, synth, Synthesized, synthStack, testApp, workspace } from './support';
import { everythingNamed, NAMES } from './terraform/catalogue/names';
import { synthEntry } from './terraform/scaffold';

const COMPANY = '{kind}-{base}-{env}-{region}-{suffix}';
const PRD: NamePatternOptions = { values: { env: 'prd' }, regions: { westeurope: 'weu' } };
const SUFFIX = { baseName: 'fraud', uniqueSuffix: 'x7' };

/** What a stack with a policy of names makes. */
function named(policy: INamePolicy, build: (stack: TerraformStack) => void): Synthesized {
  return synth((stack) => {
    Names.of(stack).use(policy);
    build(stack);
  });
}
const byCompany = (build: (stack: TerraformStack) => void, options = PRD): Synthesized => named(Names.pattern(COMPANY, options), build);

/** A policy of one's own. */
function mine(nameOf: (kind: NameKind, request: NameRequest) => string | undefined): INamePolicy {
  return new (class implements INamePolicy {
    readonly nameOf = nameOf;
  })();
}

describe('a pattern of names', () => {
  const model = new StackModel('site', synthEntry(NAMES['everything named by a pattern'] as never));
  const OWN = new Set([
    // What lives in a workspace or belongs to something else, and is named by its construct id.
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments',
    'azapi_update_resource',
    'azapi_resource_action',
    'azurerm_machine_learning_compute_cluster',
    'azurerm_firewall_policy_rule_collection_group',
    'azurerm_network_security_rule',
    'azurerm_route',
    // Made by the program, or dictated by Azure.
    'azurerm_resource_group',
    'azurerm_private_dns_zone',
  ]);
  const DICTATED = ['AzureBastionSubnet', 'AzureFirewallSubnet', 'GatewaySubnet'];
  const made = model.made.filter(
    ({ type, name, attributes }) => attributes.name !== undefined && name !== '' && !OWN.has(type) && !DICTATED.includes(name),
  );

  test('decides every name that the library makes', () => {
    const others = made.filter(({ name }) => !/^[a-z]+-[a-z-]+-prd(-weu)?(-x7)?$/.test(name) && !/^(st|cr)(fraud|lab)prdweux7$/.test(name));
    expect(others.map(({ address }) => address)).toEqual([]);
    expect(made.length).toBeGreaterThan(90);
  });

  test('gives no two resources of one place one name', () => {
    const parent = ({ attributes }: Thing): unknown =>
      attributes.target_resource_id ?? attributes.scope ?? attributes.private_dns_zone_name ?? attributes.virtual_network_name;
    const all = made.map((thing) => JSON.stringify([thing.type, thing.name, parent(thing)]));
    expect(all).toHaveLength(new Set(all).size);
  });

  test('reaches each kind there is', () => {
    const asked = new Set<NameKind>();
    const policy = mine((kind) => {
      asked.add(kind);
      return undefined;
    });
    synthEntry({
      build: (site) => {
        Names.of(site).use(policy);
        everythingNamed(site);
      },
    });
    expect([...asked].sort()).toEqual(Object.values(NameKind).sort());
  });

  test('has an abbreviation for each kind, and for no other', () => {
    const rules: [string, NameRule][] = Object.entries(NAME_RULES);
    const kinds = rules.filter(([, { abbreviation }]) => abbreviation !== undefined).map(([kind]) => kind);
    expect(Object.values(NameKind).sort()).toEqual(kinds.sort());
  });

  test('leaves the dashes out of what takes none', () => {
    const { the } = { the: (type: string) => byCompany((stack) => workspace(stack, SUFFIX)).the(type).name };
    expect(the('storage_account')).toBe('stfraudprdweux7');
    expect(the('container_registry')).toBe('crfraudprdweux7');
    expect(named(Names.pattern('{kind}_{base}.9'), (stack) => new WorkspaceNetwork(stack, 'Net', NETWORK)).the('virtual_network').name).toBe(
      'vnet_fraud.9',
    );
    const capital = byCompany((stack) => workspace(stack, { ...SUFFIX, baseName: 'Fraud' }), {
      ...PRD,
      values: { env: 'A_b.c' },
      exclude: Object.values(NameKind).filter((kind) => kind !== NameKind.STORAGE),
    });
    expect(capital.the('storage_account').name).toBe('stfraudabcweux7');
  });

  test('takes abbreviations of your own, and patterns of their own for some kinds', () => {
    const result = byCompany((stack) => workspace(stack, SUFFIX), {
      ...PRD,
      abbreviations: { storage: 'sta', vault: 'key' },
      patterns: { vault: '{kind}-{base}{suffix}', logAnalytics: '{base}.{env}-logs'.replace('.', '-') },
    });
    expect(result.the('storage_account').name).toBe('stafraudprdweux7');
    expect(result.the('key_vault').name).toBe('key-fraudx7');
    expect(result.the('log_analytics_workspace').name).toBe('fraud-prd-logs');
    expect(result.the('machine_learning_workspace').name).toBe('mlw-fraud-prd-weu');
  });

  test('leaves alone what it is told to', () => {
    const result = byCompany((stack) => workspace(stack, SUFFIX), { ...PRD, exclude: [NameKind.WORKSPACE, NameKind.STORAGE] });
    expect(result.the('machine_learning_workspace').name).toBe('mlw-fraud');
    expect(result.the('storage_account').name).toBe('stfraudx7');
    expect(result.the('application_insights').name).toBe('appi-fraud-prd-weu');
  });

  test('leaves out the region of what lies in none and the suffix of what need not be unique, with what is before it', () => {
    const result = named(Names.pattern('{region}_{suffix}-{base}', PRD.regions && { regions: PRD.regions }), (stack) => {
      new DeletionLock(stack, 'Lock', { target: BROUGHT.vault });
      new WorkspaceNetwork(stack, 'Net', NETWORK);
      new CustomerManagedKey(stack, 'Key', { ...SUFFIX, resourceGroup: GROUP, publicNetworkAccess: true, name: 'kv-given' });
    });
    expect(result.the('management_lock').name).toBe('delete-protection');
    expect(result.the('virtual_network').name).toBe('weu-fraud');
    expect(result.the('key_vault').name).toBe('kv-given');
  });

  test('writes regions as Azure does unless it has short forms, which are found however a region is written', () => {
    const region = (options: NamePatternOptions, location?: string): unknown =>
      named(Names.pattern('{kind}-{base}-{region}', options), (stack) => new WorkspaceNetwork(stack, 'Net', { ...NETWORK, location })).the(
        'virtual_network',
      ).name;
    expect(region({})).toBe('vnet-fraud-westeurope');
    expect(region({}, 'North Europe')).toBe('vnet-fraud-northeurope');
    expect(region({ regions: { 'West Europe': 'weu' } })).toBe('vnet-fraud-weu');
    expect(region({ regions: { westeurope: 'weu' } }, 'West Europe')).toBe('vnet-fraud-weu');
  });

  test('takes the region and the suffix from the values where a resource has none of its own', () => {
    const location = (stack: TerraformStack): string => new TerraformVariable(stack, 'location', { type: 'string' }).stringValue;
    const result = byCompany((stack) => workspace(stack, { baseName: 'fraud', location: location(stack) }), {
      values: { env: 'prd', region: 'weu', suffix: 'z9' },
    });
    expect(result.the('storage_account').name).toBe('stfraudprdweuz9');
    expect(result.the('machine_learning_workspace').name).toBe('mlw-fraud-prd-weu');
    const own = byCompany((stack) => workspace(stack, SUFFIX), {
      values: { env: 'prd', region: 'elsewhere', suffix: 'z9' },
      patterns: { vault: '{kind}-{base}-{suffix}' },
    });
    expect(own.the('storage_account').name).toBe('stfraudprdwesteuropex7');
  });

  test('lets through what Terraform knows only later', () => {
    const result = synth((stack) => {
      const variable = (name: string): string => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
      Names.of(stack).use(Names.pattern('{kind}-{base}-{env}', { values: { env: variable('env') } }));
      workspace(stack, { baseName: variable('base') });
    });
    expect(result.the('machine_learning_workspace').name).toBe('mlw-${var.base}-${var.env}');
    expect(result.the('storage_account').name).toBe('st${lower(replace(var.base, "-", ""))}${lower(replace(var.env, "-", ""))}');
  });
});

const NETWORK = { baseName: 'fraud', resourceGroup: GROUP, addressSpace: '10.0.0.0/24' };

describe('names that are made of names', () => {
  test('say everything once', () => {
    const result = byCompany((stack) => {
      const ml = workspace(stack, { ...SUFFIX, privateLink: { subnet: SUBNET }, imageBuildComputeName: 'cpu' });
      ml.addPrivateLink('hub', { subnet: SUBNET, dnsZones: PrivateDnsZones.managedByPolicy() });
      ml.addDashboard('overview');
      ml.addMetricAlert('failed', { metric: WorkspaceMetric.FAILED_RUNS });
    });
    const endpoints = result.all('private_endpoint').map(({ name, custom_network_interface_name: nic }) => [name, nic]);
    const pair = (base: string): string[] => [`pep-fraud-${base}-prd-weu`, `nic-fraud-${base}-prd-weu`];
    expect(endpoints.sort()).toEqual(['amlworkspace', 'blob', 'file', 'hub', 'registry', 'vault'].map(pair));
    expect(result.the('portal_dashboard').name).toBe('dash-fraud-overview-prd-weu');
    expect(result.the('monitor_metric_alert').name).toBe('ar-fraud-failed-prd-weu');
  });

  test('start from a name that is given, where no policy has made it', () => {
    const result = byCompany((stack) => {
      const dnsZones = PrivateDnsZones.managedByPolicy();
      new WorkspaceStorage(stack, 'Storage', { name: 'stgiven', resourceGroup: GROUP, privateLink: { subnet: SUBNET, dnsZones } });
      const shared = MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', {
        id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`,
        location: 'westeurope',
      });
      shared.addDashboard('overview');
    });
    expect(result.all('private_endpoint').map(({ name }) => name)).toEqual(['pep-stgiven-blob-prd-weu', 'pep-stgiven-file-prd-weu']);
    expect(result.the('portal_dashboard').name).toBe('dash-mlw-shared-overview-prd-weu');
  });

  test('start from the name of a workspace that is given, and from the base of one that is left alone', () => {
    const alerted = (policy: INamePolicy, props: object): unknown =>
      named(policy, (stack) => {
        const resourceGroup = new ResourceGroup(stack, 'Group', { name: 'rg-ml', location: 'West Europe' });
        workspace(stack, { ...SUFFIX, resourceGroup, ...props }).addMetricAlert('failed', { metric: WorkspaceMetric.FAILED_RUNS });
      }).the('monitor_metric_alert').name;
    expect(alerted(Names.pattern(COMPANY, PRD), { name: 'scoring' })).toBe('ar-scoring-failed-prd-weu');
    expect(alerted(Names.pattern(COMPANY, { ...PRD, exclude: [NameKind.WORKSPACE] }), {})).toBe('ar-fraud-failed-prd-weu');
  });

  test('stay as they are without a policy, and Azure names the interfaces of endpoints', () => {
    const result = synth((stack) => workspace(stack, { privateLink: { subnet: SUBNET }, imageBuildComputeName: 'cpu' }));
    expect(result.named('private_endpoint', 'pep-stfrauddev-blob').custom_network_interface_name).toBeUndefined();
  });
});

describe('the policy of names', () => {
  const only = (kind: NameKind, name: string): INamePolicy => mine((asked) => (asked === kind ? name : undefined));

  test('is that of the nearest scope, and what it leaves open is for those further out, and for the library at last', () => {
    const app = testApp();
    const stack = new TerraformStack(app, 'test');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    Names.of(app).use(
      mine((kind, { usualName }) => (kind === NameKind.WORKSPACE ? 'outer' : kind === NameKind.INSIGHTS ? 'outer-insights' : usualName)),
    );
    const team = new Construct(stack, 'Team');
    Names.of(team).use(only(NameKind.WORKSPACE, 'inner'));
    new MlWorkspace(team, 'Ml', { baseName: 'team', resourceGroup: GROUP, publicNetworkAccess: true });
    workspace(stack, { baseName: 'other', resourceGroup: { name: 'rg-other', location: 'westeurope' } });
    const result = synthStack(stack);
    expect(
      result
        .all('machine_learning_workspace')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['inner', 'outer']);
    expect(result.all('application_insights').map(({ name }) => name)).toEqual(['outer-insights', 'outer-insights']);
    expect(
      result
        .all('key_vault')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['kv-other', 'kv-team']);
  });

  test('is asked with all that a name can be made from', () => {
    const requests = new Map<NameKind, NameRequest>();
    named(
      mine((kind, request) => {
        requests.set(kind, request);
        return undefined;
      }),
      (stack) => {
        workspace(stack, SUFFIX);
        new CustomerManagedKey(stack, 'Key', { ...SUFFIX, resourceGroup: GROUP, publicNetworkAccess: true });
        new WorkspaceNetwork(stack, 'Net', NETWORK);
        new DeletionLock(stack, 'Lock', { target: BROUGHT.vault });
      },
    );
    const region = 'westeurope';
    expect(requests.get(NameKind.STORAGE)).toEqual({
      ...SUFFIX,
      region,
      global: true,
      maxLength: 24,
      usualName: 'stfraudx7',
      path: 'test/Ml',
    });
    expect(requests.get(NameKind.KEY_VAULT)).toMatchObject({ ...SUFFIX, purpose: 'cmk', usualName: 'kv-fraud-cmk-x7', path: 'test/Key' });
    expect(requests.get(NameKind.WORKSPACE)).toMatchObject({ baseName: 'fraud', region, global: false, maxLength: 33, usualName: 'mlw-fraud' });
    expect(requests.get(NameKind.WORKSPACE)?.uniqueSuffix).toBeUndefined();
    expect(requests.get(NameKind.SUBNET)).toMatchObject({ baseName: 'fraud', purpose: 'compute', usualName: 'snet-compute' });
    expect(requests.get(NameKind.LOCK)).toMatchObject({ baseName: 'delete-protection', usualName: 'delete-protection' });
    expect(requests.get(NameKind.LOCK)?.region).toBeUndefined();
  });

  test('does not decide a name that is given', () => {
    const result = byCompany((stack) => {
      workspace(stack, {
        ...SUFFIX,
        name: 'mine',
        names: { storage: 'stmine', identity: 'id-mine', vault: 'kv-mine', registry: 'crmine', insights: 'appi-mine', logAnalytics: 'log-mine' },
      });
      new DeletionLock(stack, 'Lock', { target: BROUGHT.vault, name: 'given' });
      new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP, subresources: [Subresource.VAULT] }).linkVirtualNetwork(
        'hub',
        { id: `${PROVIDERS}/Microsoft.Network/virtualNetworks/hub` },
        { name: 'given' },
      );
    });
    const names = [
      'machine_learning_workspace',
      'storage_account',
      'user_assigned_identity',
      'key_vault',
      'container_registry',
      'application_insights',
      'log_analytics_workspace',
    ];
    expect(names.map((type) => result.the(type).name)).toEqual(['mine', 'stmine', 'id-mine', 'kv-mine', 'crmine', 'appi-mine', 'log-mine']);
    expect(result.the('management_lock').name).toBe('given');
    expect(result.the('private_dns_zone_virtual_network_link').name).toBe('given');
  });

  test('leaves alone what is named by its construct id or as it is told', () => {
    const result = byCompany((stack) => {
      const ml = workspace(stack, SUFFIX);
      ml.addComputeCluster('gpu', { vmSize: 'Standard_NC4as_T4_v3', maxNodes: 1 });
      ml.addBlobDatastore('raw');
      new MlRegistry(stack, 'Shared', { name: 'mlr-shared', resourceGroup: GROUP, publicNetworkAccess: true });
    });
    expect(result.the('machine_learning_compute_cluster').name).toBe('gpu');
    expect(result.the('machine_learning_datastore_blobstorage').name).toBe('raw');
    expect(result.at('azapi_resource', 'Shared').name).toBe('mlr-shared');
  });

  test('reaches a key that is made through the control plane', () => {
    const result = byCompany((stack) => {
      new CustomerManagedKey(stack, 'Key', { ...SUFFIX, resourceGroup: GROUP, publicNetworkAccess: true, creation: KeyCreation.CONTROL_PLANE });
    });
    expect(result.text).toContain('/keys/cmk-fraud-prd-weu');
  });
});

describe('names of single parts', () => {
  test('hold without a policy too, and leave the others as they are', () => {
    const result = synth((stack) => workspace(stack, { names: { logAnalytics: 'log-mine' } }));
    expect(result.the('log_analytics_workspace').name).toBe('log-mine');
    expect(result.the('application_insights').name).toBe('appi-fraud-dev');
  });

  test('are those of the identity by which a key is read, too', () => {
    const result = synth((stack) => {
      const key = new CustomerManagedKey(stack, 'Key', { ...SUFFIX, resourceGroup: GROUP, publicNetworkAccess: true });
      workspace(stack, {
        encryption: { key, serviceSideEncryption: true },
        identityType: 'SystemAssigned' as never,
        names: { encryptionIdentity: 'id-reader' },
      });
    });
    expect(result.the('user_assigned_identity').name).toBe('id-reader');
  });

  const wrong: [string, object, string][] = [
    ['a name that Azure refuses', { names: { storage: 'St' } }, `[test/Ml] 'names.storage' is 'St': the storage account name must be 3-24 lowercase`],
    [
      'a name that Azure refuses for the Log Analytics workspace',
      { names: { logAnalytics: 'l' } },
      `'logAnalyticsName' is 'l': the Log Analytics workspace name must be`,
    ],
    [
      'an identity that is brought',
      { identity: BROUGHT.identity, names: { identity: 'id-x' } },
      `[test/Ml] 'names.identity' is 'id-x': it is the name of a part that is made, and this one is not made here. Leave out 'names.identity'.`,
    ],
    ['an identity where there is none', { identityType: 'SystemAssigned', names: { identity: 'id-x' } }, `'names.identity' is 'id-x'`],
    ['an identity for a key that is not there', { names: { encryptionIdentity: 'id-x' } }, `'names.encryptionIdentity' is 'id-x'`],
    ['a storage account that is brought', { storage: BROUGHT.storage, names: { storage: 'stx' } }, `'names.storage' is 'stx'`],
    ['a vault that is brought', { vault: BROUGHT.vault, names: { vault: 'kv-x' } }, `'names.vault' is 'kv-x'`],
    ['a registry that is brought', { registry: BROUGHT.registry, names: { registry: 'crxxx' } }, `'names.registry' is 'crxxx'`],
    ['insights that are brought', { insights: BROUGHT.insights, names: { insights: 'appi-x' } }, `'names.insights' is 'appi-x'`],
    [
      'a Log Analytics workspace that is brought',
      { logAnalytics: BROUGHT.logAnalytics, names: { logAnalytics: 'log-x' } },
      `'names.logAnalytics' is 'log-x'`,
    ],
    ['one of insights that are brought', { insights: BROUGHT.insights, names: { logAnalytics: 'log-x' } }, `'names.logAnalytics' is 'log-x'`],
  ];
  test.each(wrong)('are refused for %s', (_, props, message) => {
    expect(() => synth((stack) => workspace(stack, props))).toThrow(message);
  });
});

describe('a policy of names is refused', () => {
  test('where something in its scope has its name already', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new WorkspaceNetwork(stack, 'Net', NETWORK);
    expect(() => Names.of(stack).use(Names.pattern('{base}'))).toThrow(
      `[test] 'scope' is 'test': [test/Net] has its name already, which the policy would not reach. Call 'use' before anything is made in the scope.`,
    );
  });

  test('where the scope has one', () => {
    const stack = new TerraformStack(testApp(), 'test');
    Names.of(stack).use(Names.pattern('{base}'));
    expect(() => Names.of(stack).use(Names.pattern('{base}'))).toThrow(
      `'scope' is 'test': it has a policy of names, and a scope has one. Leave one of them out.`,
    );
  });

  test('for a name that Azure refuses, with its length, the rule and the ways out', () => {
    expect(() => byCompany((stack) => workspace(stack, { baseName: 'fraud-detection', uniqueSuffix: 'x7k2' }))).toThrow(
      `[test/Ml] 'baseName' is 'fraud-detection': the policy of names of [test] makes the storage account name 'stfrauddetectionprdweux7k2' of 26 characters, ` +
        `but that must be 3-24 lowercase letters and digits. Choose another 'baseName', give the kind a pattern of its own ` +
        `('patterns: { storage: … }' of Names.pattern), or pass your own 'storage' or 'names.storage'.`,
    );
  });

  test('for such a name of a part whose name comes from another one', () => {
    const dnsZones = PrivateDnsZones.managedByPolicy();
    const link = (stack: TerraformStack): unknown =>
      new PrivateLink(stack, 'Link', {
        target: BROUGHT.vault,
        targetName: 'kv',
        subresource: Subresource.VAULT,
        subnet: SUBNET,
        dnsZones,
        location: 'westeurope',
      });
    expect(() => named(only(NameKind.PRIVATE_ENDPOINT, 'a b'), link)).toThrow(
      `[test/Link] 'targetName' is 'kv': the policy of names of [test] makes the private endpoint name 'a b' of 3 characters`,
    );
    expect(() => named(only(NameKind.ENDPOINT_INTERFACE, 'a b'), link)).toThrow(
      `makes the network interface of a private endpoint name 'a b' of 3 characters`,
    );
  });

  test('for one name for two resources', () => {
    const build = (stack: TerraformStack): void => {
      new WorkspaceNetwork(stack, 'One', NETWORK);
      new WorkspaceNetwork(stack, 'Two', { ...NETWORK, baseName: 'churn' });
    };
    expect(() => named(only(NameKind.VIRTUAL_NETWORK, 'vnet'), build)).toThrow(
      `[test/Two] 'baseName' is 'churn': it makes the name 'vnet', which the virtual network of [test/One] has already`,
    );
    expect(() =>
      named(
        only(NameKind.POLICY_ASSIGNMENT, 'p'),
        (stack) => new MlPolicies(stack, 'P', { scope: { id: PROVIDERS.replace('/providers', '') }, audit: MlPolicy.baseline() }),
      ),
    ).toThrow(`'scope' is 'p': the policy assignment of [`);
  });

  test('for what is no name', () => {
    expect(() =>
      named(
        mine(() => 5 as never),
        (stack) => workspace(stack),
      ),
    ).toThrow(`[test/Ml] 'nameOf' is 5: a policy of names returns a text, or nothing. Return a name.`);
  });

  test('where a suffix would be without effect', () => {
    expect(() => named(Names.pattern('{kind}-{base}'), (stack) => workspace(stack, SUFFIX))).toThrow(
      `[test/Ml] 'uniqueSuffix' is 'x7': the pattern of names has no {suffix}, so that it would be without effect. Add {suffix} to the pattern, or leave it out.`,
    );
    const onlyStorage = Names.pattern('{kind}-{base}', { patterns: { storage: '{kind}{base}{suffix}' } });
    expect(named(onlyStorage, (stack) => workspace(stack, SUFFIX)).the('key_vault').name).toBe('kv-fraud');
  });

  test('where a resource does not say what the pattern needs', () => {
    expect(() => byCompany((stack) => workspace(stack, { baseName: 'fraud' }))).toThrow(
      `[test/Ml] 'uniqueSuffix' is not given: the pattern of names has {suffix}, and the name of this storage account must be unique in all of Azure. ` +
        `Pass 'uniqueSuffix', or 'values: { suffix: … }' to Names.pattern.`,
    );
    expect(() => byCompany((stack) => workspace(stack, { ...SUFFIX, location: 'northeurope' }))).toThrow(
      `[test/Ml] 'location' is 'northeurope': the pattern of names has {region}, and this one is not among its 'regions'. Add 'northeurope' to the 'regions' of Names.pattern.`,
    );
    const location = (stack: TerraformStack): string => new TerraformVariable(stack, 'location', { type: 'string' }).stringValue;
    expect(() => byCompany((stack) => workspace(stack, { ...SUFFIX, location: location(stack) }))).toThrow(
      `'location' is not given: the pattern of names has {region}, and where this user-assigned identity lies Terraform alone knows. ` +
        `Pass 'location' as a text, or 'values: { region: … }' to Names.pattern.`,
    );
  });
});

describe('a pattern is refused', () => {
  const patterns: [string, string, NamePatternOptions, string][] = [
    ['with a misspelt placeholder', '{kind}-{bse}', {}, `'pattern' is '{kind}-{bse}': there is no placeholder {bse}. Did you mean {base}?`],
    ['with an unknown placeholder', '{base}-{owner}', {}, `there is no placeholder {owner}. Give it its text with 'values: { owner: … }'.`],
    ['without a base', '{kind}-{region}', {}, `'pattern' is '{kind}-{region}': all resources of a kind would have one name. Add {base} to it.`],
    [
      'with what no name takes',
      '{kind} {base}',
      {},
      `besides placeholders, as {kind}, it has letters, digits, '-', '_' and '.' alone. Leave out the rest.`,
    ],
    ['with a brace that is not closed', '{kind-{base}', {}, `besides placeholders, as {kind}`],
    ['that Terraform alone knows', '${TfToken[TOKEN.1]}', {}, `'pattern' is 'known only to Terraform': names are made at synth. Pass a text.`],
    [
      'with an empty value',
      '{base}-{env}',
      { values: { env: '' } },
      `'values.env' is '': it is a part of names, which have letters, digits, '-', '_' and '.'. Pass such a text, or leave its placeholder out of the pattern.`,
    ],
    [
      'with a value that it does not use',
      '{base}',
      { values: { env: 'prd' } },
      `'values.env' is 'prd': no pattern has {env}, so that it would be without effect. Add {env} to the pattern, or leave it out.`,
    ],
    ['with regions that it does not use', '{base}', { regions: { westeurope: 'weu' } }, `'regions' is ["westeurope"]: no pattern has {region}`],
    [
      'with a value that each resource says',
      '{base}',
      { values: { base: 'x' } },
      `'values.base' is 'x': each resource says this itself. Give yours another name.`,
    ],
    [
      'with an abbreviation of no kind',
      '{base}',
      { abbreviations: { storge: 'st' } },
      `'abbreviations.storge' is 'st': there is no such kind. Did you mean 'storage'?`,
    ],
    [
      'with an abbreviation that no name takes',
      '{base}',
      { abbreviations: { storage: 's t' } },
      `'abbreviations.storage' is 's t': it is a part of names`,
    ],
    ['with a short form that no name takes', '{base}-{region}', { regions: { westeurope: '' } }, `'regions.westeurope' is '': it is a part of names`],
    [
      'with a pattern of no kind',
      '{base}',
      { patterns: { nothingLikeIt: '{base}' } },
      `'patterns.nothingLikeIt' is '{base}': there is no such kind. Pass a value of NameKind.`,
    ],
    [
      'with a wrong pattern of a kind',
      '{base}',
      { patterns: { vault: '{kind}' } },
      `'patterns.vault' is '{kind}': all resources of a kind would have one name`,
    ],
    [
      'with a pattern of a kind that it leaves alone',
      '{base}',
      { patterns: { vault: '{base}' }, exclude: [NameKind.VAULT] },
      `'patterns.vault' is '{base}': the kind is left alone by 'exclude'. Leave out one of them.`,
    ],
  ];
  test.each(patterns)('%s', (_, pattern, options, message) => {
    expect(() => Names.pattern(pattern, options)).toThrow(message);
    expect(() => Names.pattern(pattern, options)).toThrow(ConfigurationError);
  });

  test('with all that is wrong with it at once', () => {
    expect(() => Names.pattern('{bas}', { values: { env: 'prd' } })).toThrow(/there is no placeholder \{bas\}.*\n.*no pattern has \{env\}/);
  });
});

const only = (kind: NameKind, name: string): INamePolicy => mine((asked) => (asked === kind ? name : undefined));

/** Any words at all. */
const anything = fc.array(fc.constantFrom('{kind}', '{base}', '{env}', '{region}', '{suffix}', '-', '_', '.', 'a', '9'), {
  minLength: 1,
  maxLength: 9,
});
/** What a company would write. */
const sensible = fc
  .tuple(fc.shuffledSubarray(['{kind}', '{env}', '{region}', '{suffix}']), fc.constantFrom('-', '-', '', '_'), fc.boolean())
  .map(([words, between, first]) => [(first ? ['{base}', ...words] : [...words, '{base}']).join(between)]);
const base = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[a-z][a-z0-9]{2,9}$/), fc.stringMatching(/^[a-z0-9-]{1,20}$/));

test('whatever the pattern and the base, each kind gets a name that Azure takes, and kinds that share their names get different ones, or an error says why', () => {
  const stack = new TerraformStack(testApp(), 'test');
  const known: readonly [NameKind, NameRule][] = Object.values(NameKind).map((kind) => [kind, NAME_RULES[kind]]);
  // Kinds that are one kind to Azure; the others that are lie in different places, or have purposes.
  const [vaults, identities] = [
    [NameKind.VAULT, NameKind.KEY_VAULT],
    [NameKind.IDENTITY, NameKind.ENCRYPTION_IDENTITY],
  ];
  const workspaces = [NameKind.WORKSPACE, NameKind.FOUNDRY_HUB, NameKind.FOUNDRY_PROJECT];
  let [accepted, refused] = [0, 0];
  fc.assert(
    fc.property(fc.oneof(anything, sensible, sensible), base, (words, baseName) => {
      const pattern = words.join('');
      const scope = new Construct(stack, `Scope${String(stack.node.children.length)}`);
      const names = new Map<NameKind, string>();
      const make = (): void => {
        Names.of(scope).use(Names.pattern(pattern, pattern.includes('{env}') ? { values: { env: 'prd' } } : {}));
        for (const [kind, rule] of known) {
          try {
            const name = makeName(scope, kind, { baseName, uniqueSuffix: 'x7', region: 'uksouth' });
            if (!rule.pattern.test(name)) throw new Error(`${kind} is called '${name}'`);
            names.set(kind, name);
          } catch (error) {
            if (!(error instanceof ConfigurationError)) throw error;
            refused += 1;
          }
        }
      };
      try {
        make();
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigurationError);
      }
      accepted += names.size;
      // Without it, the second of two workspaces of one name in one place is refused.
      for (const kinds of [vaults, identities, ...(pattern.includes('{kind}') ? [workspaces] : [])]) {
        const made = kinds.map((kind) => names.get(kind)).filter((name) => name !== undefined);
        expect(made).toHaveLength(new Set(made).size);
      }
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(2000);
  expect(refused).toBeGreaterThan(100);
});

test('whatever the pattern and the base, names are such as Azure takes and no two are one, or an error says why', () => {
  const typed: { readonly [type: string]: NameRule } = {
    azurerm_storage_account: NAME_RULES.storage,
    azurerm_key_vault: NAME_RULES.vault,
    azurerm_container_registry: NAME_RULES.registry,
    azurerm_machine_learning_workspace: NAME_RULES.workspace,
    azurerm_virtual_network: NAME_RULES.virtualNetwork,
    azurerm_subnet: NAME_RULES.subnet,
    azurerm_user_assigned_identity: NAME_RULES.identity,
  };
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof(anything, sensible, sensible), base, fc.boolean(), (words, baseName, withKey) => {
      const pattern = words.join('');
      const stack = new TerraformStack(testApp(), 'test');
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      new TimeProvider(stack, 'Time');
      try {
        Names.of(stack).use(Names.pattern(pattern, pattern.includes('{env}') ? { values: { env: 'prd' } } : {}));
        workspace(stack, { baseName, uniqueSuffix: 'x7' });
        new HubNetwork(stack, 'Hub', { baseName, resourceGroup: GROUP, addressSpace: '10.0.0.0/22' });
        new WorkspaceNetwork(stack, 'Net', { ...NETWORK, baseName, addressSpace: '10.1.0.0/24' });
        if (withKey) new CustomerManagedKey(stack, 'Key', { baseName, uniqueSuffix: 'x7', resourceGroup: GROUP, publicNetworkAccess: true });
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigurationError);
        return;
      }
      accepted += 1;
      const made = new StackModel('test', JSON.parse(synthStack(stack).text) as object).made;
      for (const { type, name } of made) if (typed[type] !== undefined) expect(name).toMatch(typed[type].pattern);
      const global = made.filter(({ type }) =>
        ['azurerm_key_vault', 'azurerm_storage_account', 'azurerm_user_assigned_identity', 'azurerm_virtual_network'].includes(type),
      );
      const all = global.map(({ type, name }) => `${type} ${name.toLowerCase()}`);
      expect(all).toHaveLength(new Set(all).size);
    }),
    { numRuns: 300, seed: 20_260 },
  );
  expect(accepted).toBeGreaterThan(10);
});

describe('the limits of names', () => {
  const rules: [string, NameRule][] = Object.entries(NAME_RULES);

  test.each(rules)('of a %s are those of its pattern', (_, rule) => {
    const { least, most } = lengthsOf(rule);
    const ofLength = (length: number): boolean => rule.pattern.test('a'.repeat(length));
    expect([least - 1, least, most, most + 1].map(ofLength)).toEqual([false, true, true, false]);
  });

  test('say which are unique in all of Azure', () => {
    expect(rules.filter(([, { within }]) => within === Within.EVERYWHERE).map(([kind]) => kind)).toEqual([
      'storage',
      'vault',
      'keyVault',
      'registry',
    ]);
  });
});

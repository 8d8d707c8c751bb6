import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import {
  ActionGroup,
  AzapiProvider,
  Azurerm,
  CustomerManagedKey,
  DefenderPlan,
  DefenderPlans,
  DeletionLock,
  Grant,
  HubNetwork,
  MlRegistry,
  MlWorkspace,
  MonitorPrivateLink,
  PrincipalType,
  PrivateDnsZones,
  StorageAccess,
  TimeProvider,
  WorkspaceInsights,
  WorkspaceNetwork,
  WorkspaceRegistry,
  WorkspaceStorage,
  WorkspaceVault,
} from '../lib';
import { admitsBefore, admitsFrom, versionRange } from '../lib/providers/version-range';
import { BROUGHT, FEATURES, GROUP, OBJECT_ID, SUBNET, Synthesized, synthStack, testApp, workspace } from './support';

const PATH = 'terraform.required_providers.azurerm.version';
const WORKS = '>= 4.81.0, < 5.0.0';

/** What a stack with a workspace is told of azurerm, and when. */
interface Telling {
  readonly before?: (stack: TerraformStack) => void;
  readonly after?: (stack: TerraformStack) => void;
  readonly props?: object;
}

function stackWith({ before, after, props }: Telling = {}): TerraformStack {
  const stack = new TerraformStack(testApp(), 'test');
  before?.(stack);
  new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
  new TimeProvider(stack, 'Time');
  workspace(stack, props);
  after?.(stack);
  return stack;
}

const synthesized = (telling?: Telling): Synthesized => synthStack(stackWith(telling));
const versionOf = (made: Synthesized): unknown =>
  (made.section('terraform') as { required_providers: { azurerm: { version: string } } }).required_providers.azurerm.version;
const tell =
  (version: string) =>
  (stack: TerraformStack): void =>
    Azurerm.version(stack, version);
const override =
  (version: string) =>
  (stack: TerraformStack): void =>
    stack.addOverride(PATH, version);

describe('a stack that is not told a version of azurerm', () => {
  test('requires one that works after 27 February 2027', () => {
    expect(versionOf(synthesized())).toBe(WORKS);
    expect(synthesized().warnings).toEqual([]);
  });

  test('requires one for all of its aliases', () => {
    const made = synthesized({ after: (stack) => new AzurermProvider(stack, 'Hub', { features: FEATURES, alias: 'hub' }) });
    expect(versionOf(made)).toBe(WORKS);
  });

  test.each<[string, (stack: TerraformStack) => void]>([
    ['WorkspaceStorage', (stack) => new WorkspaceStorage(stack, 'It', { name: 'stml', resourceGroup: GROUP, publicNetworkAccess: true })],
    ['WorkspaceVault', (stack) => new WorkspaceVault(stack, 'It', { name: 'kv-ml', resourceGroup: GROUP, publicNetworkAccess: true })],
    ['WorkspaceRegistry', (stack) => new WorkspaceRegistry(stack, 'It', { name: 'crmldev', resourceGroup: GROUP, publicNetworkAccess: true })],
    ['WorkspaceInsights', (stack) => new WorkspaceInsights(stack, 'It', { baseName: 'ml', resourceGroup: GROUP })],
    ['CustomerManagedKey', (stack) => new CustomerManagedKey(stack, 'It', { baseName: 'ml', resourceGroup: GROUP, publicNetworkAccess: true })],
    ['PrivateDnsZones', (stack) => new PrivateDnsZones(stack, 'It', { resourceGroup: GROUP }).linkVirtualNetwork('Net', { id: NETWORK })],
    ['WorkspaceNetwork', (stack) => new WorkspaceNetwork(stack, 'It', { baseName: 'ml', resourceGroup: GROUP, addressSpace: '10.0.0.0/24' })],
    ['HubNetwork', (stack) => new HubNetwork(stack, 'It', { baseName: 'hub', resourceGroup: GROUP, addressSpace: '10.0.0.0/22' })],
    [
      'ActionGroup',
      (stack) => new ActionGroup(stack, 'It', { baseName: 'ml', shortName: 'ml', resourceGroup: GROUP, emails: { On: 'a@b.example' } }),
    ],
    ['DefenderPlans', (stack) => new DefenderPlans(stack, 'It', { plans: [DefenderPlan.KEY_VAULT] })],
    ['DeletionLock', (stack) => new DeletionLock(stack, 'It', { target: BROUGHT.vault })],
    [
      'Grant',
      (stack) =>
        new Grant(stack, 'It', { scope: BROUGHT.vault, role: 'Reader', grantee: { principalId: OBJECT_ID, principalType: PrincipalType.USER } }),
    ],
    ['MlRegistry', (stack) => new MlRegistry(stack, 'It', { name: 'mlr-ml', resourceGroup: GROUP, publicNetworkAccess: true })],
    [
      'an imported workspace',
      (stack) =>
        MlWorkspace.fromWorkspaceAttributes(stack, 'It', {
          id: `${BROUGHT.vault.id.split('/Microsoft.')[0] ?? ''}/Microsoft.MachineLearningServices/workspaces/mlw-ml`,
          location: 'westeurope',
        }),
    ],
  ])('requires it with no other construct than %s', (_name, build) => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    new TimeProvider(stack, 'Time');
    new AzapiProvider(stack, 'Azapi');
    build(stack);
    expect(versionOf(synthStack(stack))).toBe(WORKS);
  });

  test.each([
    ['4.90.0', '4.90.0'],
    ['~> 5.0', '~> 5.0'],
    ['4.73.0', WORKS],
  ])('whose binding was made from azurerm %s requires %s', (bound, required) => {
    const stack = stackWith();
    const provider = stack.allProviders().find(({ terraformResourceType }) => terraformResourceType === 'azurerm');
    Object.assign(provider as object, { terraformGeneratorMetadata: { providerName: 'azurerm', providerVersion: bound } });
    expect(versionOf(synthStack(stack))).toBe(required);
  });

  test('in which nothing of this library is keeps what its binding says', () => {
    const stack = new TerraformStack(testApp(), 'test');
    const provider = new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    expect(versionOf(synthStack(stack))).toBe(provider.terraformGeneratorMetadata?.providerVersion);
  });
});

const NETWORK = `${BROUGHT.vault.id.split('/Microsoft.')[0] ?? ''}/Microsoft.Network/virtualNetworks/vnet-ml`;

describe('a version that a program tells', () => {
  test.each([
    ['by Azurerm.version before its constructs', { before: tell('~> 4.90') }],
    ['by Azurerm.version after its constructs', { after: tell('~> 4.90') }],
    ['by an override before them', { before: override('~> 4.90') }],
    ['by an override after them', { after: override('~> 4.90') }],
    ['twice in the same words', { before: tell('~> 4.90'), after: override('~> 4.90') }],
  ])('%s is required', (_when, telling: Telling) => {
    expect(versionOf(synthesized(telling))).toBe('~> 4.90');
    expect(synthesized(telling).warnings).toEqual([]);
  });

  test('gives the same Terraform whenever it is told', () => {
    const props = { storageAccess: StorageAccess.IDENTITY };
    for (const version of ['4.55.0', '~> 4.81']) {
      const told = [{ before: tell(version) }, { after: tell(version) }, { before: override(version) }, { after: override(version) }];
      const azapi = (stack: TerraformStack): AzapiProvider => new AzapiProvider(stack, 'Azapi');
      const texts = told.map(
        (one: Telling) => synthesized({ props, before: one.before, after: (stack) => [azapi, one.after].forEach((add) => add?.(stack)) }).text,
      );
      expect(new Set(texts.map((text) => JSON.stringify(sorted(JSON.parse(text))))).size).toBe(1);
    }
  });

  test('is warned of with the date when it is too old for vaults', () => {
    for (const telling of [{ before: tell('4.55.0') }, { after: override('~> 4.60.0') }]) {
      const [warning = '', ...others] = synthesized(telling).warnings;
      expect(others).toEqual([]);
      expect(warning).toMatch(
        /^the azurerm provider is required as '(4\.55\.0|~> 4\.60\.0)', which admits no later version: from 27 February 2027 on/,
      );
      expect(warning).toContain(`Require '${WORKS}', or leave the version out, and see docs/upgrading.md`);
    }
  });

  test('is warned of when a lock file may hold a version that is too old', () => {
    expect(synthesized({ before: tell('~> 4.55') }).warnings.join()).toContain(
      `'~> 4.55', which also admits versions before it, and a lock file may hold one`,
    );
  });

  test('is refused when it is no version, or admits both azurerm 4 and 5', () => {
    expect(() => synthesized({ before: tell('four') })).toThrow(
      `[test] 'required_providers.azurerm.version' is 'four': this is no version constraint of Terraform. Pass one such as '~> 4.81'.`,
    );
    expect(() => synthesized({ before: tell('>= 4.81') })).toThrow(
      `'>= 4.81': it admits azurerm 4 and azurerm 5, which call some arguments differently, and what is written is for one of them. ` +
        `Pass an upper bound too, as in '>= 4.81.0, < 5.0.0', or a lower one, as in '~> 5.0'.`,
    );
    expect(versionOf(synthesized({ after: override('~> 5.0') }))).toBe('~> 5.0');
  });

  test('is refused when another was told before', () => {
    expect(() => synthesized({ before: tell('~> 4.81'), after: tell('4.90.0') })).toThrow(
      `'required_providers.azurerm.version' is '4.90.0': the stack was told '~> 4.81' before, and has one version of azurerm for all of its providers. Tell it once.`,
    );
    expect(() => synthesized({ before: override('4.90.0'), after: tell('~> 4.81') })).toThrow(`the stack was told '~> 4.81' before`);
  });
});

describe('what azurerm 5 calls otherwise', () => {
  const NETWORK_ID = SUBNET.id.split('/subnets/')[0] as string;
  /** Everything that has such an argument. */
  function withAll(version?: string): Synthesized {
    const stack = new TerraformStack(testApp(), 'test');
    if (version !== undefined) Azurerm.version(stack, version);
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    new TimeProvider(stack, 'Time');
    const dnsZones = new PrivateDnsZones(stack, 'Zones', { resourceGroup: GROUP });
    dnsZones.linkVirtualNetwork('network', { id: NETWORK_ID });
    const privateLink = { subnet: SUBNET, dnsZones };
    const privateMonitoring = new MonitorPrivateLink(stack, 'Monitor', { baseName: 'fraud', resourceGroup: GROUP, privateLink });
    new WorkspaceInsights(stack, 'Insights', { baseName: 'fraud', resourceGroup: GROUP, privateMonitoring, localAuthentication: false });
    new WorkspaceRegistry(stack, 'Registry', { name: 'crfraud', resourceGroup: GROUP, privateLink, replicaLocations: ['northeurope'] });
    new HubNetwork(stack, 'Hub', { baseName: 'hub', resourceGroup: GROUP, addressSpace: '10.60.0.0/22', vpnGateway: {} });
    workspace(stack, {}, 'Ml').addFileDatastore('files', { useAccountKey: true });
    return synthStack(stack);
  }
  const [four, five] = [withAll(), withAll('~> 5.2')];

  test('is the zone of a link: its id, rather than its name and group', () => {
    const [old = {}] = four.all('private_dns_zone_virtual_network_link');
    expect(Object.keys(old)).toEqual(expect.arrayContaining(['private_dns_zone_name', 'resource_group_name']));
    expect(old).not.toHaveProperty('private_dns_zone_id');
    for (const link of five.all('private_dns_zone_virtual_network_link')) {
      expect(link.private_dns_zone_id).toMatch(/^\$\{azurerm_private_dns_zone\..*\.id\}$/);
      expect(link).not.toHaveProperty('private_dns_zone_name');
      expect(link).not.toHaveProperty('resource_group_name');
    }
  });

  test('is who signs in to Application Insights, and how Log Analytics is reached', () => {
    expect(four.at('application_insights', 'Insights')).toMatchObject({ local_authentication_disabled: true });
    expect(five.at('application_insights', 'Insights')).toMatchObject({ local_authentication_enabled: false });
    expect(five.at('application_insights', 'Insights')).not.toHaveProperty('local_authentication_disabled');
    expect(five.at('log_analytics_workspace', 'Insights')).toMatchObject({
      internet_ingestion_access_type: 'Disabled',
      internet_query_access_type: 'Disabled',
    });
    expect(five.at('log_analytics_workspace', 'Insights')).not.toHaveProperty('internet_query_enabled');
    expect(five.at('application_insights', 'Ml')).not.toHaveProperty('local_authentication_enabled');
  });

  test('is the routing of a replica, the gateway that speaks no BGP, and the share of a datastore', () => {
    expect(five.at('container_registry', 'Registry')).toMatchObject({
      georeplications: [{ location: 'northeurope', zone_redundancy_enabled: true, global_endpoint_routing_enabled: false }],
    });
    expect(four.at('container_registry', 'Registry')).toMatchObject({
      georeplications: [{ location: 'northeurope', zone_redundancy_enabled: true }],
    });
    expect(five.the('virtual_network_gateway')).toMatchObject({ bgp_enabled: false });
    expect(five.the('virtual_network_gateway')).not.toHaveProperty('enable_bgp');
    expect(four.the('virtual_network_gateway')).toMatchObject({ enable_bgp: false });
    const shareOf = (made: Synthesized): unknown => made.the('machine_learning_datastore_fileshare').storage_fileshare_id;
    expect(shareOf(four)).toContain('"fileServices/default/shares/", "fileServices/default/fileshares/"');
    expect(shareOf(five)).toContain('"fileServices/default/fileshares/", "fileServices/default/shares/"');
  });

  test('and nothing else: all other arguments are the same', () => {
    const differing =
      /azurerm_(private_dns_zone_virtual_network_link|application_insights|log_analytics_workspace|container_registry|virtual_network_gateway|machine_learning_datastore_fileshare)\b/;
    const others = (made: Synthesized): object =>
      Object.fromEntries(Object.entries(made.section('resource') as { [type: string]: object }).filter(([type]) => !differing.test(type)));
    expect(others(five)).toEqual(others(four));
  });
});

describe('identity-based access to storage', () => {
  const props = { storageAccess: StorageAccess.IDENTITY };

  test('is an argument of azurerm from 4.77 on, and needs no azapi', () => {
    for (const telling of [{}, { before: tell('4.77.0') }, { after: override('~> 4.81') }]) {
      const made = synthesized({ ...telling, props });
      expect(made.the('machine_learning_workspace').storage_account_access_type).toBe('Identity');
      expect(made.addresses.filter((address) => address.startsWith('azapi'))).toEqual([]);
    }
  });

  test('leaves what azapi did before in Azure, and lets Terraform forget it', () => {
    expect(synthesized({ props }).section('removed')).toEqual([
      { from: expect.stringMatching(/^azapi_update_resource\.Ml_StorageAccess_/) as unknown, lifecycle: [{ destroy: false }] },
    ]);
    expect(synthesized().section('removed')).toBeUndefined();
  });

  test('is told by azapi before 4.77', () => {
    const made = synthesized({ props, before: tell('4.76.0'), after: (stack) => new AzapiProvider(stack, 'Azapi') });
    expect(made.the('machine_learning_workspace')).not.toHaveProperty('storage_account_access_type');
    expect(made.the('azapi_update_resource').body).toEqual({ properties: { systemDatastoresAuthMode: 'Identity' } });
    expect(made.section('removed')).toBeUndefined();
  });

  test('told by azapi asks for its provider', () => {
    expect(() => synthesized({ props, before: tell('4.76.0') })).toThrow('[test/Ml/StorageAccess] the stack has no azapi provider');
  });

  test('by the argument leaves nothing behind that waits for what is gone', () => {
    const privately = { publicNetworkAccess: false, privateLink: { subnet: SUBNET }, imageBuildComputeName: 'cpu' };
    const old = synthesized({ props: { ...props, ...privately }, before: tell('4.76.0'), after: (stack) => new AzapiProvider(stack, 'Azapi') });
    const address = old.address('azapi_update_resource');
    expect(JSON.stringify(old.at('private_endpoint', 'Ml_Link').depends_on)).toContain(address);
    const made = synthesized({ props: { ...props, ...privately } });
    expect(made.text.split(address)).toHaveLength(2);
    expect(made.section('removed')).toEqual([expect.objectContaining({ from: address })]);
  });
});

describe('a version constraint', () => {
  test.each([
    ['4.55.0', [4, 55, 0], [4, 55, 1]],
    ['= 4.55.0', [4, 55, 0], [4, 55, 1]],
    ['~> 4.81', [4, 81, 0], [5, 0, 0]],
    ['~> 4.81.0', [4, 81, 0], [4, 82, 0]],
    ['~> 4', [4, 0, 0], [5, 0, 0]],
    ['>= 4.81.0, < 5.0.0', [4, 81, 0], [5, 0, 0]],
    ['> 4.80, <= 4.90.1', [4, 80, 1], [4, 90, 2]],
    ['>= 4.81, != 4.82.0, < 5', [4, 81, 0], [5, 0, 0]],
    ['>= 5.0.0-beta1', [5, 0, 0], [Infinity, 0, 0]],
  ])('%s admits what Terraform says', (constraint, from, below) => {
    expect(versionRange(constraint)).toEqual({ from, below });
  });

  test.each(['', 'latest', '4.x', '^4.81', '>= 4.81 < 5', '>= 5, < 4'])('is none: %j', (text) => {
    expect(versionRange(text)).toBeUndefined();
  });

  test('that admits one version admits it, and none before or after', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(99), fc.nat(9), (major, minor, patch) => {
        const range = versionRange(`${String(major)}.${String(minor)}.${String(patch)}`);
        const version = `${String(major)}.${String(minor)}.${String(patch)}`;
        const next = `${String(major)}.${String(minor)}.${String(patch + 1)}`;
        return (
          range !== undefined && admitsFrom(range, version) && !admitsFrom(range, next) && !admitsBefore(range, version) && admitsBefore(range, next)
        );
      }),
    );
  });
});

/** With keys in order, since an override that comes first moves its section up. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}

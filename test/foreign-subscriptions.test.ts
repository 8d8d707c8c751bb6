import { DataAzurermSubscription } from '@cdktf/provider-azurerm/lib/data-azurerm-subscription';
import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { App, TerraformStack } from 'cdktf';
import {
  AiFoundryHub,
  AzureSubscription,
  Azurerm,
  Budget,
  CustomerManagedKey,
  DeletionLock,
  DiagnosticSetting,
  DiagnosticSource,
  HubNetwork,
  IMlWorkspace,
  MlPolicies,
  MlPolicy,
  MlWorkspace,
  MonitorPrivateLink,
  OutboundTarget,
  PrincipalType,
  PrivateDnsZones,
  PrivateLink,
  Subresource,
  WorkspaceMetric,
  WorkspaceNetwork,
} from '../lib';
import { FEATURES, GROUP, KEY, OBJECT_ID, synthStack, testApp } from './support';
import { HUB, providersWith, TEAM, TwoSubscriptions } from './two-subscriptions';

const GROUP_ID = `/subscriptions/${HUB}/resourceGroups/rg-hub`;
const PROVIDERS = `${GROUP_ID}/providers`;
const WORKSPACE = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`, location: 'westeurope' };
const PEOPLE = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
const UNKNOWN = '33333333-2222-3333-4444-555555555555';
const elsewhere = (id: string): string => id.replace(HUB, UNKNOWN);

/** A stack with a scope that was told the team's subscription. */
class Site extends TwoSubscriptions {
  readonly spoke = this.scope('Spoke', this.team);

  workspace(): MlWorkspace {
    return new MlWorkspace(this.spoke, 'Ml', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true });
  }

  network(props: { hub?: HubNetwork | ReturnType<typeof HubNetwork.fromHubAttributes> } = {}): WorkspaceNetwork {
    return new WorkspaceNetwork(this.spoke, 'Network', { baseName: 'fraud-dev', resourceGroup: GROUP, addressSpace: '10.41.0.0/22', ...props });
  }
}

describe('what is made from a spoke, by the provider of where it lies', () => {
  test('are links of zones that a hub makes', () => {
    const site = new Site();
    const zones = new PrivateDnsZones(site.scope('Hub', site.hub), 'Zones', { resourceGroup: { name: 'rg-hub' } });
    const network = site.network();
    zones.linkVirtualNetwork('fraud', network);
    new MlWorkspace(site.spoke, 'Ml', {
      baseName: 'fraud-dev',
      resourceGroup: GROUP,
      privateLink: { subnet: network.endpoints, dnsZones: zones },
      imageBuildComputeName: 'cpu',
    });
    const made = synthStack(site);
    expect(providersWith(made, 'private_dns_zone.')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'private_dns_zone_virtual_network_link')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'private_endpoint')).toEqual(['azurerm.team']);
  });

  test.each([
    ['by their group', (site: Site) => PrivateDnsZones.fromResourceGroup(site.spoke, 'Zones', { resourceGroupId: GROUP_ID })],
    [
      'by their ids',
      (site: Site) =>
        PrivateDnsZones.fromZoneIds(site.spoke, 'Zones', {
          'privatelink.vaultcore.azure.net': `${PROVIDERS}/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net`,
        }),
    ],
  ])('are links of zones that are brought, %s', (_, bring) => {
    const site = new Site();
    const zones = bring(site);
    const network = site.network();
    zones.linkVirtualNetwork('fraud', network);
    const target = { id: `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-hub` };
    const link = { subnet: network.endpoints, dnsZones: zones, target, targetName: 'kv', subresource: Subresource.VAULT };
    new PrivateLink(site.spoke, 'Link', { ...link, resourceGroup: GROUP });
    const made = synthStack(site);
    expect(providersWith(made, 'private_dns_zone_virtual_network_link')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'private_endpoint')).toEqual(['azurerm.team']);
  });

  test('is a private endpoint in the group of what it leads to', () => {
    const site = new Site();
    const dnsZones = PrivateDnsZones.managedByPolicy();
    const target = { id: `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-hub` };
    new PrivateLink(site.spoke, 'Link', {
      subnet: site.network().endpoints,
      dnsZones,
      target,
      targetName: 'kv',
      subresource: Subresource.VAULT,
      location: 'westeurope',
    });
    expect(synthStack(site).the('private_endpoint')).toMatchObject({ provider: 'azurerm.hub', resource_group_name: 'rg-hub' });
  });

  test("is the hub's side of a peering, with a hub that is made and with one that exists", () => {
    const made = new Site();
    const hub = new HubNetwork(made.scope('Hub', made.hub), 'Hub', {
      baseName: 'hub',
      resourceGroup: { name: 'rg-hub', location: 'westeurope' },
      addressSpace: '10.40.0.0/22',
    });
    made.network({ hub });
    const existing = new Site();
    const virtualNetworkId = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-hub`;
    existing.network({ hub: HubNetwork.fromHubAttributes(existing.spoke, 'Hub', { virtualNetworkId }) });
    for (const site of [made, existing]) {
      const all = synthStack(site);
      expect(providersWith(all, 'virtual_network_peering.Spoke_Network_Peering_FromHub')).toEqual(['azurerm.hub']);
      expect(providersWith(all, 'virtual_network_peering.Spoke_Network_Peering_ToHub')).toEqual(['azurerm.team']);
      expect(providersWith(all, 'subnet.')).toEqual(['azurerm.team']);
    }
  });

  test('are grants, locks, settings and policies on what lies in the hub', () => {
    const site = new Site();
    const workspace = site.workspace();
    const group = { id: GROUP_ID };
    const registry = { id: `${PROVIDERS}/Microsoft.ContainerRegistry/registries/crhub` };
    const cluster = workspace.addComputeCluster('cpu', { vmSize: 'STANDARD_DS3_V2' });
    cluster.grantImagePull('Pull', registry);
    new DeletionLock(site.spoke, 'Lock', { target: registry });
    new ManagementLock(site.spoke, 'Other', { name: 'lock', scope: GROUP_ID, lockLevel: 'CanNotDelete' });
    new DiagnosticSetting(site.spoke, 'Logs', {
      target: registry,
      source: DiagnosticSource.REGISTRY,
      logAnalytics: { id: `${PROVIDERS}/Microsoft.OperationalInsights/workspaces/log-hub` },
    });
    new MlPolicies(site.spoke, 'Policies', { scope: group, audit: [MlPolicy.VAULT_ROLES] });
    new Budget(site.spoke, 'Budget', { scope: site.hub, baseName: 'hub', amount: 1, startDate: '2027-01-01', emails: ['a@example.com'] });
    const made = synthStack(site);
    expect(providersWith(made, 'role_assignment.Spoke_Ml_cpu')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'role_assignment.Spoke_Ml_StorageBlob')).toEqual(['azurerm.team']);
    expect(providersWith(made, 'management_lock')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'monitor_diagnostic_setting.Spoke_Logs')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'policy_assignment')).toEqual(['azurerm.hub']);
    expect(made.the('consumption_budget_subscription')).toMatchObject({ provider: 'azurerm.hub', subscription_id: `/subscriptions/${HUB}` });
  });

  test('are grants on a vault in the hub, whose key cannot encrypt an account here', () => {
    const site = new Site();
    const keyVaultId = `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-keys`;
    const key = CustomerManagedKey.fromKeyAttributes(site.spoke, 'Key', { ...KEY, keyVaultId });
    key.grantUse('Job', { id: `${PROVIDERS}/Microsoft.ManagedIdentity/userAssignedIdentities/id-job`, principalId: OBJECT_ID });
    expect(synthStack(site).the('role_assignment')).toMatchObject({ provider: 'azurerm.hub', scope: expect.stringContaining('kv-keys') as string });
    const encryption = { key, serviceSideEncryption: true };
    new MlWorkspace(site.spoke, 'Ml', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true, encryption });
    expect(() => synthStack(site)).toThrow(
      `'encryption.key' is '${keyVaultId}': its vault is in the subscription '${HUB}', and azurerm looks for it in that of the account, '${TEAM}'. ` +
        `Pass a key of a vault in that subscription.`,
    );
  });

  test('are containers in an account of the hub, and the Data Lake datastore over one stays with its workspace', () => {
    const site = new Site();
    const account = new StorageAccount(site.scope('Hub', site.hub), 'Lake', {
      name: 'stlake',
      resourceGroupName: 'rg-hub',
      location: 'westeurope',
      accountTier: 'Standard',
      accountReplicationType: 'ZRS',
      isHnsEnabled: true,
    });
    const workspace = site.workspace();
    workspace.addDataLakeDatastore('one', { storage: account });
    workspace.addDataLakeDatastore('two', { storage: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stother` } });
    const made = synthStack(site);
    expect(providersWith(made, 'storage_container')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'datastore_datalake_gen2')).toEqual(['azurerm.team']);
  });

  test('are members of a private link to Azure Monitor that exists in the hub', () => {
    const site = new Site();
    const scope = MonitorPrivateLink.fromScopeId(site.spoke, 'Monitor', `${PROVIDERS}/Microsoft.Insights/privateLinkScopes/ampls`);
    scope.addMember('log', { id: `${PROVIDERS.replace(HUB, TEAM)}/Microsoft.OperationalInsights/workspaces/log` });
    expect(synthStack(site).the('monitor_private_link_scoped_service')).toMatchObject({ provider: 'azurerm.hub' });
  });
});

describe('a workspace of another subscription of the stack', () => {
  test('has all that is added to it made there', () => {
    const site = new Site();
    const workspace = MlWorkspace.fromWorkspaceAttributes(site.spoke, 'Shared', WORKSPACE);
    workspace.addBlobDatastore('raw', { container: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/st/blobServices/default/containers/raw` } });
    workspace.addComputeCluster('cpu', { vmSize: 'STANDARD_DS3_V2', publicIp: true });
    workspace.addComputeInstance('desk', { vmSize: 'STANDARD_DS3_V2', assignedUser: { objectId: OBJECT_ID }, publicIp: true });
    workspace.allowOutboundFqdn('pypi', 'pypi.org');
    workspace.addBatchEndpoint('nightly');
    workspace.addMetricAlert('failed', { metric: WorkspaceMetric.FAILED_RUNS });
    workspace.addDashboard('board');
    workspace.grantReader('People', PEOPLE);
    const target = { id: `${PROVIDERS.replace(HUB, TEAM)}/Microsoft.Storage/storageAccounts/stlake` };
    workspace.allowOutboundPrivateEndpoint('lake', { target, subresource: OutboundTarget.DFS });
    const made = synthStack(site);
    expect(providersWith(made, 'azurerm_')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'azapi_')).toEqual(['azapi.hub']);
  });

  test('may be a hub of projects', () => {
    const site = new Site();
    AiFoundryHub.fromHubAttributes(site.spoke, 'Hub', WORKSPACE).addProject('bot');
    expect(synthStack(site).the('ai_foundry_project')).toMatchObject({ provider: 'azurerm.hub' });
  });

  test('may be told another one all the same, and is refused where azurerm would build a wrong id', () => {
    const site = new Site();
    const workspace = MlWorkspace.fromWorkspaceAttributes(site.spoke, 'Shared', WORKSPACE);
    const { resource } = workspace.allowOutboundFqdn('pypi', 'pypi.org');
    resource.provider = site.team.azurerm;
    expect(() => synthStack(site)).toThrow(`it is in another subscription than the azurerm provider, '${TEAM}'`);
  });
});

describe('a subscription that the stack does not have is refused', () => {
  const way = `Make an AzureSubscription for '${UNKNOWN}' in this stack, or deploy this from a stack whose azurerm provider has that subscription.`;

  test('for links of zones, with azurerm 4', () => {
    const linked = (version?: string): (() => void) => {
      const site = new Site();
      if (version !== undefined) Azurerm.version(site, version);
      const zones = PrivateDnsZones.fromResourceGroup(site.spoke, 'Zones', { resourceGroupId: elsewhere(GROUP_ID) });
      zones.linkVirtualNetwork('fraud', site.network());
      zones.zoneIds(Subresource.VAULT);
      return () => synthStack(site);
    };
    const zone = elsewhere(`${PROVIDERS}/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net`);
    expect(linked()).toThrow(
      `'zone' is '${zone}': it is in another subscription than the azurerm provider, '${TEAM}', in which azurerm would look for one of its name. ${way}`,
    );
    expect(linked('~> 5.0')).not.toThrow();
  });

  test("for the hub's side of a peering, unless its owners make it", () => {
    const virtualNetworkId = elsewhere(`${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-hub`);
    const peered = (peersItself: boolean): (() => void) => {
      const site = new Site();
      site.network({ hub: HubNetwork.fromHubAttributes(site.spoke, 'Hub', { virtualNetworkId, peersItself }) });
      return () => synthStack(site);
    };
    expect(peered(false)).toThrow(`'hub' is '${virtualNetworkId}': it is in another subscription than the azurerm provider, '${TEAM}'`);
    expect(peered(true)).not.toThrow();
  });

  test('for what lives in a workspace', () => {
    const site = new Site();
    const workspace: IMlWorkspace = MlWorkspace.fromWorkspaceAttributes(site.spoke, 'Shared', { ...WORKSPACE, id: elsewhere(WORKSPACE.id) });
    workspace.allowOutboundFqdn('pypi', 'pypi.org');
    expect(() => synthStack(site)).toThrow(way);
  });

  test('for a blob datastore over what is made in a hub, which azurerm finds only in the subscription of the workspace', () => {
    const site = new Site();
    site.workspace().addBlobDatastore('raw', { storage: { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/st` } });
    expect(() => synthStack(site)).toThrow(
      `it is in another subscription than the azurerm provider, '${TEAM}', and azurerm looks for its account only there. ` +
        `Bring one in that of the workspace, or use a Data Lake Gen2 datastore.`,
    );
  });
});

describe('a hub of another stack', () => {
  /** The stack of a spoke that is peered with a hub and linked to its zones. */
  function spokeOf(
    makeSpoke: (app: App) => TerraformStack,
    makeHub = (app: App): TerraformStack => new TwoSubscriptions(app, 'hub'),
  ): TerraformStack {
    const app = testApp();
    const hubStack = makeHub(app);
    if (hubStack instanceof TwoSubscriptions) hubStack.hub.use(hubStack);
    const zones = new PrivateDnsZones(hubStack, 'Zones', { resourceGroup: { name: 'rg-hub' }, subresources: [Subresource.VAULT], centralDns: true });
    const group = { name: 'rg-hub', location: 'westeurope' };
    const hub = new HubNetwork(hubStack, 'Net', { baseName: 'hub', resourceGroup: group, addressSpace: '10.40.0.0/22' });
    const spoke = makeSpoke(app);
    const network = new WorkspaceNetwork(spoke, 'Net', { baseName: 'fraud', resourceGroup: GROUP, addressSpace: '10.41.0.0/22', hub });
    zones.linkVirtualNetwork('fraud', network);
    return spoke;
  }

  const teamOnly = (app: App): TerraformStack => {
    const stack = new TerraformStack(app, 'spoke');
    new AzureSubscription(stack, 'team', { subscriptionId: TEAM }).use(stack);
    return stack;
  };

  const both = (app: App): TerraformStack => {
    const stack = new TwoSubscriptions(app, 'spoke');
    stack.team.use(stack);
    return stack;
  };

  test('has links and peerings made by the provider that the stack of the spoke has for its subscription', () => {
    const made = synthStack(spokeOf(both));
    expect(providersWith(made, 'private_dns_zone_virtual_network_link')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'FromHub')).toEqual(['azurerm.hub']);
    expect(providersWith(made, 'ToHub')).toEqual(['azurerm.team']);
  });

  test('is refused where the stack of the spoke has none', () => {
    const text = `it is in another subscription than the azurerm provider, '${TEAM}', in which azurerm would look for one of its name. Make an AzureSubscription for '${HUB}'`;
    expect(() => synthStack(spokeOf(teamOnly))).toThrow(new RegExp(`'zone' is .*${text}`));
    expect(() => synthStack(spokeOf(teamOnly))).toThrow(new RegExp(`'hub' is .*${text}`));
  });

  test('passes where its provider leaves the subscription to Terraform', () => {
    const unknown = (app: App): TerraformStack => {
      const stack = new TerraformStack(app, 'hub');
      new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
      return stack;
    };
    expect(() => synthStack(spokeOf(teamOnly, unknown))).not.toThrow();
  });
});

describe('policies', () => {
  const judged = (build: (site: Site) => { readonly id: string }): string[] => {
    const site = new Site();
    const scope = build(site);
    new StorageAccount(site.spoke, 'Old', {
      name: 'stold',
      resourceGroupName: 'rg-ml',
      location: 'westeurope',
      accountTier: 'Standard',
      accountReplicationType: 'LRS',
      minTlsVersion: 'TLS1_0',
    });
    new MlPolicies(site, 'Policies', { scope, deny: [MlPolicy.STORAGE_TLS] });
    site.hub.use(site);
    try {
      synthStack(site);
      return [];
    } catch (error) {
      return [...String(error).matchAll(/would refuse \[([^\]]+)\]/g)].map(([, path]) => String(path));
    }
  };

  test.each([
    ['the subscription', (site: Site) => site.team, (site: Site) => site.hub],
    ['its id', () => ({ id: `/subscriptions/${TEAM}` }), () => ({ id: `/subscriptions/${HUB}` })],
    [
      'a group by its id',
      () => ({ id: `/subscriptions/${TEAM}/resourceGroups/rg-ml` }),
      () => ({ id: `/subscriptions/${HUB}/resourceGroups/rg-ml` }),
    ],
    [
      'a group that is declared',
      (site: Site) => new ResourceGroup(site.spoke, 'Group', { name: 'rg-ml', location: 'westeurope' }),
      (site: Site) => new ResourceGroup(site, 'Group', { name: 'rg-ml', location: 'westeurope' }),
    ],
    [
      'a subscription that is read',
      (site: Site) => new DataAzurermSubscription(site.spoke, 'Current'),
      (site: Site) => new DataAzurermSubscription(site, 'Current'),
    ],
  ])('judge what lies in the subscription, by %s, and not what lies in another', (_, inIt, notInIt) => {
    expect(judged(inIt)).toEqual(['test/Spoke/Old']);
    expect(judged(notInIt)).toEqual([]);
  });
});

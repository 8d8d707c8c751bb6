import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';
import {
  ActionGroup,
  AzureSubscription,
  Budget,
  CustomerManagedKey,
  DeletionLock,
  HubNetwork,
  IAzureSubscription,
  MlPolicies,
  MlPolicy,
  MlWorkspace,
  PrincipalType,
  PrivateDnsZones,
  StorageAccess,
  WorkspaceMetric,
  WorkspaceNetwork,
} from '../../../lib';
import { Entry, entry, OBJECT_ID, Site } from '../scaffold';

const [HUB, TEAM] = ['aaaaaaaa-2222-3333-4444-555555555555', 'bbbbbbbb-2222-3333-4444-555555555555'];
const PEOPLE = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };

/** A scope in a subscription, with a resource group of its own. */
function place(site: Site, id: string, subscription: IAzureSubscription): { readonly scope: Construct; readonly group: ResourceGroup } {
  const scope = new Construct(site, id);
  subscription.use(scope);
  return { scope, group: new ResourceGroup(scope, 'Group', { name: 'rg-ml', location: site.region }) };
}

/** Programs that deploy to several subscriptions. */
export const SUBSCRIPTIONS: { readonly [name: string]: Entry } = {
  'a hub with zones in one subscription, and a private workspace in another': entry((site) => {
    const [hubs, teams] = [
      new AzureSubscription(site, 'hubs', { subscriptionId: HUB }),
      new AzureSubscription(site, 'teams', { subscriptionId: TEAM, features: { resourceGroup: [{ preventDeletionIfContainsResources: false }] } }),
    ];
    const [{ scope: hub, group: hubGroup }, { scope: team, group }] = [place(site, 'Hub', hubs), place(site, 'Team', teams)];
    const hubNetwork = new HubNetwork(hub, 'Network', { baseName: 'hub', resourceGroup: hubGroup, addressSpace: '10.40.0.0/22' });
    const dnsZones = new PrivateDnsZones(hub, 'Zones', { resourceGroup: hubGroup });
    const key = new CustomerManagedKey(team, 'Key', { baseName: 'fraud', resourceGroup: group, publicNetworkAccess: true });
    const network = new WorkspaceNetwork(team, 'Network', { baseName: 'fraud', resourceGroup: group, addressSpace: '10.41.0.0/22', hub: hubNetwork });
    dnsZones.linkVirtualNetwork('fraud', network);
    const workspace = new MlWorkspace(team, 'Ml', {
      baseName: 'fraud',
      resourceGroup: group,
      privateLink: { subnet: network.endpoints, dnsZones },
      imageBuild: { vmSize: 'Standard_D4ds_v4', subnet: network.compute },
      storageAccess: StorageAccess.IDENTITY,
      encryption: { key, serviceSideEncryption: true },
      deletionProtection: true,
    });
    workspace.addOnlineEndpoint('scores', { publicNetworkAccess: true });
    const owners = new ActionGroup(team, 'Owners', { baseName: 'fraud', resourceGroup: group, emails: { owner: 'owner@example.com' } });
    workspace.addMetricAlert('failed', { metric: WorkspaceMetric.FAILED_RUNS, actionGroup: owners });
    workspace.grantDataScientist('Team', PEOPLE);
    new DeletionLock(team, 'HubLock', { target: hubNetwork });
    new MlPolicies(team, 'Policies', { scope: teams, audit: MlPolicy.baseline(), namePrefix: 'corp-' });
    new MlPolicies(team, 'HubPolicies', { scope: hubGroup, audit: [MlPolicy.VAULT_ROLES] });
    for (const scope of [group, hubGroup]) {
      new Budget(team, `BudgetOf${scope === group ? 'Team' : 'Hub'}`, {
        scope,
        baseName: 'ml',
        amount: 1,
        startDate: '2027-01-01',
        actionGroups: [owners],
      });
    }
  }),
  'workspaces of one name in two subscriptions, besides one in that of the stack': entry((site) => {
    const own = site.workspace({ uniqueSuffix: 'own' });
    for (const [id, subscriptionId] of Object.entries({ one: HUB, two: TEAM })) {
      const { scope, group } = place(site, `In-${id}`, new AzureSubscription(site, id, { subscriptionId }));
      const workspace = site.workspace({ resourceGroup: group, uniqueSuffix: id }, 'Ml', scope);
      workspace.addBlobDatastore('raw');
      workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
      const lake = new StorageAccount(scope, 'Lake', {
        name: `stlake${id}`,
        resourceGroupName: group.name,
        location: group.location,
        accountTier: 'Standard',
        accountReplicationType: 'ZRS',
        isHnsEnabled: true,
      });
      own.addDataLakeDatastore(`lake_${id}`, { storage: lake });
    }
  }),
  'what is added to workspaces, zones and a hub of another subscription': entry((site) => {
    const providers = `/subscriptions/${HUB}/resourceGroups/rg-hub/providers`;
    new AzureSubscription(site, 'hubs', { subscriptionId: HUB });
    const hub = HubNetwork.fromHubAttributes(site, 'Hub', { virtualNetworkId: `${providers}/Microsoft.Network/virtualNetworks/vnet-hub` });
    const network = new WorkspaceNetwork(site, 'Network', {
      baseName: 'fraud',
      resourceGroup: site.resourceGroup,
      addressSpace: '10.41.0.0/22',
      hub,
    });
    const dnsZones = PrivateDnsZones.fromResourceGroup(site, 'Zones', { resourceGroupId: `/subscriptions/${HUB}/resourceGroups/rg-hub` });
    dnsZones.linkVirtualNetwork('fraud', network);
    site.workspace({
      privateLink: { subnet: network.endpoints, dnsZones },
      imageBuild: { vmSize: 'Standard_D4ds_v4', subnet: network.compute },
    });
    const id = `${providers}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
    const shared = MlWorkspace.fromWorkspaceAttributes(site, 'Shared', { id, location: site.region, publicNetworkAccess: true });
    shared.addBlobDatastore('raw', { storage: { id: `${providers}/Microsoft.Storage/storageAccounts/sthub` } });
    shared.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', publicIp: true });
    shared.allowOutboundFqdn('pypi', 'pypi.org');
    shared.addBatchEndpoint('nightly');
    shared.addMetricAlert('failed', { metric: WorkspaceMetric.FAILED_RUNS });
    shared.addDashboard('board');
    shared.grantReader('People', PEOPLE);
  }),
};

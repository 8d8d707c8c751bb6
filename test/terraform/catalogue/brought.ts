import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { HubNetwork, HubNetworkAttributes, MlWorkspace, PrivateDnsZones, WorkspaceNetwork } from '../../../lib';
import { entry, Entry, PROVIDERS, Site } from '../scaffold';

const NETWORK = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-company`;

/** A closed workspace with a cluster in a network of the company's. */
export function inCompanyNetwork(site: Site): void {
  const network = WorkspaceNetwork.fromAttributes(site, 'Network', {
    virtualNetwork: { id: NETWORK },
    location: site.region,
    endpoints: { id: `${NETWORK}/subnets/snet-endpoints` },
    compute: { id: `${NETWORK}/subnets/snet-computes` },
  });
  const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup: site.resourceGroup });
  dnsZones.linkVirtualNetwork('company', network);
  const size = { vmSize: 'Standard_D4ds_v4', subnet: network.compute };
  const workspace = site.workspace({ privateLink: { subnet: network.endpoints, dnsZones }, imageBuild: { ...size, name: 'builder' } });
  workspace.addComputeCluster('cpu', size);
}

/** A network of a team, peered with a hub of another subscription, and a closed workspace with its names in the hub's zones. */
export function besideCompanyHub(site: Site, attributes: Partial<HubNetworkAttributes> = {}): void {
  const connectivity = { subscriptionId: '99999999-2222-3333-4444-555555555555', resourceGroupName: 'rg-connectivity' };
  const group = `/subscriptions/${connectivity.subscriptionId}/resourceGroups/${connectivity.resourceGroupName}`;
  const features = [{ resourceGroup: [{ preventDeletionIfContainsResources: false }] }];
  const provider = new AzurermProvider(site, 'Connectivity', { alias: 'connectivity', features, subscriptionId: connectivity.subscriptionId });
  const hub = HubNetwork.fromHubAttributes(site, 'Hub', {
    virtualNetworkId: `${group}/providers/Microsoft.Network/virtualNetworks/vnet-hub`,
    addressSpace: '10.40.0.0/22',
    firewallAddress: '10.40.0.4',
    dnsServers: ['10.40.0.4'],
    dnsZones: PrivateDnsZones.fromResourceGroup(site, 'Zones', connectivity),
    ...(attributes.peersItself === true ? {} : { provider }),
    ...attributes,
  });
  const network = new WorkspaceNetwork(site, 'Network', { baseName: 'fraud', resourceGroup: site.resourceGroup, addressSpace: '10.41.0.0/22', hub });
  const imageBuild = { vmSize: 'Standard_D4ds_v4', name: 'builder', subnet: network.compute };
  site.workspace({ privateLink: { subnet: network.endpoints, dnsZones: hub.dnsZones }, imageBuild });
}

/** A lifecycle rule and an alert of the platform's own on parts that a workspace made. */
export function watchMadeParts(site: Site, { made }: MlWorkspace): void {
  if (made.storage === undefined || made.vault === undefined) throw new Error('the workspace made neither storage nor vault');
  new StorageManagementPolicy(site, 'OldOutputs', {
    storageAccountId: made.storage.id,
    rule: [
      {
        name: 'old-outputs',
        enabled: true,
        filters: { blobTypes: ['blockBlob'], prefixMatch: ['azureml-blobstore/azureml/'] },
        actions: { baseBlob: { deleteAfterDaysSinceModificationGreaterThan: 180 } },
      },
    ],
  });
  const criteria = { metricNamespace: 'Microsoft.KeyVault/vaults', metricName: 'ServiceApiLatency', aggregation: 'Average' };
  new MonitorMetricAlert(site, 'SlowVault', {
    name: 'slow-vault',
    resourceGroupName: site.resourceGroup.name,
    scopes: [made.vault.id],
    criteria: [{ ...criteria, operator: 'GreaterThan', threshold: 1000 }],
  });
}

/** What the company has already. */
export const BROUGHT_NETWORKS: { readonly [name: string]: Entry } = {
  'network that exists, with a workspace and its computes': entry(inCompanyNetwork),
  'parts that a workspace made, with a rule and an alert of your own': entry((site) => {
    watchMadeParts(site, site.workspace());
  }),
  'hub that exists in another subscription, with its zones': entry((site) => {
    besideCompanyHub(site);
  }),
};

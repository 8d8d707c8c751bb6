import {
  AzureCloud,
  FirewallSku,
  HubNetwork,
  HubNetworkProps,
  LogGroup,
  ManagedNetwork,
  PrivateDnsZones,
  WorkspaceInsights,
  WorkspaceNetwork,
  WorkspaceNetworkProps,
} from '../../../lib';
import { BROUGHT, entry, Entry, OBJECT_ID, PROVIDERS, Site } from '../scaffold';

/** Of nobody: only the public half was kept. */
const SSH_PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAwJ2K2E4bsaQe0X5Wr+74WvlVcrY2ZduXq6JVzDoaiM example';
const POINT_TO_SITE = { clientAddressSpace: '172.16.200.0/24', tenantId: OBJECT_ID };
const EVERYTHING = {
  firewall: { dnsProxy: true, allowedHosts: ['github.com'] },
  vpnGateway: { pointToSite: POINT_TO_SITE },
  bastion: {},
  jumpHost: { sshPublicKey: SSH_PUBLIC_KEY, entraLogin: true },
  endpointSubnet: true,
};

function hub(site: Site, props: Partial<HubNetworkProps> = {}): HubNetwork {
  return new HubNetwork(site, 'Hub', { baseName: 'site', resourceGroup: site.resourceGroup, addressSpace: '10.40.0.0/22', ...props });
}

function network(site: Site, props: Partial<WorkspaceNetworkProps> = {}): WorkspaceNetwork {
  return new WorkspaceNetwork(site, 'Network', {
    baseName: 'fraud-dev',
    resourceGroup: site.resourceGroup,
    addressSpace: '10.41.0.0/22',
    ...props,
  });
}

function spoke(props: Partial<HubNetworkProps>): Entry {
  return entry((site) => network(site, { hub: hub(site, props) }));
}

function cloud(environment: AzureCloud, region: string): Entry {
  return {
    region,
    environment: environment.environment,
    build: (site) => network(site, { hub: hub(site, { ...EVERYTHING, cloud: environment }), cloud: environment }),
  };
}

/** Networks around workspaces. */
export const NETWORKS: { readonly [name: string]: Entry } = {
  'network alone': entry((site) => network(site)),
  'network with a NAT gateway, closed to the internet': entry((site) => {
    network(site, { natGateway: { zone: '1', idleTimeoutMinutes: 10 }, denyInternetOutbound: true });
  }),
  'network of given ranges with public computes': entry((site) => {
    network(site, {
      endpointSubnetPrefix: '10.41.3.0/27',
      computeSubnetPrefix: '10.41.0.0/24',
      publicComputes: true,
      dnsServers: ['10.1.0.4', '10.1.0.5'],
    });
  }),
  'network with a workspace': entry((site) => {
    const { virtualNetwork, endpoints: subnet } = network(site, { natGateway: {} });
    const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup: site.resourceGroup });
    dnsZones.linkVirtualNetwork('fraud-dev', virtualNetwork);
    site.workspace({ privateLink: { subnet, dnsZones }, imageBuildComputeName: 'cpu-builder' });
  }),
  'networks that send logs and metrics': entry((site) => {
    const { resourceGroup } = site;
    const { logAnalytics } = new WorkspaceInsights(site, 'Insights', { baseName: 'site', resourceGroup });
    network(site, { hub: hub(site, { ...EVERYTHING, diagnostics: { logAnalytics } }), diagnostics: { logAnalytics, logs: LogGroup.AUDIT } });
  }),
  'network with a NAT gateway that sends logs': entry((site) =>
    network(site, { natGateway: {}, diagnostics: { logAnalytics: BROUGHT.logAnalytics } }),
  ),
  'hub alone': entry((site) => hub(site)),
  'hub with a firewall': spoke({ firewall: {} }),
  'hub with a Basic firewall, without zones': spoke({ firewall: { sku: FirewallSku.BASIC, packageHosts: false }, zones: [] }),
  'hub with a Premium firewall past which public computes answer': entry((site) => {
    network(site, { hub: hub(site, { firewall: { sku: FirewallSku.PREMIUM } }), publicComputes: true });
  }),
  'hub with a VPN gateway': spoke({ vpnGateway: { pointToSite: POINT_TO_SITE } }),
  'hub with a VPN gateway for other networks': spoke({ vpnGateway: {} }),
  'hub with Bastion and a jump host': spoke({ bastion: {}, jumpHost: { sshPublicKey: SSH_PUBLIC_KEY } }),
  'hub with everything, for two networks with workspaces': entry((site) => {
    const middle = hub(site, EVERYTHING);
    const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup: site.resourceGroup, centralDns: true });
    dnsZones.linkVirtualNetwork('hub', middle.virtualNetwork);
    for (const [team, addressSpace] of [
      ['fraud', '10.41.0.0/22'],
      ['churn', '10.42.0.0/22'],
    ] as const) {
      const { resourceGroup } = site;
      const { endpoints: subnet } = new WorkspaceNetwork(site, `${team}Network`, { baseName: team, resourceGroup, addressSpace, hub: middle });
      site.workspace({ baseName: team, privateLink: { subnet, dnsZones }, managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND }, team);
    }
  }),
  'hub with a firewall by which computes leave': entry((site) => {
    const own = network(site, { hub: hub(site, { firewall: {} }) });
    const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup: site.resourceGroup });
    dnsZones.linkVirtualNetwork('fraud-dev', own);
    const size = { vmSize: 'Standard_D4ds_v4', subnet: own.compute };
    const workspace = site.workspace({ privateLink: { subnet: own.endpoints, dnsZones }, imageBuild: { ...size, name: 'builder' } });
    workspace.addComputeCluster('cpu', size);
  }),
  'hub that exists, beside a NAT gateway': entry((site) => {
    const existing = HubNetwork.fromHubAttributes(site, 'Hub', {
      virtualNetworkId: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-hub`,
      addressSpace: '10.40.0.0/22',
      firewallAddress: '10.40.0.4',
      hasGateway: true,
      peersItself: true,
    });
    network(site, { hub: existing, useHubFirewall: false, natGateway: {} });
  }),
  'hub with everything in Azure Government': cloud(AzureCloud.US_GOVERNMENT, 'usgovvirginia'),
  'hub with everything in China': cloud(AzureCloud.CHINA, 'chinanorth3'),
};

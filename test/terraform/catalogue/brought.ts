import { PrivateDnsZones, WorkspaceNetwork } from '../../../lib';
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

/** What the company has already. */
export const BROUGHT_NETWORKS: { readonly [name: string]: Entry } = {
  'network that exists, with a workspace and its computes': entry(inCompanyNetwork),
};

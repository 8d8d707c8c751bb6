import { PrivateDnsZones } from '../../../lib';
import { inCompanyNetwork } from '../catalogue/brought';
import { PROVIDERS, Site } from '../scaffold';
import { change, DayTwo } from './change';

/** The same workspace as in the catalogue, with the network written out as ids. */
function inNetworkByIds(site: Site): void {
  const id = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-company`;
  const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup: site.resourceGroup });
  dnsZones.linkVirtualNetwork('company', { id });
  const size = { vmSize: 'Standard_D4ds_v4', subnet: { id: `${id}/subnets/snet-computes` } };
  const privateLink = { subnet: { id: `${id}/subnets/snet-endpoints` }, dnsZones };
  site.workspace({ privateLink, imageBuild: { ...size, name: 'builder' } }).addComputeCluster('cpu', size);
}

/** What changes for those who tell the library more of what they have. */
export const BROUGHT_CHANGES: { readonly [name: string]: DayTwo } = {
  'tell of an existing network what it is, instead of its ids: nothing changes': change(inNetworkByIds, inCompanyNetwork, {}),
};

import { CustomerManagedKey, IKeyRef, PrivateDnsZones } from '../../../lib';
import { besideCompanyHub, inCompanyNetwork, watchMadeParts } from '../catalogue/brought';
import { BROUGHT, Build, PROVIDERS, Site } from '../scaffold';
import { all, change, DayTwo } from './change';

/** The same workspace as in the catalogue, with the network written out as ids. */
function inNetworkByIds(site: Site): void {
  const id = `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-company`;
  const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup: site.resourceGroup });
  dnsZones.linkVirtualNetwork('company', { id });
  const size = { vmSize: 'Standard_D4ds_v4', subnet: { id: `${id}/subnets/snet-computes` } };
  const privateLink = { subnet: { id: `${id}/subnets/snet-endpoints` }, dnsZones };
  site.workspace({ privateLink, imageBuild: { ...size, name: 'builder' } }).addComputeCluster('cpu', size);
}

const encrypted =
  (key: (site: Site) => IKeyRef): Build =>
  (site) =>
    site.workspace({ encryption: { key: key(site), serviceSideEncryption: true } });

/** What changes for those who tell the library more of what they have. */
export const BROUGHT_CHANGES: { readonly [name: string]: DayTwo } = {
  'tell of an existing network what it is, instead of its ids: nothing changes': change(inNetworkByIds, inCompanyNetwork, {}),
  'tell of an existing key what it is, instead of its ids: nothing changes': change(
    encrypted(() => BROUGHT.key),
    encrypted((site) => CustomerManagedKey.fromKeyAttributes(site, 'Key', BROUGHT.key)),
    {},
  ),
  'add a rule and an alert of your own to parts that a workspace made': change(
    (site) => site.workspace(),
    (site) => {
      watchMadeParts(site, site.workspace());
    },
    all('create', 'monitor_metric_alert.SlowVault', 'storage_management_policy.OldOutputs'),
  ),
  'leave the half of a peering that is the hub’s to its owners': change(
    (site) => {
      besideCompanyHub(site);
    },
    (site) => {
      besideCompanyHub(site, { peersItself: true });
    },
    all('delete', 'virtual_network_peering.Network_Peering_FromHub'),
  ),
};

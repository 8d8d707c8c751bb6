import { textOf } from '../arm/values';
import { blocks } from '../json';
import { Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'DNS zones';

/** A link that the stack makes: of which network, and to which zone. */
interface Link {
  readonly network: string;
  readonly zone: string;
  readonly zoneId: string;
}

/** Whether a virtual network is linked already to another zone of the same name, of which Azure allows one for each network. */
export const zones: Check = {
  name: CHECK,
  run: (sight) => {
    const links = linksOf(sight);
    if (links.length === 0) return Promise.resolve([]);
    return look(CHECK, 'which zones are the virtual networks linked to?', 'Microsoft.Network/privateDnsZones/virtualNetworkLinks/read', async () => {
      const networks = [...new Set(links.map(({ network }) => network))];
      const there = await linkedIn(networks, sight);
      return there.flatMap(({ network, zone, zoneId }) => {
        const own = links.find((link) => same(link.network, network) && link.zone === zone);
        return own === undefined || same(own.zoneId, zoneId) ? [] : [finding(network, zone, zoneId)];
      });
    });
  },
};

function linksOf(sight: Sight): Link[] {
  const { model } = sight;
  return sight.coming
    .filter(({ type }) => type === 'azurerm_private_dns_zone_virtual_network_link')
    .flatMap((link) => {
      const network = model.find(link.attributes.virtual_network_id);
      const networkId = network === undefined ? undefined : sight.id(network);
      const zone = textOf(link.attributes.private_dns_zone_name, model);
      const zoneId = sight.id(link)?.replace(/\/virtualNetworkLinks\/.*$/, '');
      return networkId === undefined || zone === undefined || zoneId === undefined ? [] : [{ network: networkId, zone, zoneId }];
    });
}

/** The links of networks, wherever their zones are: in any subscription that the account sees. */
async function linkedIn(networks: readonly string[], { azure }: Sight): Promise<Link[]> {
  const query = [
    'resources',
    "where type =~ 'microsoft.network/privatednszones/virtualnetworklinks'",
    'extend network = tostring(properties.virtualNetwork.id)',
    `where network in~ (${networks.map((id) => `'${id}'`).join(', ')})`,
    'project id, network',
  ].join(' | ');
  const answer = await azure.ask('/providers/Microsoft.ResourceGraph/resources', '2022-10-01', { query });
  return blocks(answer?.data ?? []).map(({ id, network }) => {
    const zoneId = String(id).replace(/\/virtualNetworkLinks\/.*$/i, '');
    return { network: String(network), zone: zoneId.split('/').slice(-1).join('').toLowerCase(), zoneId };
  });
}

function finding(network: string, zone: string, zoneId: string): Finding {
  const name = network.split('/').slice(-1).join('');
  const [, group = ''] = /\/resourceGroups\/([^/]+)/i.exec(zoneId) ?? [];
  return {
    check: CHECK,
    state: 'fails',
    found: `${name} is linked to another ${zone}, in ${group}, and a network can have one zone of a name`,
    todo: `Bring that zone (${zoneId}), or take its link away`,
  };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

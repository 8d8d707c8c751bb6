import { FirewallSku, HubNetwork, HubNetworkProps, ThreatIntelligence, WorkspaceNetwork, WorkspaceNetworkProps } from '../../../lib';
import { Build } from '../scaffold';
import { all, change, DayTwo } from './change';

/** A network that is peered with a hub. */
function peered(hub: Partial<HubNetworkProps>): Build {
  return (site) => {
    const { resourceGroup } = site;
    const middle = new HubNetwork(site, 'Hub', { baseName: 'site', resourceGroup, addressSpace: '10.40.0.0/22', ...hub });
    new WorkspaceNetwork(site, 'Network', { baseName: 'fraud', resourceGroup, addressSpace: '10.41.0.0/22', hub: middle });
  };
}

function alone(props: Partial<WorkspaceNetworkProps> = {}): Build {
  return (site) => {
    new WorkspaceNetwork(site, 'Network', { baseName: 'fraud', resourceGroup: site.resourceGroup, addressSpace: '10.41.0.0/22', ...props });
  };
}

const FIREWALL = [
  'firewall.Hub_Firewall',
  'firewall_policy.Hub_Firewall_Policy',
  'firewall_policy_rule_collection_group.Hub_Firewall_Rules',
  'public_ip.Hub_Firewall_PublicIp',
  'route.Network_Route_Firewall',
  'route_table.Network_Route',
  'subnet.Hub_FirewallSubnet',
  'subnet_route_table_association.Network_Route_SubnetAssociation',
  'virtual_network_dns_servers.Hub_DnsServers',
];
const LED_BY_FIREWALL = ['subnet.Network_Compute', 'virtual_network.Network'];

/** What is turned on and off in networks that run, without replacing them. */
export const NETWORK_CHANGES: { readonly [name: string]: DayTwo } = {
  'turn on a firewall in a hub': change(peered({}), peered({ firewall: { dnsProxy: true } }), {
    ...all('create', ...FIREWALL),
    ...all('update', ...LED_BY_FIREWALL),
  }),
  'turn off a firewall in a hub': change(peered({ firewall: { dnsProxy: true } }), peered({}), {
    ...all('delete', ...FIREWALL),
    ...all('update', ...LED_BY_FIREWALL),
  }),
  'give a firewall another sku: it goes before its policy, which Azure deletes only when nothing uses it': change(
    peered({ firewall: {} }),
    peered({ firewall: { sku: FirewallSku.PREMIUM } }),
    {
      ...all(
        'delete, create',
        'firewall.Hub_Firewall',
        'firewall_policy.Hub_Firewall_Policy',
        'firewall_policy_rule_collection_group.Hub_Firewall_Rules',
      ),
      ...all('update', 'route.Network_Route_Firewall'),
    },
  ),
  'change what else a policy says: the firewall stays': change(
    peered({ firewall: {} }),
    peered({ firewall: { threatIntelligence: ThreatIntelligence.ALERT } }),
    all('update', 'firewall_policy.Hub_Firewall_Policy'),
  ),
  'turn on a VPN gateway in a hub': change(peered({}), peered({ vpnGateway: {} }), {
    ...all('create', 'public_ip.Hub_VpnGateway_PublicIp', 'subnet.Hub_GatewaySubnet', 'virtual_network_gateway.Hub_VpnGateway'),
    ...all('update', 'virtual_network_peering.Network_Peering_FromHub', 'virtual_network_peering.Network_Peering_ToHub'),
  }),
  'add a NAT gateway to a network': change(alone(), alone({ natGateway: {} }), {
    ...all(
      'create',
      'nat_gateway.Network_NatGateway',
      'nat_gateway_public_ip_association.Network_NatGateway_PublicIpAssociation',
      'public_ip.Network_NatGateway_PublicIp',
      'subnet_nat_gateway_association.Network_NatGateway_SubnetAssociation',
    ),
    ...all('update', 'subnet.Network_Compute'),
  }),
};

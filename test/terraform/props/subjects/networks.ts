import {
  AzureCloud,
  BastionOptions,
  BastionSku,
  FirewallSku,
  HubFirewallOptions,
  HubNetwork,
  HubNetworkAttributes,
  HubNetworkProps,
  JumpHostOptions,
  NatGatewayOptions,
  PointToSiteOptions,
  SecurityRuleOptions,
  ThreatIntelligence,
  TrafficDirection,
  VpnGatewayOptions,
  VpnGatewaySku,
  WorkspaceNetwork,
  WorkspaceNetworkProps,
} from '../../../../lib';
import { OBJECT_ID, Site } from '../../scaffold';
import { link, of, OTHER_ID } from '../brought';
import { Subject, swings, turns } from '../subject';

const SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH';
const POINT_TO_SITE = { clientAddressSpace: '172.16.200.0/24', tenantId: OBJECT_ID };
const hub = (site: Site, props: Partial<HubNetworkProps> = {}): HubNetwork =>
  new HubNetwork(site, 'Hub', { baseName: 'site', resourceGroup: site.resourceGroup, addressSpace: '10.40.0.0/22', zones: [], ...props });
const network = (site: Site, props: Partial<WorkspaceNetworkProps> = {}): WorkspaceNetwork =>
  new WorkspaceNetwork(site, 'Network', { baseName: 'fraud', resourceGroup: site.resourceGroup, addressSpace: '10.41.0.0/22', ...props });
const existing = (name: string) => (site: Site) =>
  HubNetwork.fromHubAttributes(site, name, { virtualNetworkId: of(`Microsoft.Network/virtualNetworks/${name}`), peersItself: true });
const withFirewall = (site: Site) =>
  HubNetwork.fromHubAttributes(site, 'Hub', {
    virtualNetworkId: of('Microsoft.Network/virtualNetworks/hub'),
    firewallAddress: '10.40.0.4',
    hasGateway: true,
  });

/** Networks, and what leads into them. */
export const NETWORKS: Subject[] = [
  {
    struct: 'WorkspaceNetworkProps',
    title: 'WorkspaceNetwork',
    it: 'virtual network',
    base: () => ({}),
    make: network,
    given: {
      addressSpace: turns('10.42.0.0/22'),
      cloud: turns(AzureCloud.PUBLIC),
      computeSubnetPrefix: turns('10.41.2.0/24', '10.41.3.0/24'),
      dnsServers: turns(['10.1.0.4'], ['10.1.0.4', '10.1.0.5']),
      endpointSubnetPrefix: turns('10.41.0.0/26', '10.41.0.0/27'),
      hub: turns(existing('one'), existing('two')),
      natGateway: turns({}, { idleTimeoutMinutes: 10 }),
      useHubFirewall: swings(false, true, { hub: withFirewall }),
      useHubGateway: swings(false, true, { hub: withFirewall }),
    },
  },
  {
    struct: 'NatGatewayOptions',
    title: "WorkspaceNetwork's natGateway",
    it: 'NAT gateway',
    base: () => ({}),
    make: (site, natGateway: NatGatewayOptions) => network(site, { natGateway }),
    given: { idleTimeoutMinutes: turns(10, 20), zone: turns('1', '2') },
  },
  {
    struct: 'SecurityRuleOptions',
    title: "NetworkSubnet's security rules",
    it: 'security rule',
    base: () => ({ direction: TrafficDirection.INBOUND, priority: 200 }),
    make: (site, options: SecurityRuleOptions) => network(site).compute.addSecurityRule('own', options),
    given: {
      destination: turns('10.41.2.0/24', '10.41.2.4'),
      direction: turns(TrafficDirection.OUTBOUND, undefined, { priority: 3000 }),
      ports: turns(['443'], ['443', '8080-8090']),
      priority: turns(210),
      protocol: turns('Tcp', 'Udp'),
      source: turns('10.0.0.0/24', '10.0.1.0/24'),
    },
  },
  {
    struct: 'HubNetworkProps',
    title: 'HubNetwork',
    it: 'virtual network',
    base: () => ({}),
    make: hub,
    given: {
      addressSpace: turns('10.50.0.0/22'),
      bastion: turns({}, { sku: BastionSku.STANDARD }),
      cloud: turns(AzureCloud.PUBLIC),
      dnsZones: turns(() => link().dnsZones),
      firewall: turns({}, { sku: FirewallSku.PREMIUM }),
      jumpHost: turns({ sshPublicKey: SSH_KEY }, { sshPublicKey: SSH_KEY, adminUsername: 'ops' }, { bastion: {} }),
      vpnGateway: turns({}, { sku: VpnGatewaySku.VPN_GW3_AZ }),
      zones: turns(['1', '2', '3'], [], { firewall: {} }),
    },
  },
  {
    struct: 'BastionOptions',
    title: "HubNetwork's bastion",
    it: 'Bastion',
    base: () => ({}),
    make: (site, bastion: BastionOptions) => hub(site, { bastion }),
    given: { scaleUnits: turns(3, 4, { sku: BastionSku.STANDARD }), sku: swings(BastionSku.PREMIUM, BastionSku.STANDARD) },
  },
  {
    struct: 'HubFirewallOptions',
    title: "HubNetwork's firewall",
    it: 'Azure Firewall',
    base: () => ({}),
    make: (site, firewall: HubFirewallOptions) => hub(site, { firewall }),
    given: {
      allowedHosts: turns(['github.com'], ['github.com', 'example.com']),
      sku: swings(FirewallSku.PREMIUM, FirewallSku.STANDARD),
      sourceRanges: turns(['10.41.0.0/22'], ['10.42.0.0/22']),
      threatIntelligence: turns(ThreatIntelligence.OFF, ThreatIntelligence.DENY),
    },
  },
  {
    struct: 'JumpHostOptions',
    title: "HubNetwork's jumpHost",
    it: 'virtual machine',
    base: () => ({ sshPublicKey: SSH_KEY }),
    make: (site, jumpHost: JumpHostOptions) => hub(site, { jumpHost, bastion: {} }),
    given: {
      adminUsername: turns('ops', 'platform'),
      sshPublicKey: turns(SSH_KEY.replace('IAcH', 'IAgH')),
      vmSize: turns('Standard_D4ds_v4', 'Standard_D8ds_v4'),
    },
  },
  {
    struct: 'VpnGatewayOptions',
    title: "HubNetwork's vpnGateway",
    it: 'VPN gateway',
    base: () => ({}),
    make: (site, vpnGateway: VpnGatewayOptions) => hub(site, { vpnGateway }),
    given: {
      pointToSite: turns(POINT_TO_SITE, { ...POINT_TO_SITE, clientAddressSpace: '172.16.201.0/24' }),
      sku: turns(VpnGatewaySku.VPN_GW2_AZ, VpnGatewaySku.VPN_GW3_AZ),
    },
  },
  {
    struct: 'PointToSiteOptions',
    title: "HubNetwork's vpnGateway.pointToSite",
    it: 'VPN gateway',
    base: () => POINT_TO_SITE,
    make: (site, pointToSite: PointToSiteOptions) => hub(site, { vpnGateway: { pointToSite } }),
    given: {
      audience: turns(OBJECT_ID, OTHER_ID),
      clientAddressSpace: turns('172.16.201.0/24'),
      tenantId: turns(OTHER_ID),
    },
  },
  {
    struct: 'HubNetworkAttributes',
    title: 'HubNetwork.fromHubAttributes',
    it: 'peering',
    base: () => ({ virtualNetworkId: of('Microsoft.Network/virtualNetworks/vnet-hub') }),
    make: (site, attributes: HubNetworkAttributes) => network(site, { hub: HubNetwork.fromHubAttributes(site, 'Hub', attributes) }),
    given: {
      addressSpace: turns('10.40.0.0/22', '10.50.0.0/22'),
      dnsServers: turns(['10.40.0.4'], ['10.40.0.5']),
      dnsZones: turns(() => link().dnsZones),
      firewallAddress: turns('10.40.0.4', '10.40.0.5'),
      virtualNetworkId: turns(of('Microsoft.Network/virtualNetworks/vnet-other')),
    },
  },
];

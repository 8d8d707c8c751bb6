import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isIPv4 } from 'node:net';
import { AddressRange, checkRange } from '../core/address-range';
import { AzureCloud } from '../core/azure-cloud';
import { refuse, warn } from '../core/errors';
import { knownRegion } from '../core/location';
import { warnOfZones } from '../core/regions';
import { WorkspaceNetworkProps } from './workspace-network-props';

/** Whether computes reach the internet through the hub's firewall. */
export function leavesByFirewall({ hub, useHubFirewall }: WorkspaceNetworkProps): boolean {
  return hub?.firewallAddress !== undefined && useHubFirewall !== false;
}

// What the props alone tell.

/** Refuses what Azure would refuse, and what would be silently without effect; address ranges apart. */
export function checkWorkspaceNetwork(scope: Construct, props: WorkspaceNetworkProps): void {
  const { hub, natGateway, dnsServers = [] } = props;
  const region = knownRegion(props.resourceGroup, props.location);
  if (region !== undefined) (props.cloud ?? AzureCloud.PUBLIC)._checkRegion(scope, region);
  if (props.useHubFirewall === true && hub?.firewallAddress === undefined) {
    refuse(scope, {
      property: 'useHubFirewall',
      value: true,
      rule: 'there is no hub with a firewall to leave by',
      remedy: `Pass a hub with a firewall, or leave out 'useHubFirewall'`,
    });
  }
  if (props.useHubGateway === true && hub?.hasGateway !== true) {
    refuse(scope, {
      property: 'useHubGateway',
      value: true,
      rule: 'there is no hub with a gateway, and Azure refuses a peering that uses one which is not there',
      remedy: `Pass a hub with a gateway, or leave out 'useHubGateway'`,
    });
  }
  if (natGateway !== undefined && leavesByFirewall(props)) {
    refuse(scope, {
      property: 'natGateway',
      value: natGateway,
      rule: `the route through the hub's firewall takes everything, so that nothing would leave by the NAT gateway`,
      remedy: `Leave out 'natGateway', or pass 'useHubFirewall: false'`,
    });
  }
  checkZone(scope, natGateway?.zone);
  if (natGateway?.zone !== undefined) warnOfZones(scope, knownRegion(props.resourceGroup, props.location), `'natGateway.zone'`, 'leave it out');
  checkServers(scope, Token.isUnresolved(dnsServers) ? [] : dnsServers);
  warnOfNetwork(scope, props);
}

function checkZone(scope: Construct, zone: string | undefined): void {
  if (zone === undefined || Token.isUnresolved(zone) || ['1', '2', '3'].includes(zone)) return;
  refuse(scope, { property: 'natGateway.zone', value: zone, rule: 'regions have the availability zones 1, 2 and 3', remedy: 'Pass one of them' });
}

function checkServers(scope: Construct, servers: string[]): void {
  const wrong = servers.find((server) => !Token.isUnresolved(server) && !isIPv4(server));
  if (wrong === undefined) return;
  refuse(scope, {
    property: 'dnsServers',
    value: wrong,
    rule: 'a DNS server is given by its IPv4 address',
    remedy: `Pass its address, such as '10.40.0.4'`,
  });
}

/** The range of a subnet, where it is known; refuses one that Azure would not take, or outside of the network. */
export function checkSubnet(scope: Construct, property: string, text: string, space: AddressRange | undefined): AddressRange | undefined {
  const why = 'Azure keeps 5 addresses of each subnet for itself, and the rest must suffice';
  const range = checkRange(scope, property, text, { widest: 8, narrowest: 28, why });
  if (range === undefined || space === undefined || space.contains(range)) return range;
  refuse(scope, {
    property,
    value: text,
    rule: `it lies outside of the address space ${space.toString()}`,
    remedy: 'Pass a range within it',
  });
}

// What is only risky.

/** Computes run containers on a bridge with these addresses, from Microsoft's page "Configure a private endpoint for an Azure Machine Learning workspace". */
const DOCKER_BRIDGE = AddressRange.parse('172.17.0.0/16') as AddressRange;

function warnOfNetwork(scope: Construct, props: WorkspaceNetworkProps): void {
  const { addressSpace } = props;
  const space = Token.isUnresolved(addressSpace) ? undefined : AddressRange.parse(addressSpace);
  if (space?.overlaps(DOCKER_BRIDGE) === true) {
    warn(scope, `'addressSpace' overlaps 172.17.0.0/16, which computes use for their containers: what has such an address is not reached from them`);
  }
  if (props.denyInternetOutbound === true && leavesByFirewall(props)) {
    warn(scope, `'denyInternetOutbound' also denies the hosts that the hub's firewall allows by name, such as package indexes`);
  }
}

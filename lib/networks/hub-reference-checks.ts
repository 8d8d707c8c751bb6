import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isIPv4 } from 'node:net';
import { checkRange } from '../core/address-range';
import { refuse } from '../core/errors';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IPrivateDnsZones } from '../private-link/i-private-dns-zones';
import { HubNetworkAttributes } from './hub-network-attributes';

// What the props alone tell.

/** What Azure takes for a virtual network. */
export const NETWORK_LIMITS = { widest: 8, narrowest: 29, why: 'Azure makes virtual networks from /8 to /29 of private addresses' };

/** Refuses what is no virtual network, range or address, and two who would make the hub's side of a peering. */
export function checkHub(scope: Construct, attributes: HubNetworkAttributes): void {
  const { virtualNetworkId, addressSpace, firewallAddress, dnsServers = [], peersItself, provider } = attributes;
  checkResourceId(scope, 'virtualNetworkId', virtualNetworkId, ResourceKind.VIRTUAL_NETWORK);
  if (addressSpace !== undefined) checkRange(scope, 'addressSpace', addressSpace, NETWORK_LIMITS);
  if (firewallAddress !== undefined) checkAddress(scope, 'firewallAddress', firewallAddress);
  if (!Token.isUnresolved(dnsServers)) for (const server of dnsServers) checkAddress(scope, 'dnsServers', server);
  if (peersItself !== true || provider === undefined) return;
  refuse(scope, {
    property: 'peersItself',
    value: true,
    rule: `'provider' is the one that would make the hub's side of the peering, which its owners make`,
    remedy: `Leave out one of them`,
  });
}

/** Refuses what is no IPv4 address. */
export function checkAddress(scope: Construct, property: string, address: string): void {
  if (Token.isUnresolved(address) || isIPv4(address)) return;
  refuse(scope, { property, value: address, rule: 'this is not an IPv4 address', remedy: `Pass one, such as '10.40.0.4'` });
}

/** The zones that a hub was given; refuses to go on without, since a workspace would make some of its own. */
export function givenZones(scope: Construct, zones: IPrivateDnsZones | undefined, giver: string): IPrivateDnsZones {
  if (zones !== undefined) return zones;
  refuse(scope, {
    property: 'dnsZones',
    value: undefined,
    rule: 'the zones of the hub are asked for, and it was not given any',
    remedy: `Pass them as 'dnsZones' to ${giver}`,
  });
}

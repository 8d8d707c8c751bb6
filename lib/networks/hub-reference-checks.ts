import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isIPv4 } from 'node:net';
import { refuse } from '../core/errors';
import { IPrivateDnsZones } from '../private-link/i-private-dns-zones';

// What the props alone tell.

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

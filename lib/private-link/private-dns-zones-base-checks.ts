import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { resolve } from '../core/resolve';
import { resourceIdentity } from '../core/resource-id';
import { claim } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { LinkedZone } from './i-private-dns-zones';
import { networkIdentity } from './network-identity';

// What the props alone tell.

/** Azure allows one zone per name and network, and one link per name and zone. */
export function claimLink(scope: Construct, zoneName: string, zone: LinkedZone, network: IResourceRef, name: string): void {
  const other = claim(scope, `link ${networkKey(scope, network)} ${zoneName}`);
  if (other !== undefined) {
    refuse(scope, {
      property: 'network',
      value: network.id,
      rule: `it is already linked to a zone '${zoneName}', by [${other}], and Azure allows one per name`,
      remedy: `Share that PrivateDnsZones between the workspaces`,
    });
  }
  const namesake = claim(scope, `link name ${String(resolve(scope, zone.id))} ${name}`.toLowerCase());
  if (namesake === undefined) return;
  refuse(scope, {
    property: 'name',
    value: name,
    rule: `the zone '${zoneName}' has a link of this name already, by [${namesake}]`,
    remedy: `Pass another construct id or 'name' to linkVirtualNetwork`,
  });
}

/** A network as it can be compared, whichever way it is referred to. */
export function networkKey(scope: Construct, network: IResourceRef): string {
  return networkIdentity(network) ?? resourceIdentity(scope, network);
}

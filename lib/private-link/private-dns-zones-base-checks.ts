import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { refuse, refuseLater } from '../core/errors';
import { resolve } from '../core/resolve';
import { resourceIdentity } from '../core/resource-id';
import { claim } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { LinkedZone } from './i-private-dns-zones';
import { networkIdentity } from './network-identity';
import { azurermHas } from '../providers/azurerm';
import { AzurermFeature } from '../providers/azurerm-features';
import { subscriptionProblem } from '../providers/subscription-checks';

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

// What the whole program tells.

/** Expects a zone in the subscription of the provider that links it: azurerm 4 looks for it by its name, and azurerm 5 by its id. */
export function expectZone(link: TerraformResource, { id }: LinkedZone): void {
  refuseLater(link, () => [azurermHas(link, AzurermFeature.VERSION_5) ? undefined : subscriptionProblem(link, 'zone', { id }, link)]);
}

/** A network as it can be compared, whichever way it is referred to. */
export function networkKey(scope: Construct, network: IResourceRef): string {
  return networkIdentity(network) ?? resourceIdentity(scope, network);
}

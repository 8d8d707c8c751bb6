import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { refuse } from '../core/errors';
import { resolveUsed } from '../core/resolve';
import { claim } from '../core/stacks';
import { subnetNetwork } from '../private-link/network-identity';
import { PrivateLinkOptions } from '../private-link/private-link-options';

// What the props alone tell.

/** A second endpoint would overwrite the addresses of the first, in the zones that both share. */
export function claimNetwork(scope: Construct, { subnet, dnsZones }: PrivateLinkOptions): void {
  const zone = dnsZones.zoneIds(Subresource.AZURE_MONITOR)[0];
  const places = [subnetNetwork(scope, subnet), zone === undefined ? undefined : String(resolveUsed(scope, zone)).toLowerCase()];
  for (const place of places) {
    const other = place === undefined ? undefined : claim(scope, `private link to Azure Monitor ${place}`);
    if (other === undefined) continue;
    refuse(scope, {
      property: 'privateLink',
      value: subnet.id,
      rule: `the network or its zones have a private link to Azure Monitor already, by [${other}], and a network reaches only one`,
      remedy: 'Share that MonitorPrivateLink between the workspaces',
    });
  }
}

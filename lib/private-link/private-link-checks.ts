import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { refuse, refuseLater } from '../core/errors';
import { declaredRegion } from '../core/location';
import { checkResourceId, resourceIdentity, ResourceKind } from '../core/resource-id';
import { claim } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { networkRegion } from './network-identity';
import { checkAddresses } from './private-address';
import { PrivateLinkProps } from './private-link-options';

/** Refuses what cannot work as far as the props alone show it. */
export function checkPrivateLink(scope: Construct, { subnet, ipConfigurations, approval, ...props }: PrivateLinkProps): void {
  checkResourceId(scope, 'subnet', subnet.id, ResourceKind.SUBNET);
  checkOffered(scope, props);
  if (ipConfigurations !== undefined) checkAddresses(scope, subnet, ipConfigurations);
  if (approval !== undefined) checkMessage(scope, approval.message);
}

/** Refuses a subresource for which the cloud has no private endpoint. */
function checkOffered(scope: Construct, { dnsZones, subresource }: Pick<PrivateLinkProps, 'dnsZones' | 'subresource'>): void {
  if (dnsZones.cloud.dnsZoneNames(subresource).length > 0) return;
  refuse(scope, {
    property: 'subresource',
    value: subresource,
    rule: `Azure offers no private endpoint for it in the cloud '${dnsZones.cloud.environment}'`,
    remedy: 'Leave this private link out',
  });
}

/** Azure names records after what they lead to: of two endpoints in the same zones, the second would overwrite the records of the first. */
export function claimRecords(scope: Construct, { target, dnsZones }: PrivateLinkProps, zoneIds: string[]): void {
  // Where the zones are, also the private links of other stacks are seen.
  const zones = Construct.isConstruct(dnsZones) ? dnsZones : scope;
  for (const id of zoneIds) {
    const other = claim(scope, `records of ${resourceIdentity(scope, target)} in ${resourceIdentity(zones, { id })}`, zones);
    if (other === undefined) continue;
    refuse(scope, {
      property: 'dnsZones',
      value: id,
      rule: `[${other}] leads to the same resource with its records in this zone, and the second endpoint would overwrite them`,
      remedy: `Pass zones that only the network of this endpoint asks, or leave one of the two out`,
    });
  }
}

/** Refuses what is no application security group, and one that is joined twice. */
export function checkGroups(scope: Construct, groups: IResourceRef[]): void {
  const joined = new Set<string>();
  for (const group of groups) {
    checkResourceId(scope, 'applicationSecurityGroups', group.id, ResourceKind.APPLICATION_SECURITY_GROUP);
    const identity = resourceIdentity(scope, group);
    if (joined.has(identity)) {
      refuse(scope, {
        property: 'applicationSecurityGroups',
        value: group.id,
        rule: 'it is among them twice, and an endpoint joins a group once',
        remedy: 'Leave one of the two out',
      });
    }
    joined.add(identity);
  }
}

/** Refuses what azurerm would refuse only when it makes the endpoint. */
function checkMessage(scope: Construct, message: string): void {
  checkText(scope, 'approval.message', message);
  if (Token.isUnresolved(message) || (message.trim() !== '' && message.length <= 140)) return;
  refuse(scope, {
    property: 'approval.message',
    value: message,
    rule: `a request has 1-140 characters, and this has ${message.length}`,
    remedy: 'Say who asks, and what for',
  });
}

/** Azure makes an endpoint only in the region of its network; what the program declares of that is read when everything is declared. */
export function expectRegion(scope: Construct, location: unknown, subnet: IResourceRef): void {
  refuseLater(scope, () => {
    const [here, there] = [declaredRegion(scope, location), networkRegion(scope, subnet)?.region];
    if (here === undefined || there === undefined || here === there) return [];
    const rule = `a private endpoint must be in the region of its virtual network, which is in '${there}'`;
    return [{ property: 'location', value: here, rule, remedy: `Pass the network's region as 'privateLink.location'` }];
  });
}

import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { networkIdentity } from '../private-link/network-identity';

// What the props alone tell.

/** Refuses what is no subnet, or is known to be one of another network. */
export function checkSubnetOf(scope: Construct, property: string, subnet: IResourceRef, network: IResourceRef): void {
  checkResourceId(scope, property, subnet.id, ResourceKind.SUBNET);
  const [here, there] = [network, subnet].map((each) => networkIdentity(each));
  if (here === undefined || there === undefined || here === there) return;
  // One that is known by its id may be the same as one that is known by where it is declared.
  if (here.startsWith('/') !== there.startsWith('/')) return;
  refuse(scope, {
    property,
    value: subnet.id,
    rule: `it is a subnet of another network than 'virtualNetwork'`,
    remedy: `Pass a subnet of that network, or the network of this subnet`,
  });
}

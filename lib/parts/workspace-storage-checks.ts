import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { refuse } from '../core/errors';
import { PrivateLinkOptions } from '../private-link/private-link-options';

// What the props alone tell.

export const LINK_IDS: readonly (readonly [Subresource, string])[] = [
  [Subresource.BLOB, 'BlobLink'],
  [Subresource.FILE, 'FileLink'],
  [Subresource.QUEUE, 'QueueLink'],
  [Subresource.TABLE, 'TableLink'],
  [Subresource.DFS, 'DfsLink'],
];

/** Refuses one name for several network interfaces. */
export function checkInterface(scope: Construct, privateLink: PrivateLinkOptions | undefined): void {
  if (privateLink?.networkInterfaceName === undefined) return;
  refuse(scope, {
    property: 'privateLink.networkInterfaceName',
    value: privateLink.networkInterfaceName,
    rule: 'a storage account has an endpoint for each of its services, and each has a network interface of its own',
    remedy: 'Leave it out',
  });
}

/** The services of the account that get an endpoint, where it has them. */
export function checkSubresources(scope: Construct, subresources: Subresource[]): Subresource[] {
  const known = LINK_IDS.map(([subresource]) => subresource);
  const wrong = subresources.find((subresource) => !known.includes(subresource));
  if (wrong === undefined) return [Subresource.BLOB, Subresource.FILE, ...subresources];
  refuse(scope, {
    property: 'subresources',
    value: wrong,
    rule: `a storage account has only ${known.join(', ')}`,
    remedy: 'Leave it out',
  });
}

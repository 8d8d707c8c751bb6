import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { takeName } from '../core/naming';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { preventDestroy } from '../governance/deletion-protection';
import { accountOf, checkAccount, DataPlace, refuseBesides } from './data-place';
import { DatastoreProps } from './datastore-base';

/** In which blob container the data of a datastore lies. */
export interface DatastoreContainerOptions {
  /**
   * The container, where it exists: with its Azure Resource Manager id.
   * @default - one is made
   * @change added: makes the grant, replaces it, removes the blob container; changed: replaces it, replaces the grant; taken away: makes the blob container,
   * replaces it, removes the grant | DataLakeDatastore: added: replaces it, replaces the grant, removes the blob container; changed: replaces it, replaces
   * the grant; taken away: makes the blob container, replaces it, replaces the grant
   */
  readonly container?: IResourceRef;
  /**
   * The name of the container that is made: 3-63 lowercase letters, digits and single dashes. A change replaces the container and its data.
   * @default - the name of the datastore, with underscores turned into dashes
   * @change replaces it, replaces the blob container | DataLakeDatastore: replaces it, replaces the blob container, replaces the grant
   */
  readonly containerName?: string;
}

interface ContainerProps extends DatastoreProps, DatastoreContainerOptions {
  readonly storage?: IResourceRef;
}

/** The container that is brought, or a private one that is made through Azure Resource Manager, so that the account may be closed. */
export function takeOrMakeContainer(scope: Construct, datastoreName: string, props: ContainerProps): DataPlace {
  const { container, containerName, storage, workspace, deletionProtection } = props;
  checkAccount(scope, storage);
  if (container !== undefined) {
    refuseBesides(scope, 'container', { containerName, deletionProtection });
    checkResourceId(scope, 'container', container.id, ResourceKind.CONTAINER);
    return { ref: container, id: container.id, made: false, account: storage, before: beforeUse(scope, [container, storage]) };
  }
  const account = accountOf(scope, workspace, storage);
  const made = new StorageContainer(scope, 'Container', {
    name: takeName(scope, 'container', { name: containerName ?? dashed(datastoreName), place: account.id, property: 'containerName' }),
    storageAccountId: account.id,
    containerAccessType: 'private',
    lifecycle: preventDestroy(deletionProtection),
    dependsOn: beforeUse(scope, [account]),
  });
  return { ref: made, id: made.id, made: true, account };
}

/** Containers and shares allow no underscores, of which datastores may consist. */
export function dashed(name: string): string {
  return Token.isUnresolved(name) ? Fn.replace(name, '_', '-') : name.replace(/_/g, '-');
}

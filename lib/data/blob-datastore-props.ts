import { IResourceRef } from '../core/types';
import { DatastoreContainerOptions } from './container';
import { DatastoreKeyOptions } from './credentials';
import { DatastoreOptions, DatastoreProps } from './datastore-base';

export interface BlobDatastoreOptions extends DatastoreOptions, DatastoreContainerOptions, DatastoreKeyOptions {
  /**
   * The storage account in which the container is made, or from which the key to the container that is brought is taken.
   * @default - the workspace's own for a container that is made
   * @change added: makes the grant, replaces the blob container, replaces the blob datastore; changed: replaces the blob container, replaces the blob
   * datastore, replaces the grant; taken away: replaces the blob container, replaces the blob datastore, removes the grant
   */
  readonly storage?: IResourceRef;
}

export interface BlobDatastoreProps extends BlobDatastoreOptions, DatastoreProps {}

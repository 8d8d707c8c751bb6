import { IResourceRef } from '../core/types';
import { DatastoreKeyOptions } from './credentials';
import { DatastoreOptions, DatastoreProps } from './datastore-base';
import { DatastoreShareOptions } from './file-share';

/** One of `useAccountKey`, `accountKey` and `sharedAccessSignature` is needed: azurerm makes no file datastore without. */
export interface FileDatastoreOptions extends DatastoreOptions, DatastoreShareOptions, DatastoreKeyOptions {
  /**
   * The storage account in which the share is made, or from which the key to the share that is brought is taken.
   * @default - the workspace's own for a share that is made
   * @change replaces the file datastore, replaces the file share, replaces the grant
   */
  readonly storage?: IResourceRef;
}

export interface FileDatastoreProps extends FileDatastoreOptions, DatastoreProps {}

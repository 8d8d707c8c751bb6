import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { BlobDatastoreProps } from './blob-datastore-props';

// What the props alone tell.

/** Refuses a datastore with neither the workspace's identity nor a key. */
export function checkIdentity(scope: Construct, { useWorkspaceIdentity }: BlobDatastoreProps): void {
  if (useWorkspaceIdentity !== false) return;
  refuse(scope, {
    property: 'useWorkspaceIdentity',
    value: useWorkspaceIdentity,
    rule: `azurerm refuses a blob datastore with neither the workspace's identity nor a key`,
    remedy: `Leave it out, or pass 'useAccountKey', 'accountKey' or 'sharedAccessSignature'`,
  });
}

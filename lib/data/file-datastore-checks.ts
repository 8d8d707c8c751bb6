import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { FileDatastoreProps } from './file-datastore-props';

// What the props alone tell.

/** Refuses a datastore without a key. */
export function checkKeyGiven(scope: Construct, { useAccountKey, accountKey, sharedAccessSignature }: FileDatastoreProps): void {
  if (useAccountKey === true || accountKey !== undefined || sharedAccessSignature !== undefined) return;
  refuse(scope, {
    property: 'useAccountKey',
    value: useAccountKey,
    rule: 'azurerm makes no file datastore without a key or a shared access signature',
    remedy: `Pass 'useAccountKey: true', 'accountKey' or 'sharedAccessSignature', or use a blob datastore, which needs none`,
  });
}

import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { checkSecret, isReference, NOT_SHOWN } from '../core/secrets';
import { IResourceRef } from '../core/types';
import { WorkspaceStorage } from '../parts/workspace-storage';

/** With which key a datastore reaches its data. At most one of them; Azure keeps it in the workspace's key vault, and Terraform in its state. */
export interface DatastoreKeyOptions {
  /**
   * Uses the first key of the storage account: the workspace's own where it is made, or `storage` as a construct, an L1 resource or a data source.
   * @default false
   * @change in place
   */
  readonly useAccountKey?: boolean;
  /**
   * A key of the storage account: a reference, such as to a sensitive `TerraformVariable`, never the key itself.
   * @default - none
   * @change in place
   */
  readonly accountKey?: string;
  /**
   * A shared access signature for the container, the share or the account: a reference, such as to a data source, never the signature itself.
   * @default - none
   * @change in place
   */
  readonly sharedAccessSignature?: string;
}

/** The key in azurerm's words. */
export interface DatastoreKeys {
  readonly accountKey?: string;
  readonly sharedAccessSignature?: string;
}

/** The key that is asked for, if any; refuses two, and literals. */
export function takeKeys(scope: Construct, options: DatastoreKeyOptions, account: IResourceRef | undefined): DatastoreKeys {
  const { useAccountKey, accountKey, sharedAccessSignature } = options;
  const given = Object.entries({ useAccountKey: useAccountKey === true || undefined, accountKey, sharedAccessSignature })
    .filter(([, value]) => value !== undefined)
    .map(([property]) => property);
  if (given.length > 1) {
    refuse(scope, {
      property: given[1] as string,
      value: NOT_SHOWN,
      rule: `'${given[0] as string}' is given too, and a datastore has one key or signature`,
      remedy: 'Leave out either',
    });
  }
  if (accountKey !== undefined || useAccountKey === true) refuseKeyless(scope, given[0] as string, account);
  if (accountKey !== undefined) checkSecret(scope, 'accountKey', accountKey);
  if (sharedAccessSignature !== undefined) checkSecret(scope, 'sharedAccessSignature', sharedAccessSignature);
  return { accountKey: useAccountKey === true ? keyOf(scope, account) : accountKey, sharedAccessSignature };
}

/** Refuses the key of an account that has none. */
function refuseKeyless(scope: Construct, property: string, account: IResourceRef | undefined): void {
  if (!(account instanceof WorkspaceStorage) || account._sharedKeys) return;
  refuse(scope, {
    property,
    value: NOT_SHOWN,
    rule: `the storage account [${account.node.path}] has no shared keys`,
    remedy: 'Use a blob or Data Lake datastore without a key, or another account',
  });
}

function keyOf(scope: Construct, account: IResourceRef | undefined): string {
  const holder = account instanceof WorkspaceStorage ? account.resource : account;
  if (holder !== undefined && 'primaryAccessKey' in holder && isReference(scope, holder.primaryAccessKey)) {
    return holder.primaryAccessKey;
  }
  refuse(scope, {
    property: 'useAccountKey',
    value: true,
    rule:
      account === undefined ? `the storage account of what is brought is not known` : `of the storage account only the id is known, and not its key`,
    remedy: `Pass 'storage' as a WorkspaceStorage, a StorageAccount or a DataAzurermStorageAccount, or a sensitive 'accountKey'`,
  });
}

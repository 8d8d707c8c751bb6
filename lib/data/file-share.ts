import { StorageShare } from '@cdktf/provider-azurerm/lib/storage-share';
import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { Problem, refuseLater } from '../core/errors';
import { takeName } from '../core/naming';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { preventDestroy } from '../governance/deletion-protection';
import { declaredAccount } from './account-checks';
import { dashed } from './container';
import { accountOf, checkAccount, DataPlace, refuseBesides } from './data-place';
import { DatastoreProps } from './datastore-base';

/** In which file share the data of a datastore lies. */
export interface DatastoreShareOptions {
  /**
   * The file share, where it exists: with its Azure Resource Manager id.
   * @default - one is made
   * @change added: replaces the file datastore, replaces the grant, removes the file share; changed: replaces the file datastore, replaces the grant; taken
   * away: makes the file share, replaces the file datastore, replaces the grant
   */
  readonly share?: IResourceRef;
  /**
   * The name of the share that is made: 3-63 lowercase letters, digits and single dashes. A change replaces the share and its data.
   * @default - the name of the datastore, with underscores turned into dashes
   * @change replaces the file datastore, replaces the file share, replaces the grant
   */
  readonly shareName?: string;
  /**
   * How much the share that is made may hold, in GiB. In a premium account it is what you pay for, and needed.
   * @default 5120
   * @change in place
   */
  readonly quotaGb?: number;
}

interface ShareProps extends DatastoreProps, DatastoreShareOptions {
  readonly storage?: IResourceRef;
}

/** Without a slash in front: between slashes, Terraform's `replace` would take it for a regular expression. */
const SEGMENT = 'fileServices/default/shares/';
const OTHER_SEGMENT = 'fileServices/default/fileshares/';

/** The share that is brought, or one that is made through Azure Resource Manager, so that the account may be closed. */
export function takeOrMakeShare(scope: Construct, datastoreName: string, props: ShareProps): DataPlace {
  const { share, shareName, quotaGb, storage, workspace, deletionProtection } = props;
  checkAccount(scope, storage);
  if (share !== undefined) {
    refuseBesides(scope, 'share', { shareName, quotaGb, deletionProtection });
    checkResourceId(scope, 'share', Token.isUnresolved(share.id) ? share.id : share.id.replace(OTHER_SEGMENT, SEGMENT), ResourceKind.SHARE);
    return { ref: share, id: fileShareId(share.id), made: false, account: storage, before: beforeUse(scope, [share, storage]) };
  }
  const account = accountOf(scope, workspace, storage);
  const made = new StorageShare(scope, 'Share', {
    name: takeName(scope, 'share', { name: shareName ?? dashed(datastoreName), place: account.id, property: 'shareName' }),
    storageAccountId: account.id,
    quota: checkWhole(scope, 'quotaGb', quotaGb ?? 5120, 1, 102_400, 'a share holds a whole number of GiB'),
    lifecycle: preventDestroy(deletionProtection),
    dependsOn: beforeUse(scope, [account]),
  });
  refuseLater(scope, () => premiumProblems(scope, account, quotaGb));
  return { ref: made, id: fileShareId(made.id), made: true, account };
}

function premiumProblems(scope: Construct, account: IResourceRef, quotaGb: number | undefined): Problem[] {
  const declared = declaredAccount(scope, account);
  if (declared?.accountKindInput !== 'FileStorage' || Token.isUnresolved(quotaGb) || (quotaGb ?? 0) >= 100) return [];
  const rule = `a share in the premium account '${String(declared.nameInput)}' costs what it may hold`;
  return [{ property: 'quotaGb', value: quotaGb, rule, remedy: 'Pass it, 100 at least' }];
}

/** The id of a share in the form with `shares`, which azurerm 5 takes. */
export function shareId(id: string): string {
  return Token.isUnresolved(id) ? Fn.replace(id, OTHER_SEGMENT, SEGMENT) : id.replace(OTHER_SEGMENT, SEGMENT);
}

/**
 * The id of a share in the form with `fileshares`. azurerm 4.x takes only that one for a datastore, though its own shares have the one with `shares`,
 * and Azure honours roles on a share only in that form.
 */
function fileShareId(id: string): string {
  return Token.isUnresolved(id) ? Fn.replace(id, SEGMENT, OTHER_SEGMENT) : id.replace(SEGMENT, OTHER_SEGMENT);
}

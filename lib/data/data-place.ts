import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** Where the data of a datastore lies: a container or a share, taken or made. */
export interface DataPlace {
  /** The container or the share, as others may use it. */
  readonly ref: IResourceRef;
  /** Its id as datastores and roles name it. */
  readonly id: string;
  /** Whether it is made here. */
  readonly made: boolean;
  /** The storage account that it lies in, where that is known. */
  readonly account?: IResourceRef;
  /** What must exist before a datastore over it, besides itself. */
  readonly before?: ITerraformDependable[];
}

/** The account to make a container or a share in: the one that is given, or the workspace's own. */
export function accountOf(scope: Construct, workspace: IWorkspaceRef, storage: IResourceRef | undefined): IResourceRef {
  const account = storage ?? workspace.knownParts.storage;
  if (account !== undefined) return account;
  refuse(scope, {
    property: 'storage',
    value: storage,
    rule: 'the storage account of the workspace is not known',
    remedy: `Pass the account, or 'storage' to fromWorkspaceAttributes`,
  });
}

/** The account that was given, checked. */
export function checkAccount(scope: Construct, storage: IResourceRef | undefined): void {
  if (storage !== undefined) checkResourceId(scope, 'storage', storage.id, ResourceKind.STORAGE_ACCOUNT);
}

/** Refuses settings of a container or a share that is made together with one that is brought. */
export function refuseBesides(scope: Construct, brought: string, settings: { readonly [property: string]: unknown }): void {
  const [property, value] = Object.entries(settings).find(([, given]) => given !== undefined && given !== false) ?? [];
  if (property === undefined) return;
  refuse(scope, {
    property,
    value,
    rule: `it is for what is made, but '${brought}' is brought and stays as it is`,
    remedy: `Leave out either`,
  });
}

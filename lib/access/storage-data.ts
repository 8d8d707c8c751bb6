import { Construct } from 'constructs';
import { joined } from '../core/given';
import { IResourceRef } from '../core/types';
import { Grant } from './grant';
import { Role } from './roles';
import { GrantProps } from './grant-props';

/** The roles with which somebody works with the default datastores of a workspace that uses no shared keys. */
export const STORAGE_DATA_ROLES = [
  { suffix: '', role: Role.STORAGE_BLOB_DATA_CONTRIBUTOR },
  { suffix: 'Files', role: Role.STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR },
] as const;

/** Grants them on the workspace's account. */
export function grantStorage(
  workspace: Construct & { readonly storage: IResourceRef },
  id: string,
  props: Pick<GrantProps, 'grantee' | 'suspended' | 'condition' | 'description'>,
): Grant[] {
  const { storage: scope } = workspace;
  return STORAGE_DATA_ROLES.map(({ suffix, role }) => new Grant(workspace, `${id}${suffix}`, joined(props, { scope, role })));
}

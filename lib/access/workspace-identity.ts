import { Construct } from 'constructs';
import { Problem, refuse, warn } from '../core/errors';
import { IGrantee, IResourceRef, PrincipalType } from '../core/types';
import { Grant } from './grant';

/** As whom a workspace acts, as far as that is known. */
export interface WorkspaceIdentity {
  readonly identityPrincipalId?: string;
  readonly grantsIdentity?: boolean;
}

/** What the identity of a workspace needs on something. */
export interface IdentityNeeds {
  readonly on: IResourceRef;
  /** The roles, by the construct ids of their grants. */
  readonly roles: { readonly [id: string]: string };
  /** Whether they are granted, where that is said. */
  readonly grants?: boolean;
  /** The warning for an identity that is brought, and so has its roles from elsewhere. */
  readonly warning: string;
  /** The way out of grants that cannot be made, besides passing the principal id. */
  readonly instead: string;
}

/** Grants a workspace's identity what it needs: not one that is brought, unless that is asked for. Refuses an identity whose principal id is not known. */
export function grantToWorkspace(scope: Construct, workspace: WorkspaceIdentity, { on, roles, grants, warning, instead }: IdentityNeeds): Grant[] {
  if (grants === undefined && workspace.grantsIdentity !== true) {
    warn(scope, warning);
    return [];
  }
  const rule = `the principal id of the workspace's identity is not known`;
  const grantee = granteeOf(scope, workspace, { property: 'grants', value: grants, rule, remedy: `, or ${instead}` });
  return Object.entries(roles).map(([id, role]) => Grant._getOrMake(scope, id, { scope: on, role, grantee }));
}

/** A workspace's identity as somebody to whom roles are granted; refuses, as the problem says, one whose principal id is not known. */
export function granteeOf(scope: Construct, { identityPrincipalId: principalId }: WorkspaceIdentity, { remedy, ...problem }: Problem): IGrantee {
  if (principalId !== undefined) return { principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
  const way = `Pass the workspace's 'identity' with its 'principalId', or 'identityPrincipalId' to fromWorkspaceAttributes`;
  return refuse(scope, { ...problem, remedy: `${way}${remedy}` });
}

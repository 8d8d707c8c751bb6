import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Grant } from '../access/grant';
import { assignsByRepository, pullRole } from '../parts/registry-roles';
import { Role } from '../access/roles';
import { refuse, warn } from '../core/errors';
import { checkIdentities, identityOf } from '../core/identities';
import { IIdentityRef, IResourceRef, PrincipalType } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** As whom the deployments of an endpoint act. */
export interface EndpointIdentity {
  readonly brought: boolean;
  readonly principalId?: string;
  /** For a resource. */
  readonly block: { readonly type: string; readonly identityIds?: string[] };
  /** For the body of a request. */
  readonly body: { readonly type: string; readonly userAssignedIdentities?: { readonly [id: string]: object } };
  readonly usableAfter: ITerraformDependable[];
}

interface Wish {
  readonly workspace: IWorkspaceRef;
  readonly identity?: IIdentityRef;
  readonly grants?: boolean;
}

/** What deployments need to pull their image and read their model. Source: Microsoft's page "Access Azure resources from an online endpoint with a managed identity". */
const rolesIn = ({ knownParts: { registry } }: IWorkspaceRef) =>
  [
    { id: 'ImagePull', part: 'registry', role: pullRole(registry) },
    { id: 'ModelRead', part: 'storage', role: Role.STORAGE_BLOB_DATA_READER },
  ] as const;

/** Takes the identity that is brought, granting what is asked for, or one of the endpoint's own. */
export function endpointIdentity(scope: Construct, wish: Wish): EndpointIdentity {
  const { identity, grants = false } = wish;
  checkIdentities(scope, { identity });
  const block = identityOf({ identity });
  if (identity === undefined) {
    if (grants) no(scope, 'grants', true, 'a system-assigned identity gets its roles from Azure', `Leave it out, or pass 'identity'`);
    if (assignsByRepository(wish.workspace.knownParts.registry)) {
      warn(
        scope,
        `the endpoint's own identity gets 'AcrPull' from Azure, which the workspace's registry does not heed: pass an 'identity' with 'grants: true'`,
      );
    }
    return { brought: false, block, body: { type: block.type }, usableAfter: [] };
  }
  const { id, principalId, usableAfter = [] } = identity;
  const granted = grants ? grantRoles(scope, wish, principalId) : [];
  if (!grants)
    warn(
      scope,
      `'identity' is brought: it must have the roles '${rolesIn(wish.workspace)
        .map(({ role }) => role)
        .join(`' and '`)}' on registry and storage account; 'grants: true' grants them`,
    );
  return {
    brought: true,
    principalId,
    block,
    body: { type: block.type, userAssignedIdentities: { [id]: {} } },
    usableAfter: [...usableAfter, ...granted.map(({ resource }) => resource)],
  };
}

function grantRoles(scope: Construct, { workspace }: Wish, principalId: string | undefined): Grant[] {
  if (principalId === undefined) {
    return no(scope, 'identity.principalId', undefined, 'roles are granted to it', `Pass the identity with its 'principalId', or leave out 'grants'`);
  }
  return rolesIn(workspace).map(({ id, part, role }) => {
    const on: IResourceRef =
      workspace.knownParts[part] ??
      no(scope, part, undefined, `the ${part} of the workspace is not known`, `Pass '${part}' to fromWorkspaceAttributes, or leave out 'grants'`);
    return Grant._getOrMake(scope, id, { scope: on, role, grantee: { principalId, principalType: PrincipalType.SERVICE_PRINCIPAL } });
  });
}

function no(scope: Construct, property: string, value: unknown, rule: string, remedy: string): never {
  refuse(scope, { property, value, rule, remedy });
}

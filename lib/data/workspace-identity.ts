import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Grant } from '../access/grant';
import { DataRoles } from '../access/roles';
import { grantToWorkspace } from '../access/workspace-identity';
import { refuse } from '../core/errors';
import { beforeUse, changed } from '../core/order';
import { IdentityType } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { DataPlace } from './data-place';
import { DatastoreProps } from './datastore-base';

/** As whom the service looks at the data, in Azure's words. */
export function serviceIdentity({ workspace, useWorkspaceIdentity }: DatastoreProps): string {
  if (useWorkspaceIdentity === false) return 'None';
  return workspace.identityType === IdentityType.SYSTEM_ASSIGNED ? 'WorkspaceSystemAssignedIdentity' : 'WorkspaceUserAssignedIdentity';
}

/** Grants the workspace's identity its role on the data, unless it has that on the whole account already. */
export function grantIdentity(
  scope: Construct,
  props: DatastoreProps,
  place: DataPlace,
  { reader, writer }: DataRoles,
  hasItAlready = false,
): Grant | undefined {
  const { workspace, useWorkspaceIdentity, readOnly } = props;
  // An identity that is made has no role anywhere, so that it needs one on what is brought too.
  const grants = props.grants ?? ((place.made || workspace.grantsIdentity) && useWorkspaceIdentity !== false && !hasItAlready);
  if (!grants && readOnly === true) refuseReadOnly(scope);
  if (!grants) return undefined;
  const role = readOnly === true ? reader : writer;
  const warning = `the workspace's identity is brought, and must have the role '${role}' on the container or share that is made; 'grants: true' grants it`;
  const needs = { on: { id: place.id }, roles: { IdentityGrant: role }, warning, instead: `leave out 'grants'` };
  return grantToWorkspace(scope, workspace, { ...needs, grants: props.grants })[0];
}

function refuseReadOnly(scope: Construct): never {
  refuse(scope, {
    property: 'readOnly',
    value: true,
    rule: `it narrows the role that is granted to the workspace's identity, and none is granted here`,
    remedy: `Leave it out, or pass 'grants: true'`,
  });
}

/** What comes before a datastore, which azurerm makes without a look at the data: what changes the workspace, and what the data asks for. */
export function beforeDatastore(scope: Construct, workspace: IWorkspaceRef, place: DataPlace): ITerraformDependable[] | undefined {
  return beforeUse(scope, [changed(workspace), { id: place.id, usableAfter: place.before }]);
}

import { block } from '../json';
import { roleIdOf } from '../arm/role-ids';
import { Found, Live, propertiesOf } from './live';
import { same } from './match';

/** The name of the role that an assignment gives; nothing for one that is not to be seen. */
export function roleNameOf(live: Live, assignment: Found): string | undefined {
  return live.roleNames.get(String(propertiesOf(assignment).roleDefinitionId).toLowerCase());
}

/** Whose identity the workspace acts as: its own one, or the user-assigned ones. */
export function principalsOf(live: Live): string[] {
  const { principalId, userAssignedIdentities } = block(live.workspace.resource.identity);
  const assigned = Object.keys(block(userAssignedIdentities)).map((id) => block(live.find(id)?.resource.properties).principalId);
  return [principalId, ...assigned].filter((id): id is string => typeof id === 'string');
}

/** Whether the workspace's identity has a role on something. */
export function hasRole(live: Live, scope: string, role: string): boolean {
  const own = principalsOf(live);
  return live.all('Microsoft.Authorization/roleAssignments').some((assignment) => {
    const { scope: at, principalId, roleDefinitionId } = propertiesOf(assignment);
    const isIt = roleNameOf(live, assignment) === role || roleIdOf(String(roleDefinitionId)) === roleIdOf(role);
    return isIt && same(at, scope) && own.includes(String(principalId));
  });
}

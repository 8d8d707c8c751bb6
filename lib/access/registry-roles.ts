import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { IConstruct } from 'constructs';
import type { CommonWorkspaceProps } from '../common-workspace-props';
import { describe, Problem, warn } from '../core/errors';
import { declaredResource } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { RegistryRoleAssignmentMode, WorkspaceRegistry } from '../parts/workspace-registry';
import { Role } from './roles';

/** The role that lets somebody pull images from a registry: where roles are assigned by repository, Azure does not heed `AcrPull`. */
export function pullRole(registry: IResourceRef | undefined): Role {
  return assignsByRepository(registry) ? Role.REGISTRY_REPOSITORY_READER : Role.ACR_PULL;
}

/** Whether roles on a registry are assigned by repository, as far as the program says so before the registry is used. */
export function assignsByRepository(registry: IResourceRef | undefined): boolean {
  if (registry instanceof WorkspaceRegistry) return registry.roleAssignmentMode === RegistryRoleAssignmentMode.REPOSITORY;
  return modeOf(registry) === RegistryRoleAssignmentMode.REPOSITORY;
}

/**
 * Holds the mode of a registry that is brought against the roles that `workspace` has granted on it by now: refuses one that is told later that it assigns roles by
 * repository, and warns where a brought identity must have its role.
 */
export function checkRegistryMode(workspace: IConstruct, { registry, identity, grants }: CommonWorkspaceProps): void {
  const known = assignsByRepository(registry);
  const problem: Problem = {
    property: 'registry',
    value: registry?.id,
    rule: `it assigns roles by repository, which was not known when the workspace was given its roles, and Azure does not heed those on the whole registry`,
    remedy: `Pass the resource itself as 'registry', after its override of 'role_assignment_mode', or a WorkspaceRegistry with 'roleAssignmentMode'`,
  };
  const validate = (): string[] => {
    if (!known && modeOf(declaredResource(workspace, registry?.id)) !== RegistryRoleAssignmentMode.REPOSITORY) return [];
    if (identity === undefined || grants === true) return known ? [] : [describe(workspace, problem)];
    const role = Role.REGISTRY_REPOSITORY_WRITER;
    warn(workspace, `the 'registry' that you bring assigns roles by repository, and 'identity' is brought: it must have the role '${role}' on it`);
    return [];
  };
  if (registry !== undefined) workspace.node.addValidation({ validate });
}

/** azurerm has had an argument for it since 4.81: with an older binding it is set by an override. */
function modeOf(registry: unknown): unknown {
  if ((registry as Partial<ContainerRegistry> | undefined)?.terraformResourceType !== 'azurerm_container_registry') return undefined;
  const { roleAssignmentModeInput, rawOverrides } = registry as { roleAssignmentModeInput?: unknown; rawOverrides?: Record<string, unknown> };
  return roleAssignmentModeInput ?? rawOverrides?.role_assignment_mode;
}

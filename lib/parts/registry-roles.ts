import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { IResourceRef } from '../core/types';
import { WorkspaceRegistry } from './workspace-registry';
import { Role } from '../access/roles';
import { RegistryRoleAssignmentMode } from './workspace-registry-props';

/** The role that lets somebody pull images from a registry: where roles are assigned by repository, Azure does not honour `AcrPull`. */
export function pullRole(registry: IResourceRef | undefined): Role {
  return assignsByRepository(registry) ? Role.REGISTRY_REPOSITORY_READER : Role.ACR_PULL;
}

/** Whether roles on a registry are assigned by repository, as far as the program says so by now. */
export function assignsByRepository(registry: IResourceRef | undefined): boolean {
  if (registry instanceof WorkspaceRegistry) return registry.roleAssignmentMode === RegistryRoleAssignmentMode.REPOSITORY;
  return modeOf(registry) === RegistryRoleAssignmentMode.REPOSITORY;
}

/** How roles on a registry are assigned, as the program declares it. azurerm has had an argument for it since 4.81: with an older binding it is set by an override. */
function modeOf(registry: unknown): unknown {
  if ((registry as Partial<ContainerRegistry> | undefined)?.terraformResourceType !== 'azurerm_container_registry') return undefined;
  const { roleAssignmentModeInput, rawOverrides } = registry as { roleAssignmentModeInput?: unknown; rawOverrides?: Record<string, unknown> };
  return roleAssignmentModeInput ?? rawOverrides?.role_assignment_mode;
}

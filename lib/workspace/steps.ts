// The steps that the constructors of a workspace and of a hub have in common.
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { IResourceRef } from '../core/types';
import { DeletionLock } from '../governance/deletion-lock';
import { diagnosePart } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { WorkspaceRegistry } from '../parts/workspace-registry';
import { linkPart, PrivateLink } from '../private-link/private-link';
import { IdentityType, ManagedNetwork } from '../workspace-ref/workspace-enums';
import { checkProps } from './checks/props-alone';
import { warnOfRisks } from './checks/risks';
import { expectProgram } from './checks/whole-program';
import { Facts, WorkspaceFacts } from './facts';
import { Foundation } from './foundation';
import { CommonWorkspaceProps } from './props/common-workspace-props';
import { tellSettings } from './workspace-settings';

/** A workspace or a hub, as azurerm has made it. */
interface Created extends WorkspaceFacts {
  readonly resource: TerraformResource & IResourceRef & { readonly identity: { readonly principalId: string } };
}

/** Check: refuses what cannot work as far as the props show it, and warns of what is risky. */
export function check(scope: Construct, props: CommonWorkspaceProps): void {
  checkProps(scope, props);
  warnOfRisks(scope, props);
}

/** Take or make: what the workspace is, now that what it stands on is there. */
export function factsOf(foundation: Foundation, givenName: string): Facts {
  const { props, location, cloud, closed, parts, diagnostics } = foundation;
  return {
    givenName,
    location,
    resourceGroupName: props.resourceGroup.name,
    cloud,
    identityType: props.identityType ?? IdentityType.USER_ASSIGNED,
    grantsIdentity: props.grants ?? props.identity === undefined,
    managedNetwork: props.managedNetwork ?? ManagedNetwork.DISABLED,
    publicNetworkAccess: !closed,
    privatelyLinked: props.privateLink !== undefined,
    storageAccess: props.storageAccess,
    knownParts: parts,
    diagnostics,
    accessSuspended: props.accessSuspended ?? false,
  };
}

/** Connect: grants what can be granted only now, tells Azure what azurerm cannot, and makes the private endpoint where one is wanted. */
export function connect(workspace: Created, { props, access, parts, endpoints, location }: Foundation): PrivateLink | undefined {
  const { resource } = workspace;
  const grants = access.grantAfter(workspace, resource.identity, parts).map((grant) => grant.resource);
  const settings = tellSettings(workspace, resource, props);
  // Azure refuses a private endpoint while the workspace is being changed.
  workspace._usableAfter = settings;
  const name = workspace._facts.givenName;
  const link = linkPart(workspace, 'Link', Subresource.AML_WORKSPACE, { name, resourceGroup: props.resourceGroup, location, privateLink: endpoints });
  workspace._usableAfter = [resource, ...(link?.usableAfter ?? []), ...grants, ...settings];
  return link;
}

/** Finish: sends logs and metrics, guards against loss, and looks at the whole program when it is declared. */
export function finish(workspace: Created, foundation: Foundation): void {
  diagnosePart(workspace, foundation.diagnostics, { Diagnostics: DiagnosticSource.ML_WORKSPACE });
  lock(workspace, foundation);
  expectProgram(workspace, foundation.props, foundation.identity);
}

/**
 * Locks the workspace and the registry that is made, where protection is wanted: Azure moves no workspace and repairs none that has lost its registry.
 * Not while access is suspended: below a lock Azure deletes no role assignment either.
 *
 * Source: Microsoft's page "Manage Azure Machine Learning workspaces".
 */
function lock(workspace: Created, { props, registry }: Foundation): void {
  if (props.deletionProtection !== true || props.accessSuspended === true) return;
  const { deletionNotes } = props;
  const notes = deletionNotes ?? 'An Azure Machine Learning workspace. Turn off deletionProtection to destroy it.';
  new DeletionLock(workspace, 'Lock', { target: workspace.resource, notes });
  if (!(registry instanceof WorkspaceRegistry) || registry.node.scope !== workspace) return;
  new DeletionLock(workspace, 'RegistryLock', {
    target: registry.resource,
    notes: deletionNotes ?? 'The registry of an Azure Machine Learning workspace, which does not work without it.',
  });
}

import { Construct } from 'constructs';
import { originOfWorkspace } from '../core/name-origins';
import { takeName } from '../core/naming';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** The name of what watches a workspace: that of the workspace with the construct id, unless it is given. */
export function takeNameFor(workspace: IWorkspaceRef, scope: Construct, kind: 'dashboard' | 'metricAlert', name: string | undefined): string {
  const made = { baseName: workspace.name, purpose: scope.node.id, origin: originOfWorkspace(workspace) };
  return takeName(scope, kind, { ...made, name, place: workspace.resourceGroupName });
}

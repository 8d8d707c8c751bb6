import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { resourceIdentity } from '../core/resource-id';
import { claim } from '../core/stacks';
import { isManaged } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

// What the props alone tell.

/** Refuses a workspace that is known to have no managed network. */
export function checkProvisioning(scope: Construct, { managedNetwork }: IWorkspaceRef): void {
  if (managedNetwork === undefined || isManaged(managedNetwork)) return;
  refuse(scope, {
    property: 'managedNetwork',
    value: managedNetwork,
    rule: 'the workspace has no managed network that could be made',
    remedy: `Pass the workspace 'managedNetwork', or leave this out`,
  });
}

/** Refuses a second one for the same network: rules and computes are put in order around one. */
export function claimNetwork(scope: Construct, workspace: IWorkspaceRef): void {
  const other = claim(scope, `network of ${resourceIdentity(scope, workspace)}`, workspace);
  if (other === undefined) return;
  refuse(scope, {
    property: 'workspace',
    value: workspace.node.path,
    rule: `[${other}] makes its managed network already`,
    remedy: 'Leave one of the two out',
  });
}

import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { isManaged } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** What the props alone tell: refuses a workspace that is known to have no managed network. */
export function checkProvisioning(scope: Construct, { managedNetwork }: IWorkspaceRef): void {
  if (managedNetwork === undefined || isManaged(managedNetwork)) return;
  refuse(scope, {
    property: 'managedNetwork',
    value: managedNetwork,
    rule: 'the workspace has no managed network that could be made',
    remedy: `Pass the workspace 'managedNetwork', or leave this out`,
  });
}

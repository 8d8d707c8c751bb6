import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { isManaged } from '../workspace-ref/workspace-enums';
import { orderProvisioning } from '../workspace-ref/network-order';
import { refuse } from '../core/errors';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { afterWorkspace } from './outbound-rule';

/** What a managed network is made with. */
export interface NetworkProvisioningOptions {
  /**
   * Whether serverless Spark jobs can be in the network too.
   * @default false
   */
  readonly includeSpark?: boolean;
}

/** Whose managed network is made, and what with. */
export interface NetworkProvisioningProps extends NetworkProvisioningOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/**
 * Makes the managed network of a workspace now, which takes up to half an hour, rather than with the first compute: after all outbound rules, before all
 * computes. Nothing is replaced by it, and nothing undone when it is taken away.
 *
 * Throws for a workspace without a managed network. Source: Microsoft's page "Workspace managed virtual network isolation".
 */
export class NetworkProvisioning extends Construct {
  /** The action. */
  readonly resource: AzapiResourceAction;

  constructor(scope: Construct, id: string, props: NetworkProvisioningProps) {
    super(scope, id);
    const { workspace, includeSpark = false } = props;
    const { managedNetwork } = workspace;
    if (managedNetwork !== undefined && !isManaged(managedNetwork)) {
      refuse(this, {
        property: 'managedNetwork',
        value: managedNetwork,
        rule: 'the workspace has no managed network that could be made',
        remedy: `Pass the workspace 'managedNetwork', or leave this out`,
      });
    }
    const body: { readonly includeSpark: boolean } = { includeSpark };
    this.resource = new AzapiResourceAction(this, 'Resource', {
      type: ApiType.ML_WORKSPACE,
      resourceId: workspace.id,
      action: 'provisionManagedNetwork',
      body,
      locks: [workspace.id],
      timeouts: { create: '90m', update: '90m' },
      dependsOn: afterWorkspace(this, workspace),
    });
    orderProvisioning(workspace, this.resource);
  }
}

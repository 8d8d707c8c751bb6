import { Construct } from 'constructs';
import { given } from '../core/given';
import { ApiType } from '../providers/api-versions';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { orderProvisioning } from '../workspace-ref/network-order';
import { checkProvisioning, claimNetwork } from './network-provisioning-checks';
import { NetworkProvisioningProps } from './network-provisioning-props';
import { afterWorkspace } from './outbound-rule';

/**
 * Makes the managed network of a workspace now, which takes up to half an hour, rather than with the first compute: after all outbound rules, before all
 * computes. Nothing is replaced by it, and nothing undone when it is taken away.
 *
 * Throws for a workspace without a managed network, and for a second one of a workspace. Source: Microsoft's page "Workspace managed virtual network isolation".
 */
export class NetworkProvisioning extends Construct {
  /** The action. */
  readonly resource: AzapiResourceAction;

  constructor(scope: Construct, id: string, props: NetworkProvisioningProps) {
    props = given(scope, id, 'NetworkProvisioningProps', props);
    super(scope, id);
    const { workspace, includeSpark = false } = props;
    checkProvisioning(this, workspace);
    claimNetwork(this, workspace);
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

import { MachineLearningWorkspaceNetworkOutboundRuleFqdn } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-fqdn';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { requireSubscription } from '../providers/subscription-checks';
import { orderRule } from '../workspace-ref/network-order';
import { ManagedNetwork } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { checkHost } from './outbound-fqdn-checks';
import { afterWorkspace, checkMode, OutboundRuleOptions, takeDestination, takeRuleName } from './outbound-rule';

export interface OutboundFqdnProps extends OutboundRuleOptions {
  /** The workspace, whose managed network allows only approved outbound traffic. */
  readonly workspace: IWorkspaceRef;
  /**
   * The host, such as `pypi.org`, or `*.pythonhosted.org` for all below a name.
   * @change in place
   */
  readonly destination: string;
}

/**
 * Lets the computes in a managed network reach a host by its name, on the ports 80 and 443. The first such rule makes Azure run an Azure Firewall, which
 * is charged by the hour.
 *
 * Throws in another mode than ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND, for a name or a host that another rule has, and for what is no host name.
 * Source: Microsoft's page "Workspace managed virtual network isolation".
 */
export class OutboundFqdn extends Construct {
  /** The rule. */
  readonly resource: MachineLearningWorkspaceNetworkOutboundRuleFqdn;

  constructor(scope: Construct, id: string, props: OutboundFqdnProps) {
    props = given(scope, id, 'OutboundFqdnProps', props);
    super(scope, id);
    const { workspace, destination } = props;
    const name = together(this, () => {
      checkMode(this, workspace, [ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND]);
      checkHost(this, destination);
      takeDestination(this, workspace, 'destination', [destination]);
      return takeRuleName(this, id, props, workspace);
    });
    this.resource = new MachineLearningWorkspaceNetworkOutboundRuleFqdn(this, 'Resource', {
      name,
      workspaceId: workspace.id,
      destinationFqdn: destination,
      dependsOn: afterWorkspace(this, workspace),
    });
    requireSubscription(this, 'workspace', workspace, this.resource);
    orderRule(workspace, this.resource);
  }
}

import { MachineLearningWorkspaceNetworkOutboundRuleServiceTag } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-service-tag';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { requireSubscription } from '../providers/subscription-checks';
import { orderRule } from '../workspace-ref/network-order';
import { ManagedNetwork } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { afterWorkspace, checkMode, OutboundRuleOptions, takeDestination, takeRuleName } from './outbound-rule';
import { checkPorts, checkTag } from './outbound-service-tag-checks';

/** The protocol of traffic that a service tag rule allows. */
export enum OutboundProtocol {
  ANY = '*',
  TCP = 'TCP',
  UDP = 'UDP',
  ICMP = 'ICMP',
}

export interface OutboundServiceTagOptions extends OutboundRuleOptions {
  /**
   * The service, by its tag without a region, such as `DataFactory`.
   * @change in place
   */
  readonly serviceTag: string;
  /**
   * The protocol.
   * @default OutboundProtocol.TCP
   * @change added: nothing; changed: in place; taken away: in place
   */
  readonly protocol?: OutboundProtocol;
  /**
   * The ports, and ranges of them, separated by commas: `443`, `80,443`, `1433-1434`.
   * @default '443'
   * @change in place
   */
  readonly portRanges?: string;
}

export interface OutboundServiceTagProps extends OutboundServiceTagOptions {
  /** The workspace, whose managed network allows only approved outbound traffic. */
  readonly workspace: IWorkspaceRef;
}

/**
 * Lets the computes in a managed network reach a service of Azure.
 *
 * Throws in another mode than ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND, for a name that another rule has, or tag, protocol and ports,
 * for a tag that azurerm does not know, and for ports that are none. Source: Microsoft's page "Workspace managed virtual network isolation".
 */
export class OutboundServiceTag extends Construct {
  /** The rule. */
  readonly resource: MachineLearningWorkspaceNetworkOutboundRuleServiceTag;

  constructor(scope: Construct, id: string, props: OutboundServiceTagProps) {
    props = given(scope, id, 'OutboundServiceTagProps', props);
    super(scope, id);
    const { workspace, serviceTag, protocol = OutboundProtocol.TCP, portRanges = '443' } = props;
    this.resource = new MachineLearningWorkspaceNetworkOutboundRuleServiceTag(
      this,
      'Resource',
      together(this, () => {
        checkMode(this, workspace, [ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND]);
        checkTag(this, serviceTag);
        checkPorts(this, portRanges);
        takeDestination(this, workspace, 'serviceTag', [serviceTag, protocol, portRanges]);
        return {
          name: takeRuleName(this, id, props, workspace),
          workspaceId: workspace.id,
          serviceTag,
          protocol,
          portRanges,
          dependsOn: afterWorkspace(this, workspace),
        };
      }),
    );
    requireSubscription(this, 'workspace', workspace, this.resource);
    orderRule(workspace, this.resource);
  }
}

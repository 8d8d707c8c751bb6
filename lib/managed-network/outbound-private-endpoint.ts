import { MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-private-endpoint';
import { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { Grant } from '../access/grant';
import { afterPropagation } from '../access/propagation';
import { Role } from '../access/roles';
import { grantToWorkspace } from '../access/workspace-identity';
import { beforeUse } from '../core/order';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { requireSubscription } from '../providers/subscription-checks';
import { approvalsOf, orderRule } from '../workspace-ref/network-order';
import { ManagedNetwork } from '../workspace-ref/workspace-enums';
import { BY_AZAPI, checkTarget, checkWait } from './outbound-private-endpoint-checks';
import { OutboundPrivateEndpointProps } from './outbound-private-endpoint-props';
import { checkMode, takeDestination, takeRuleName } from './outbound-rule';

interface RuleBody {
  readonly properties: {
    readonly type: 'PrivateEndpoint';
    readonly category: 'UserDefined';
    readonly destination: { readonly serviceResourceId: string; readonly subresourceTarget: string; readonly sparkEnabled: boolean };
  };
}

/**
 * Lets the computes in a managed network reach a resource through a private endpoint that Azure makes there, after the workspace's identity has the role
 * to approve it. The endpoints to the workspace's own vault and registry, and to the blobs and files of its own storage, Azure makes by itself; batch
 * endpoints and parallel runs need rules to its queues and tables too.
 *
 * Throws where the workspace has no managed network, for a name, or target and subresource, that another rule has, for a target or subresource that
 * there is no rule for, and for what Azure makes by itself. Source: Microsoft's page "Workspace managed virtual network
 * isolation".
 */
export class OutboundPrivateEndpoint extends Construct {
  /** The rule. */
  readonly resource: TerraformResource;
  /** The role on the target, where it is granted here. */
  readonly approval?: Grant;

  constructor(scope: Construct, id: string, props: OutboundPrivateEndpointProps) {
    props = given(scope, id, 'OutboundPrivateEndpointProps', props);
    super(scope, id);
    const { workspace, target } = props;
    together(this, () => {
      checkMode(this, workspace, [ManagedNetwork.ALLOW_INTERNET_OUTBOUND, ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND]);
      checkTarget(this, props);
    });
    takeDestination(this, workspace, 'target', [target.id, props.subresource]);
    this.approval = this.approve(props);
    checkWait(this, props, this.approval);
    const approved = afterPropagation(this, 'ApprovalWait', this.approval === undefined ? [] : [this.approval], props.propagationSeconds);
    const dependsOn = [...(beforeUse(this, [workspace, target]) ?? []), ...approvalsOf(this, workspace), ...approved];
    this.resource = this.makeRule(takeRuleName(this, id, props, workspace), props, dependsOn);
    if (!(this.resource instanceof AzapiResource)) requireSubscription(this, 'workspace', workspace, this.resource);
    orderRule(workspace, this.resource);
  }

  private makeRule(name: string, props: OutboundPrivateEndpointProps, dependsOn: ITerraformDependable[]): TerraformResource {
    const { workspace, target, subresource, sparkEnabled = false } = props;
    if (!BY_AZAPI.some(({ subresources }) => subresources.includes(subresource))) {
      return new MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint(this, 'Resource', {
        name,
        workspaceId: workspace.id,
        serviceResourceId: target.id,
        subResourceTarget: subresource,
        sparkEnabled,
        dependsOn,
      });
    }
    const destination = { serviceResourceId: target.id, subresourceTarget: subresource, sparkEnabled };
    const body: RuleBody = { properties: { type: 'PrivateEndpoint', category: 'UserDefined', destination } };
    // azurerm replaces its rules over these too: Azure keeps the endpoint that a rule has.
    const replaceTriggersExternalValues = [target.id, String(sparkEnabled)];
    const type = ApiType.OUTBOUND_RULE;
    return new AzapiResource(this, 'Resource', { type, name, parentId: workspace.id, body, replaceTriggersExternalValues, dependsOn });
  }

  private approve({ workspace, target, grants }: OutboundPrivateEndpointProps): Grant | undefined {
    if (grants === false) return undefined;
    const role = Role.NETWORK_CONNECTION_APPROVER;
    const warning = `the workspace's identity is brought, and must have the role '${role}' on the target; 'grants: true' grants it`;
    return grantToWorkspace(this, workspace, { on: target, roles: { Approval: role }, grants, warning, instead: `leave out 'grants'` })[0];
  }
}

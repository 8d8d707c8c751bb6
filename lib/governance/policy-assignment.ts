import { ManagementGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/management-group-policy-assignment';
import { ResourceGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/resource-group-policy-assignment';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { takeName } from '../core/naming';
import { IResourceRef, PrincipalType } from '../core/types';
import { ScopeKind } from '../core/assignment-scope';
import { MlPolicy } from './ml-policy';
import { PolicyEffect } from './ml-policy-props';
import { MlPoliciesProps } from './ml-policies-props';

type AnyAssignment = ResourceGroupPolicyAssignment | SubscriptionPolicyAssignment | ManagementGroupPolicyAssignment;

/** What an assignment is made of. */
interface AssignmentProps {
  readonly policy: MlPolicy;
  readonly effect: PolicyEffect;
  readonly on: MlPoliciesProps;
  readonly kind: ScopeKind;
  /** Where its identity lies, for a policy that needs one. */
  readonly location?: string;
}

/** One policy, assigned to a scope, with the identity and the roles that it needs. `MlPolicies` makes them. */
export class PolicyAssignment extends Construct implements IResourceRef {
  /** The assignment. */
  readonly resource: TerraformResource;
  /** The policy that is assigned. */
  readonly policy: MlPolicy;
  /** With which effect. */
  readonly effect: PolicyEffect;
  private readonly assignment: AnyAssignment;

  constructor(scope: Construct, id: string, props: AssignmentProps) {
    super(scope, id);
    this.policy = props.policy;
    this.effect = props.effect;
    this.assignment = this.assign(props);
    this.resource = this.assignment;
    if (props.location !== undefined) this.grant(props.on.scope);
  }

  /** The id of the assignment. */
  get id(): string {
    return this.assignment.id;
  }

  private assign({ policy, effect, on, kind, location }: AssignmentProps): AnyAssignment {
    const from = on.namePrefix === undefined ? 'scope' : 'namePrefix';
    const named = `${on.namePrefix ?? ''}${policy.key}`;
    const config = {
      name: takeName(this, kind === ScopeKind.MANAGEMENT_GROUP ? 'groupPolicyAssignment' : 'policyAssignment', {
        baseName: named,
        place: on.scope.id,
        from,
        property: from,
      }),
      policyDefinitionId: policy.definitionId,
      displayName: policy.title,
      enforce: on.enforce ?? true,
      parameters: parametersOf(policy, effect),
      notScopes: on.notScopes?.map((one) => one.id),
      nonComplianceMessage: on.message === undefined ? undefined : [{ content: on.message }],
      // Azure tells the place of an assignment only where it has an identity.
      location,
      identity: location === undefined ? undefined : { type: 'SystemAssigned' },
    };
    const { id } = on.scope;
    if (kind === ScopeKind.RESOURCE_GROUP) return new ResourceGroupPolicyAssignment(this, 'Resource', { ...config, resourceGroupId: id });
    if (kind === ScopeKind.SUBSCRIPTION) return new SubscriptionPolicyAssignment(this, 'Resource', { ...config, subscriptionId: id });
    return new ManagementGroupPolicyAssignment(this, 'Resource', { ...config, managementGroupId: id });
  }

  /** The roles of the identity where the policy is assigned, and on what its parameters name. */
  private grant(scope: IResourceRef): void {
    for (const role of this.policy.roles) {
      const places = [scope, ...(this.policy._props.grantsOn ?? [])];
      for (const [index, place] of places.entries()) {
        new RoleAssignment(this, `${role.replace(/[^A-Za-z0-9]/g, '')}${index === 0 ? '' : `On${String(index)}`}`, {
          scope: place.id,
          roleDefinitionName: role,
          principalId: this.assignment.identity.principalId,
          principalType: PrincipalType.SERVICE_PRINCIPAL,
        });
      }
    }
  }
}

/** Always with the effect written out: what Azure takes without it may change with a version of the policy. */
function parametersOf({ _props: props }: MlPolicy, effect: PolicyEffect): string | undefined {
  const { effectParameter = 'effect', parameters = {} } = props;
  const all: { readonly [name: string]: unknown } = { ...(effectParameter === '' ? {} : { [effectParameter]: effect }), ...parameters };
  const values = Object.entries(all).map(([name, value]) => [name, { value }]);
  return values.length === 0 ? undefined : JSON.stringify(Object.fromEntries(values));
}

import { ResourceGroupPolicyExemption } from '@cdktf/provider-azurerm/lib/resource-group-policy-exemption';
import { ResourcePolicyExemption } from '@cdktf/provider-azurerm/lib/resource-policy-exemption';
import { SubscriptionPolicyExemption } from '@cdktf/provider-azurerm/lib/subscription-policy-exemption';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { takeName } from '../core/naming';
import { ScopeKind, scopeKind } from '../core/assignment-scope';
import { PolicyExemptionOptions } from './ml-policies-props';
import { PolicyAssignment } from './policy-assignment';
import { checkExemption } from './policy-exemption-checks';

const { RESOURCE_GROUP, SUBSCRIPTION, RESOURCE } = ScopeKind;

/** Something that need not comply with some policies. `MlPolicies.exempt` makes it: one exemption in Azure for each of the policies. */
export class PolicyExemption extends Construct {
  private readonly made = new Map<string, TerraformResource>();

  constructor(scope: Construct, id: string, options: PolicyExemptionOptions, assignments: PolicyAssignment[]) {
    super(scope, id);
    checkExemption(this, options);
    const kind = scopeKind(this, 'target', options.target, RESOURCE_GROUP, RESOURCE, SUBSCRIPTION);
    for (const assignment of assignments) this.made.set(assignment.policy.key, this.exempt(assignment, options, kind));
  }

  /** The exemptions, in the order of the policies. */
  get resources(): TerraformResource[] {
    return [...this.made.values()];
  }

  private exempt({ policy, id: policyAssignmentId }: PolicyAssignment, options: PolicyExemptionOptions, kind: ScopeKind): TerraformResource {
    const { target, name, category, reason, expiresOn } = options;
    const named = `${name ?? this.node.id}-${policy.key}`;
    const config = {
      name: takeName(this, 'policyExemption', { name: name === undefined ? undefined : named, baseName: named, from: 'name', place: target.id }),
      policyAssignmentId,
      exemptionCategory: category,
      description: reason,
      expiresOn,
    };
    if (kind === RESOURCE_GROUP) return new ResourceGroupPolicyExemption(this, policy.key, { ...config, resourceGroupId: target.id });
    if (kind === SUBSCRIPTION) return new SubscriptionPolicyExemption(this, policy.key, { ...config, subscriptionId: target.id });
    return new ResourcePolicyExemption(this, policy.key, { ...config, resourceId: target.id });
  }
}

import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { refuse, refuseLater, warn } from '../core/errors';
import { given, givenTo } from '../core/given';
import { useAzurerm } from '../providers/azurerm';
import { ScopeKind, scopeKind } from '../core/assignment-scope';
import { choose, expectCompliance, locationOf } from './ml-policies-checks';
import { MlPoliciesProps, PolicyExemptionOptions } from './ml-policies-props';
import { MlPolicy } from './ml-policy';
import { PolicyEffect } from './ml-policy-props';
import { PolicyAssignment } from './policy-assignment';
import { PolicyExemption } from './policy-exemption';

/**
 * Azure Policies for machine learning, assigned to a resource group, a subscription or a management group: what Azure refuses (`deny`), reports (`audit`)
 * or changes by itself (`configure`), for everybody and by whatever way they deploy. Azure heeds an assignment some minutes after it is made.
 *
 * What the program itself makes in the scope is judged at synth: what a denied policy would refuse half-way through an apply is refused here, and what Azure
 * would only report is a warning, each with what to change. Seen are resources of all stacks whose resource group, or whose provider's subscription, the
 * program tells; under a management group nothing is. What only Terraform knows, and what exists besides, Azure judges.
 *
 * Moving a policy between `deny` and `audit` is a change in place. Another `scope` or `namePrefix` assigns all of them anew; nothing that runs is touched by
 * it. Whoever deploys needs the role Resource Policy Contributor on the scope, and for `configure` the right to grant roles there too.
 *
 * Throws for no policy, for one that is named twice or lacks the effect, for a scope that is none, and for `configure` without a region.
 *
 * Sources: Terraform's page "azurerm_resource_group_policy_assignment", Microsoft's pages "Azure Policy assignment structure", "Azure Policy exemption
 * structure" and "Azure Policy definitions effect basics".
 */
export class MlPolicies extends Construct {
  private readonly assignments: PolicyAssignment[];
  private readonly exempted: PolicyExemptionOptions[] = [];
  private readonly enforced: boolean;

  constructor(scope: Construct, id: string, props: MlPoliciesProps) {
    props = given(scope, id, 'MlPoliciesProps', props);
    super(scope, id);
    useAzurerm(this);
    const kind = scopeKind(this, 'scope', props.scope, ScopeKind.RESOURCE_GROUP, ScopeKind.SUBSCRIPTION, ScopeKind.MANAGEMENT_GROUP);
    const choices = choose(this, props);
    const location = locationOf(this, props, choices);
    this.enforced = props.enforce ?? true;
    this.assignments = choices.map(
      ({ policy, effect, list }) =>
        new PolicyAssignment(this, policy.key, { policy, effect, on: props, kind, location: list === 'configure' ? location : undefined }),
    );
    refuseLater(this, () => expectCompliance(this, props, this.assignments, this.exempted));
  }

  /** The assignments, in the order of `deny`, `audit` and `configure`. */
  get resources(): TerraformResource[] {
    return this.assignments.map(({ resource }) => resource);
  }

  /** The assignment of a policy. Throws for one that is not assigned here. */
  resourceOf(policy: MlPolicy): TerraformResource {
    return this.find(policy).resource;
  }

  /**
   * Exempts something from policies that are assigned here. Azure refuses a resource before its own exemption can be made: to let through what is not there
   * yet, exempt its resource group. Makes one exemption for each of the policies.
   *
   * Throws for a policy that is not assigned here, and for a reason, a time or a name that Azure would refuse.
   */
  exempt(id: string, options: PolicyExemptionOptions): TerraformResource[] {
    options = givenTo(this, 'PolicyExemptionOptions', options);
    const assignments = options.policies.map((policy) => this.find(policy));
    const { resources } = new PolicyExemption(this, id, options, assignments);
    if (this.enforced && assignments.some(({ effect }) => effect === PolicyEffect.DENY) && Construct.isConstruct(options.target))
      this.warnOfNew(options);
    this.exempted.push({ ...options, policies: assignments.map(({ policy }) => policy) });
    return resources;
  }

  private find({ key }: MlPolicy): PolicyAssignment {
    const found = this.assignments.find(({ policy }) => policy.key === key);
    if (found !== undefined) return found;
    refuse(this, { property: 'policies', value: key, rule: 'this policy is not assigned here', remedy: `Add it to 'deny', 'audit' or 'configure'` });
  }

  private warnOfNew({ target }: PolicyExemptionOptions): void {
    if (scopeKind(this, 'target', target, ScopeKind.RESOURCE_GROUP, ScopeKind.RESOURCE, ScopeKind.SUBSCRIPTION) !== ScopeKind.RESOURCE) return;
    warn(
      this,
      `the exemption of a single resource is made after it: while the policy denies, Azure refuses the resource itself, unless it is there already. ` +
        `Exempt its resource group to have it made`,
    );
  }
}

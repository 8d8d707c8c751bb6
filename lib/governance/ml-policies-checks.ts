import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { Problem, refuse, warn } from '../core/errors';
import { IResourceRef } from '../core/types';
import { MlPolicy } from './ml-policy';
import { PolicyEffect } from './ml-policy-props';
import { MlPoliciesProps } from './ml-policies-props';
import { PolicyAssignment } from './policy-assignment';
import { allDeclared, Reach } from './policy-reach';
import { judgedBy } from './policy-rule';

/** The props that name policies, each with the effects that it stands for. */
const LISTS = {
  deny: [PolicyEffect.DENY],
  audit: [PolicyEffect.AUDIT, PolicyEffect.AUDIT_IF_NOT_EXISTS],
  configure: [PolicyEffect.MODIFY, PolicyEffect.DEPLOY_IF_NOT_EXISTS],
} as const;
type List = keyof typeof LISTS;

/** A policy, and what Azure is to do. */
export interface Choice {
  readonly policy: MlPolicy;
  readonly effect: PolicyEffect;
  readonly list: List;
}

// What the props alone tell.

/** Every policy with its effect; refuses an effect that a policy does not have, a policy that is named twice, and none at all. */
export function choose(scope: Construct, props: MlPoliciesProps): Choice[] {
  const choices = (Object.keys(LISTS) as List[]).flatMap((list) => (props[list] ?? []).map((policy) => chooseEffect(scope, list, policy)));
  if (choices.length === 0)
    refuse(scope, { property: 'deny', value: props.deny, rule: 'this assigns nothing', remedy: `Pass 'deny', 'audit' or 'configure'` });
  for (const [index, { policy, list }] of choices.entries()) {
    const earlier = choices.slice(0, index).find((choice) => choice.policy.key === policy.key);
    if (earlier === undefined) continue;
    const rule = `'${earlier.list}' has it already, and assignments are named after their policies`;
    refuse(scope, { property: list, value: policy.key, rule, remedy: 'Leave one of them out' });
  }
  if (props.message !== undefined) checkText(scope, 'message', props.message);
  return choices;
}

function chooseEffect(scope: Construct, list: List, policy: MlPolicy): Choice {
  const effect = LISTS[list].find((one) => policy.effects.includes(one));
  if (effect !== undefined) return { policy, effect, list };
  const others = (Object.keys(LISTS) as List[]).filter((other) => LISTS[other].some((one) => policy.effects.includes(one)));
  refuse(scope, {
    property: list,
    value: policy.key,
    rule: `the policy "${policy.title}" has only the effects ${policy.effects.join(', ')}`,
    remedy: `Move it to ${others.map((other) => `'${other}'`).join(' or ')}`,
  });
}

/** Where the identities lie, if there are any; refuses a place that nothing tells. */
export function locationOf(scope: Construct, props: MlPoliciesProps, choices: Choice[]): string | undefined {
  const first = choices.find(({ list }) => list === 'configure');
  if (first === undefined) return undefined;
  const { location: own } = props.scope as IResourceRef & { readonly location?: unknown };
  const location = props.location ?? (typeof own === 'string' ? own : undefined);
  if (location !== undefined) return location;
  refuse(scope, {
    property: 'location',
    value: undefined,
    rule: `the assignment of '${first.policy.key}' has an identity, which lies in a region`,
    remedy: `Pass the 'location', such as 'westeurope'`,
  });
}

// What the whole program tells.

/** What an assignment would refuse; what it would only report is warned of. */
export function expectCompliance(policies: Construct, props: MlPoliciesProps, assignments: PolicyAssignment[], exempt: Exempt): Problem[] {
  return assignments.flatMap((assignment) => {
    const { policy, effect } = assignment;
    const breaking = breakers(policies, props, assignment, exempt);
    if (breaking.length === 0) return [];
    const way = `For each of them, ${policy._way ?? 'change it'}`;
    if (effect !== PolicyEffect.DENY || props.enforce === false) {
      const what = effect === PolicyEffect.DENY ? 'would refuse' : 'will report';
      warn(policies, `the policy "${policy.title}" ${what} ${breaking.join(', ')}. ${way}, or exempt it`);
      return [];
    }
    return [
      {
        property: 'deny',
        value: policy.key,
        rule: `the policy "${policy.title}" would refuse ${breaking.join(', ')} half-way through an apply`,
        remedy: `${way}, move the policy to 'audit', or exempt the resource group`,
      },
    ];
  });
}

/** What is exempt from which policies. */
export type Exempt = readonly { readonly target: IResourceRef; readonly policies: readonly MlPolicy[] }[];

function breakers(scope: Construct, { scope: on, notScopes = [] }: MlPoliciesProps, { policy, effect }: PolicyAssignment, exempt: Exempt): string[] {
  const { _rule: rule } = policy;
  if (rule === undefined || effect === PolicyEffect.MODIFY || Token.isUnresolved(policy.definitionId)) return [];
  const reach = new Reach(scope, on);
  const left = [...notScopes, ...exempt.filter(({ policies }) => policies.includes(policy)).map(({ target }) => target)].map(
    (target) => new Reach(scope, target),
  );
  return allDeclared(scope).flatMap((declared) =>
    judgedBy(rule, declared.configuration)
      .filter((made) => reach.covers(declared, made) && !left.some((one) => one.covers(declared, made)))
      .filter((made) => (effect === PolicyEffect.DENY && rule.tooLate === true) || !rule.wants(made, declared.configuration))
      .map(({ path }) => `[${path}]`),
  );
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { Problem, refuse, warn } from '../core/errors';
import { claimInSubscription } from '../core/subscription-claims';
import { DefenderPlan, DefenderPlansProps } from './defender-plans-props';

// What the props alone tell.

/** Refuses plans that the cloud does not have, and options of plans that are not turned on. */
export function checkDefenderPlans(scope: Construct, { plans, storage, ai, cloud = AzureCloud.PUBLIC }: DefenderPlansProps): void {
  const no = (problem: Problem): never => refuse(scope, problem);
  if (plans.length === 0)
    no({ property: 'plans', value: plans, rule: 'this turns on nothing', remedy: 'Name the plans, or leave out the construct' });
  for (const plan of plans) {
    claimInSubscription(scope, `defender plan ${plan}`, (owner) => ({
      property: 'plans',
      value: plan,
      rule: `a subscription has each plan once, and [${owner}] turns this one on`,
      remedy: 'Name it once',
    }));
    const problem = cloud._defenderProblem(plan);
    if (problem?.certain === true) no({ property: 'plans', value: plan, rule: problem.text, remedy: 'Leave it out' });
    if (problem?.certain === false) warn(scope, `'plans' has '${plan}': ${problem.text}`);
  }
  const options = [
    ['storage', storage, DefenderPlan.STORAGE],
    ['ai', ai, DefenderPlan.AI],
  ] as const;
  for (const [property, value, plan] of options) {
    if (value === undefined || plans.includes(plan)) continue;
    no({
      property,
      value,
      rule: `these are options of the plan '${plan}', which is not turned on`,
      remedy: `Add it to 'plans', or leave them out`,
    });
  }
  const cap = storage?.malwareScanningCapGigabytes;
  if (cap === undefined || Token.isUnresolved(cap) || cap === -1 || (Number.isInteger(cap) && cap > 0)) return;
  no({
    property: 'storage.malwareScanningCapGigabytes',
    value: cap,
    rule: 'Azure scans a whole number of gigabytes per month and account, or all with -1',
    remedy: 'Pass such a number, or leave it out to scan nothing',
  });
}

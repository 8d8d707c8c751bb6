import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { Problem, refuse } from '../core/errors';
import { PolicyExemptionOptions } from './ml-policies-props';

/** Azure's limit for the description of an exemption. */
const MAX_REASON = 512;

// What the props alone tell.

/** Refuses an exemption from nothing, a reason that is too long, and an end that Azure would tell otherwise. */
export function checkExemption(scope: Construct, { policies, reason, expiresOn }: PolicyExemptionOptions): void {
  const no = (problem: Problem): never => refuse(scope, problem);
  if (policies.length === 0) no({ property: 'policies', value: policies, rule: 'this exempts from nothing', remedy: 'Name the policies' });
  if (reason !== undefined) {
    checkText(scope, 'reason', reason);
    if (!Token.isUnresolved(reason) && (reason === '' || reason.length > MAX_REASON)) {
      no({ property: 'reason', value: reason, rule: `it must have 1-${String(MAX_REASON)} characters`, remedy: 'Write another, or leave it out' });
    }
  }
  if (expiresOn === undefined || Token.isUnresolved(expiresOn) || isSecond(expiresOn)) return;
  no({
    property: 'expiresOn',
    value: expiresOn,
    rule: 'Azure tells the end as date and time in UTC, and any other form would be a difference in every plan',
    remedy: `Write it as '2027-12-31T00:00:00Z'`,
  });
}

function isSecond(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().replace('.000Z', 'Z') === text;
}

import { Configuration, judgedBy, Rule } from '../../../lib/governance/policy-rule';

/** `passes` or `fails` as the page says it; `–` where the stack has no resource that the rule looks at. */
export function verdict(rule: Rule, stack: Configuration): string {
  const judged = judgedBy(rule, stack);
  if (judged.length === 0) return '–';
  return judged.every((made) => rule.wants(made, stack)) ? 'passes' : 'fails';
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { refuse } from '../core/errors';
import { AutoscaleOptions, AutoscaleRule } from './autoscale-options';

/** What the props alone tell: refuses numbers that make no range, and rules that would make the number of machines swing. */
export function checkAutoscale(scope: Construct, { minInstances, maxInstances, rules = [] }: AutoscaleOptions): void {
  const most = Token.isUnresolved(maxInstances) ? Infinity : maxInstances;
  checkWhole(scope, 'minInstances', minInstances, 1, most, `it is at least 1 and at most 'maxInstances'`);
  checkWhole(scope, 'maxInstances', maxInstances, 1, 100, 'Azure scales to 100 machines at most');
  for (const rule of rules) checkRule(scope, rule);
  if (rules.length > 0 && rules.length <= 5) return;
  refuse(scope, {
    property: 'rules',
    value: rules.length,
    rule: 'Azure takes ten rules, two for each of these',
    remedy: 'Pass one to five, or leave it out',
  });
}

function checkRule(scope: Construct, { metric, scaleOutAbove, scaleInBelow }: AutoscaleRule): void {
  if (Token.isUnresolved(scaleInBelow) || Token.isUnresolved(scaleOutAbove) || scaleInBelow < scaleOutAbove) return;
  refuse(scope, {
    property: 'scaleInBelow',
    value: scaleInBelow,
    rule: `it is not below 'scaleOutAbove' of ${metric}, ${scaleOutAbove}: the number of machines would swing`,
    remedy: 'Choose a lower one',
  });
}

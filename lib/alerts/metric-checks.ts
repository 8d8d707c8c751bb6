import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { MetricOptions } from './workspace-metric';

/** Refuses what azurerm would refuse in the criteria of an alert. */
export function checkMetric(scope: Construct, { name, dimensions = [] }: MetricOptions): void {
  const check = (property: string, value: unknown, fits: boolean, rule: string): void => {
    if (fits || Token.isUnresolved(value)) return;
    refuse(scope, { property, value, rule, remedy: 'Pass one' });
  };
  check('metric.name', name, name !== '', 'a metric has a name');
  for (const { name: dimension, values } of dimensions) {
    check('metric.dimensions', dimension, dimension !== '', 'a dimension has a name');
    check(`metric.dimensions.${dimension}`, values, values.length > 0, 'a dimension narrows a metric down by one value or several');
  }
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { ConfigurationError } from './errors';

/** Refuses a number that is not a whole one from `min` to `max`, saying `why`. */
export function checkWhole(scope: Construct, property: string, value: number, min: number, max: number, why: string): number {
  if (Token.isUnresolved(value) || (Number.isInteger(value) && value >= min && value <= max)) return value;
  throw new ConfigurationError(scope, {
    property,
    value,
    rule: why,
    remedy: `Pass a whole number from ${min} to ${max}`,
  });
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { refuse } from '../core/errors';

// What the props alone tell.

/** The text, where Azure would take it. */
export function checkForm(scope: Construct, property: string, value: string, pattern: RegExp, form: string): string {
  checkText(scope, property, value);
  if (Token.isUnresolved(value) || pattern.test(value)) return value;
  refuse(scope, { property, value, rule: `it must be ${form}`, remedy: 'Pass one' });
}

/** Refuses a group that would notify nobody, and receivers that share a name. */
export function checkReceivers(scope: Construct, kinds: { readonly [property: string]: { readonly [receiver: string]: unknown } }): void {
  const seen = new Set<string>();
  for (const [property, receivers] of Object.entries(kinds)) {
    for (const name of Object.keys(receivers)) {
      if (name === '' || seen.has(name.toLowerCase())) {
        refuse(scope, {
          property,
          value: name,
          rule: 'each receiver of an action group has a name of its own',
          remedy: 'Choose another name for the receiver',
        });
      }
      seen.add(name.toLowerCase());
    }
  }
  if (seen.size > 0) return;
  refuse(scope, {
    property: 'emails',
    value: undefined,
    rule: 'nobody would be told of an alert',
    remedy: `Pass 'emails', 'webhooks', 'sms' or 'roles'`,
  });
}

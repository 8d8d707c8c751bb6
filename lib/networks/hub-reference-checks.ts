import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isIPv4 } from 'node:net';
import { refuse } from '../core/errors';

// What the props alone tell.

/** Refuses what is no IPv4 address. */
export function checkAddress(scope: Construct, property: string, address: string): void {
  if (Token.isUnresolved(address) || isIPv4(address)) return;
  refuse(scope, { property, value: address, rule: 'this is not an IPv4 address', remedy: `Pass one, such as '10.40.0.4'` });
}

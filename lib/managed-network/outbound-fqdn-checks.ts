import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';

// What the props alone tell.

/** Refuses what is no host name. */
export function checkHost(scope: Construct, host: string): void {
  if (
    Token.isUnresolved(host) ||
    /^(\*\.)?([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\.)+([A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,58}[A-Za-z0-9])$/.test(host)
  )
    return;
  refuse(scope, {
    property: 'destination',
    value: host,
    rule: `it is a host name, or one with '*.' before it, without scheme, port and path`,
    remedy: 'Pass one such as pypi.org or *.pythonhosted.org',
  });
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { refuse } from '../core/errors';
import { checkResourceId } from '../core/resource-id';
import { NOT_SHOWN } from '../core/secrets';
import { ConnectionProps } from './connection-props';

// What the props alone tell.

/** User and password before the host, or the signature of a shared access signature. */
const SECRET_IN_ADDRESS = /\/\/[^/?#]*:[^/?#]*@|[?&]sig=/i;

/** What secrets are called, and nothing else that connections keep. */
const SECRET_NAME = /(password|secret|connection_?string|(api|account|access|primary|secondary)_?key)$|^(key|pwd|pat|sas)$/i;

/** Refuses an address, metadata and a way to sign in that do not fit the kind of target, and secrets for all to see. */
export function checkTarget(scope: Construct, { target, auth, metadata }: ConnectionProps): void {
  const { options, _kind: kind } = target;
  const no = (property: string, value: unknown, rule: string, remedy: string): never => refuse(scope, { property, value, rule, remedy });
  checkText(scope, 'target', options.target);
  if (!Token.isUnresolved(options.target) && SECRET_IN_ADDRESS.test(options.target))
    no('target', NOT_SHOWN, 'it holds a password or a signature, for all to see', `Pass the address alone, and the secret with 'auth'`);
  for (const [name, text] of Object.entries({ ...options.metadata, ...metadata })) {
    checkText(scope, `metadata.${name}`, text);
    if (SECRET_NAME.test(name)) no(`metadata.${name}`, NOT_SHOWN, 'metadata is for all to see', `Pass secrets with 'auth'`);
  }
  if (kind.https === true && !Token.isUnresolved(options.target) && !/^https:\/\/[^/\s]+/.test(options.target)) {
    no('target', options.target, `the address of ${options.category} starts with https://`, 'Pass the whole address');
  }
  if (options.target === '') no('target', options.target, 'it is the address that the connection leads to', 'Pass it');
  if (kind.auth !== undefined && !kind.auth.includes(auth.authType)) {
    no('auth', auth.authType, `at ${options.category} one signs in with ${kind.auth.join(', ')}`, 'Pass one of these');
  }
  if (options.resource !== undefined && kind.resourceKind !== undefined)
    checkResourceId(scope, 'target.resource', options.resource.id, kind.resourceKind);
}

/** Refuses a version of secrets where there are none. */
export function checkVersion(scope: Construct, { secretVersion, auth }: ConnectionProps): void {
  if (secretVersion === undefined || auth.secrets.length > 0) return;
  refuse(scope, {
    property: 'secretVersion',
    value: secretVersion,
    rule: `it tells when secrets have changed, and ${auth.authType} has none`,
    remedy: 'Leave it out',
  });
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { ConfigurationError } from '../core/errors';

/** How somebody signs in at a node with SSH: by key only. */
export interface SshAccess {
  /** The public key in OpenSSH's form, `ssh-rsa AAAA…`. */
  readonly publicKey: string;
}

/** Refuses what is no public key; a private one is not repeated in the error. */
export function checkPublicKey(scope: Construct, property: string, key: string): string {
  if (Token.isUnresolved(key) || /^(ssh-rsa|ssh-ed25519|ecdsa-sha2-nistp\d{3}) [A-Za-z0-9+/]{60,}={0,3}( [^\n]*)?\n?$/.test(key)) return key;
  throw new ConfigurationError(scope, {
    property,
    value: `${key.slice(0, 8)}…`,
    rule: 'it is the public half of an SSH key, in one line',
    remedy: 'Pass the content of a file such as ~/.ssh/id_rsa.pub',
  });
}

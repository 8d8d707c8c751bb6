import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { ConfigurationError } from './errors';
import { checkResourceId, ResourceKind } from './resource-id';
import { IIdentityRef, IKeyRef } from './types';

/** With which key a part is encrypted, and as whom Azure reads it. */
export interface PartEncryption {
  /** The key. Its vault must have purge protection. */
  readonly key: IKeyRef;
  /** The user-assigned identity that may use the key. It must have the role Key Vault Crypto Service Encryption User on the key's vault before. */
  readonly identity: IIdentityRef;
}

/** Refuses a key whose ids Azure would not take: a versioned one for the workspace, one without a version for the parts. */
export function checkKey(scope: Construct, key: IKeyRef): void {
  checkResourceId(scope, 'encryption.key.keyVaultId', key.keyVaultId, ResourceKind.KEY_VAULT);
  checkUrl(scope, 'encryption.key.id', key.id, /^https:\/\/[^/]+\/keys\/[^/]+\/[^/]+$/, 'https://<vault>/keys/<name>/<version>');
  checkUrl(scope, 'encryption.key.versionlessId', key.versionlessId, /^https:\/\/[^/]+\/keys\/[^/]+$/, 'https://<vault>/keys/<name>');
}

function checkUrl(scope: Construct, property: string, value: string, pattern: RegExp, form: string): void {
  if (Token.isUnresolved(value) || pattern.test(value)) return;
  throw new ConfigurationError(scope, {
    property,
    value,
    rule: `a key identifier has the form '${form}' here`,
    remedy: 'Pass the identifier that the key vault shows for the key',
  });
}

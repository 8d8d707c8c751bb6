import { ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { beforeUse } from '../core/order';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { resolve } from '../core/resolve';
import { IIdentityRef, IKeyRef } from '../core/types';

/** With which key a part is encrypted, and as whom Azure reads it. */
export interface PartEncryption {
  /**
   * The key. Its vault must have purge protection.
   * @change in place
   */
  readonly key: IKeyRef;
  /**
   * The user-assigned identity that reads the key. It must have the role Key Vault Crypto Service Encryption User on the key's vault before: pass what
   * `grantUse` of a `CustomerManagedKey` returns, which `fromKeyAttributes` makes of an existing key, or name the role assignment in `usableAfter`.
   * @change in place
   */
  readonly identity: IIdentityRef;
}

/** What must be there before something is encrypted: the key, and the identity's right to use it. */
export function readyToEncrypt(scope: Construct, encryption: PartEncryption | undefined): ITerraformDependable[] | undefined {
  if (encryption === undefined) return undefined;
  const { key, identity } = encryption;
  return beforeUse(scope, [{ id: key.versionlessId, usableAfter: key.usableAfter }, identity]);
}

/** Refuses a key whose ids Azure would not take: a versioned one for the workspace, one without a version for the parts. */
export function checkKey(scope: Construct, key: IKeyRef, path = 'encryption.key.'): void {
  checkVault(scope, key, path);
  checkResourceId(scope, `${path}keyVaultId`, key.keyVaultId, ResourceKind.KEY_VAULT);
  checkUrl(scope, `${path}id`, key.id, /^https:\/\/[^/\s]+\/keys\/[^/\s]+\/[^/\s]+$/, 'https://<vault>/keys/<name>/<version>');
  checkUrl(scope, `${path}versionlessId`, key.versionlessId, /^https:\/\/[^/\s]+\/keys\/[^/\s]+$/, 'https://<vault>/keys/<name>');
  checkSwapped(scope, key, path);
  checkSameKey(scope, key, path);
}

/** Refuses a key of a Managed HSM, whose roles are not Azure's and which azurerm takes for none of these resources. */
function checkVault(scope: Construct, key: IKeyRef, path: string): void {
  const managed = (['keyVaultId', 'id', 'versionlessId'] as const).find((property) =>
    /\/managedHSMs\/|^https:\/\/[^/]+\.managedhsm\.|azurerm_key_vault_managed_hardware_security_module/i.test(String(resolve(scope, key[property]))),
  );
  if (managed === undefined) return;
  refuse(scope, {
    property: `${path}${managed}`,
    value: key[managed],
    rule: 'it is of a Managed HSM: azurerm encrypts workspaces and registries only with keys of a vault, and roles in a Managed HSM are assigned by itself and not by Azure',
    remedy: `Pass an RSA key of a vault`,
  });
}

/** Refuses references to the other form of a key's id. */
function checkSwapped(scope: Construct, key: IKeyRef, path: string): void {
  const wrong = (
    [
      ['id', 'versionless_id'],
      ['versionlessId', 'id'],
    ] as const
  ).find(([property, attribute]) => new RegExp(`azurerm_key_vault_key\\.[\\w-]+\\.${attribute}\\}$`).test(String(resolve(scope, key[property]))));
  if (wrong === undefined) return;
  refuse(scope, {
    property: `${path}${wrong[0]}`,
    value: key[wrong[0]],
    rule: 'the workspace takes a version of the key, storage and registry take the key without one',
    remedy: `Pass the resource itself as 'key', or its 'id' and 'versionlessId' as those`,
  });
}

/** Refuses literal ids of different keys or vaults. */
function checkSameKey(scope: Construct, { id, versionlessId, keyVaultId }: IKeyRef, path: string): void {
  if ([id, versionlessId, keyVaultId].some((part) => Token.isUnresolved(part))) return;
  const vault = /^https:\/\/([^./]+)/.exec(id)?.[1]?.toLowerCase();
  if (id.toLowerCase().startsWith(`${versionlessId.toLowerCase()}/`) && keyVaultId.toLowerCase().endsWith(`/${String(vault)}`)) return;
  refuse(scope, {
    property: path === '' ? 'id' : path.slice(0, -1),
    value: { id, versionlessId, keyVaultId },
    rule: 'these are the ids of different keys or vaults',
    remedy: 'Pass three ids of one key',
  });
}

function checkUrl(scope: Construct, property: string, value: string, pattern: RegExp, form: string): void {
  if (Token.isUnresolved(value) || pattern.test(value)) return;
  refuse(scope, {
    property,
    value,
    rule: `a key identifier has the form '${form}' here`,
    remedy: 'Pass the identifier that the key vault shows for the key',
  });
}

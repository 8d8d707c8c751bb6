import { TerraformResource, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { CustomerManagedKey } from './parts/customer-managed-key';
import { describe, Problem } from './core/errors';
import { knownRegion } from './core/location';
import { CommonWorkspaceProps } from './common-workspace-props';
import { declaredResource } from './core/stacks';
import { IKeyRef } from './core/types';

export type Configured = TerraformResource & { readonly [input: string]: unknown };

/**
 * What of the parts and the key Azure would refuse, as far as the program declares them and so tells how they are: asked when everything is declared.
 */
export function describeDeclared(scope: Construct, props: CommonWorkspaceProps): string[] {
  return [...storageProblems(scope, props), ...keyProblems(scope, props)].map((problem) => describe(scope, problem));
}

function storageProblems(scope: Construct, { storage }: CommonWorkspaceProps): Problem[] {
  const account = configured(scope, storage, 'azurerm_storage_account');
  if (account === undefined) return [];
  const wrong = [
    account.isHnsEnabledInput === true && 'has a hierarchical namespace',
    account.accountTierInput === 'Premium' && 'is Premium',
    !Token.isUnresolved(account.accountKindInput) &&
      ![undefined, 'StorageV2', 'Storage'].includes(account.accountKindInput as string | undefined) &&
      `is of the kind ${String(account.accountKindInput)}`,
  ].find((reason) => reason !== false);
  if (wrong === undefined) return [];
  return [
    {
      property: 'storage',
      value: account.nameInput,
      rule: `the default storage account of a workspace must be Standard StorageV2 without hierarchical namespace, but this one ${wrong}`,
      remedy: 'Bring another one, or leave it out; such an account can be a datastore',
    },
  ];
}

function keyProblems(scope: Construct, { encryption, resourceGroup, location }: CommonWorkspaceProps): Problem[] {
  if (encryption === undefined) return [];
  const { key } = encryption;
  if (!(key instanceof CustomerManagedKey)) return broughtKeyProblems(scope, key);
  const [here, there] = [knownRegion(resourceGroup, location), key._region];
  if (here === undefined || there === undefined || here === there) return [];
  return [
    {
      property: 'encryption.key.location',
      value: there,
      rule: `the key must be in the region of the workspace, which is in '${here}'`,
      remedy: `Make the CustomerManagedKey with the 'location' of the workspace`,
    },
  ];
}

function broughtKeyProblems(scope: Construct, ref: IKeyRef): Problem[] {
  const key = configured(scope, ref, 'azurerm_key_vault_key');
  const vault = configured(key ?? scope, { id: key?.keyVaultIdInput ?? ref.keyVaultId }, 'azurerm_key_vault');
  const options = key?.keyOptsInput as string[] | undefined;
  const problems: Problem[] = [];
  const later = Token.isUnresolved(key?.keyTypeInput) || Token.isUnresolved(options);
  if (key !== undefined && !later && (key.keyTypeInput !== 'RSA' || !['wrapKey', 'unwrapKey'].every((option) => options?.includes(option)))) {
    problems.push({
      property: 'encryption.key',
      value: key.nameInput,
      rule: 'Azure encrypts only with RSA keys that may wrap and unwrap other keys',
      remedy: `Give the key keyType 'RSA' and keyOpts 'unwrapKey' and 'wrapKey', or use a CustomerManagedKey`,
    });
  }
  if (vault !== undefined && !Token.isUnresolved(vault.purgeProtectionEnabledInput) && vault.purgeProtectionEnabledInput !== true) {
    problems.push({
      property: 'encryption.key.keyVaultId',
      value: vault.nameInput,
      rule: 'Azure encrypts only with keys of a vault with purge protection',
      remedy: `Set purgeProtectionEnabled on the vault, or use a CustomerManagedKey`,
    });
  }
  return problems;
}

/** A resource of `type` with its configuration, where the reference is to one that is declared in this stack. */
export function configured(scope: IConstruct, ref: unknown, type: string): Configured | undefined {
  const declared = Construct.isConstruct(ref) ? ref : declaredResource(scope, (ref as { id?: unknown } | undefined)?.id);
  return TerraformResource.isTerraformResource(declared) && declared.terraformResourceType === type ? (declared as Configured) : undefined;
}

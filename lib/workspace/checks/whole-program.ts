import { TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Role } from '../../access/roles';
import { Configured, configured, isOf } from '../../core/declared';
import { Problem, refuseLater, warn } from '../../core/errors';
import { knownRegion } from '../../core/location';
import { resolve } from '../../core/resolve';
import { declaredResource } from '../../core/stacks';
import { IIdentityRef, IKeyRef, IResourceRef } from '../../core/types';
import { CustomerManagedKey } from '../../parts/customer-managed-key';
import { KeyBase } from '../../parts/key-base';
import { assignsByRepository } from '../../parts/registry-roles';
import { WorkspaceStorage } from '../../parts/workspace-storage';
import { requireAzurermProvider, requireEnvironment, warnOfDeclaredDataPlane } from '../../providers/provider-checks';
import { StorageAccess } from '../../workspace-ref/workspace-enums';
import { CommonWorkspaceProps } from '../props/common-workspace-props';
import { declaredCloud } from '../props/declared-cloud';

/**
 * What only the whole program tells: how the parts and the key are that it declares elsewhere, and which providers the stack has. Asked once everything is
 * declared.
 */
export function expectProgram(scope: Construct, props: CommonWorkspaceProps, identity: IIdentityRef | undefined): void {
  requireAzurermProvider(scope);
  requireEnvironment(scope, declaredCloud(props).environment);
  refuseLater(scope, () => {
    warnOfStorage(scope, props);
    const problems = [...storageProblems(scope, props), ...vaultProblems(scope, props, identity)];
    return [...problems, ...registryProblems(scope, props), ...keyProblems(scope, props)];
  });
  expectRegistryMode(scope, props);
}

/**
 * Holds how roles on a brought registry are assigned, which may be told after the workspace was given its roles on it, against those roles; warns where a
 * brought identity must have its own.
 */
function expectRegistryMode(workspace: Construct, { registry, identity, grants }: CommonWorkspaceProps): void {
  if (registry === undefined) return;
  const known = assignsByRepository(registry);
  const brought = identity !== undefined && grants !== true;
  refuseLater(workspace, () => {
    const declared = declaredResource(workspace, registry.id);
    if (!known && (declared === undefined || !assignsByRepository(declared as unknown as IResourceRef))) return [];
    if (brought) {
      const role = Role.REGISTRY_REPOSITORY_WRITER;
      warn(workspace, `the 'registry' that you bring assigns roles by repository, and 'identity' is brought: it must have the role '${role}' on it`);
    }
    if (brought || known) return [];
    return [
      {
        property: 'registry',
        value: registry.id,
        rule: `it assigns roles by repository, which was not known when the workspace was given its roles, and Azure does not heed those on the whole registry`,
        remedy: `Pass the resource itself as 'registry', after its override of 'role_assignment_mode', or a WorkspaceRegistry with 'roleAssignmentMode'`,
      },
    ];
  });
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

/** What of a storage account is legal, but will not work everywhere. */
function warnOfStorage(scope: Construct, { storage, storageAccess }: CommonWorkspaceProps): void {
  const made = storage instanceof WorkspaceStorage;
  const account = configured(scope, made ? storage.resource : storage, 'azurerm_storage_account');
  if (account === undefined) return;
  if (account.sharedAccessKeyEnabledInput === false) warnOfKeyless(scope, storageAccess);
  if (!made) warnOfSettings(scope, account);
}

function warnOfKeyless(scope: Construct, storageAccess: StorageAccess | undefined): void {
  if (storageAccess === StorageAccess.IDENTITY) return;
  warn(
    scope,
    `the 'storage' that you bring has no shared keys, by which the workspace gets at its default datastores: pass 'storageAccess: StorageAccess.IDENTITY'`,
  );
}

function warnOfSettings(scope: Construct, account: Configured): void {
  const rules = account.networkRulesInput as { readonly defaultAction?: string } | undefined;
  if (account.sharedAccessKeyEnabledInput === false || account.publicNetworkAccessEnabledInput === false || rules?.defaultAction === 'Deny')
    warnOfDeclaredDataPlane(scope);
  warnOfCors(scope, account);
}

/** Azure ML writes a rule for its studio on the blob service of the default account, and each later plan would remove one that is not configured. */
function warnOfCors(scope: Construct, account: Configured): void {
  const blobs = account.blobPropertiesInput as { readonly corsRule?: unknown } | undefined;
  const { lifecycle, rawOverrides } = account as unknown as { lifecycle?: { ignoreChanges?: unknown }; rawOverrides?: object };
  const ignored = JSON.stringify([lifecycle?.ignoreChanges, rawOverrides]);
  if (blobs === undefined || blobs.corsRule !== undefined || /"all"|blob_properties|cors_rule/.test(ignored)) return;
  warn(
    scope,
    `the 'storage' that you bring has 'blobProperties' without a CORS rule, and Azure ML writes one for its studio: each plan would remove it and break uploads. ` +
      `Give the account lifecycle: { ignoreChanges: ['blob_properties[0].cors_rule'] }`,
  );
}

/** Source: Microsoft's page "Azure role-based access control (Azure RBAC) vs. access policies". */
function vaultProblems(scope: Construct, props: CommonWorkspaceProps, identity: IIdentityRef | undefined): Problem[] {
  const granted = props.grants ?? props.identity === undefined;
  const vault = configured(scope, props.vault, 'azurerm_key_vault');
  if (vault === undefined || !granted || identity?.principalId === undefined) return [];
  const modes = [vault.rbacAuthorizationEnabledInput, vault.enableRbacAuthorizationInput];
  if (modes.some((mode) => mode === true || Token.isUnresolved(mode))) return [];
  if (hasPolicy(scope, vault, identity.principalId, props.identity !== undefined)) return [];
  return [
    {
      property: 'vault',
      value: vault.nameInput,
      rule: `it works with access policies, and Azure ignores the role 'Key Vault Administrator' there, which is granted to the workspace's identity`,
      remedy: `Set 'rbacAuthorizationEnabled: true' on the vault, or bring an 'identity' that has an access policy in it, without 'grants'`,
    },
  ];
}

/** Whether a vault has an access policy for a principal, or may have one: the same id can be written as a literal and as a reference. */
function hasPolicy(scope: Construct, vault: Configured, principalId: string, brought: boolean): boolean {
  const inline = vault.accessPolicyInput ?? [];
  if (!Array.isArray(inline)) return true;
  const separate = TerraformStack.of(scope)
    .node.findAll()
    .filter((node) => isOf(node, 'azurerm_key_vault_access_policy'))
    .filter((policy) => declaredResource(scope, policy.keyVaultIdInput) === vault);
  const objectIds = [
    ...(inline as { readonly objectId?: string }[]).map((policy) => policy.objectId),
    ...separate.map((policy) => policy.objectIdInput),
  ];
  const sought = String(resolve(scope, principalId));
  return objectIds
    .map((objectId) => String(resolve(scope, objectId)))
    .some((objectId) => objectId === sought || (brought && objectId.includes('${') !== sought.includes('${')));
}

function registryProblems(scope: Construct, { registry }: CommonWorkspaceProps): Problem[] {
  const declared = configured(scope, registry, 'azurerm_container_registry');
  if (declared === undefined || Token.isUnresolved(declared.skuInput) || declared.skuInput === 'Premium') return [];
  const rules = declared.networkRuleSetInput;
  const wrong = [
    declared.publicNetworkAccessEnabledInput === false && 'is closed to the public network',
    Array.isArray(rules) && rules.length > 0 && 'has network rules',
  ].find((reason) => reason !== false);
  if (wrong === undefined) return [];
  return [
    {
      property: 'registry',
      value: declared.nameInput,
      rule: `a registry that ${wrong} must be Premium, but this one is ${String(declared.skuInput)}`,
      remedy: `Set its sku to 'Premium', or leave out what closes it`,
    },
  ];
}

function keyProblems(scope: Construct, { encryption, resourceGroup, location }: CommonWorkspaceProps): Problem[] {
  if (encryption === undefined) return [];
  const { key } = encryption;
  const brought = key instanceof CustomerManagedKey ? [] : broughtKeyProblems(scope, key);
  const [here, there] = [knownRegion(resourceGroup, location), key instanceof KeyBase ? key._region : undefined];
  if (here === undefined || there === undefined || here === there) return brought;
  return [
    ...brought,
    {
      property: 'encryption.key.location',
      value: there,
      rule: `the key must be in the region of the workspace, which is in '${here}'`,
      remedy:
        key instanceof CustomerManagedKey
          ? `Make the CustomerManagedKey with the 'location' of the workspace`
          : 'Pass a key of a vault in that region',
    },
  ];
}

function broughtKeyProblems(scope: Construct, ref: IKeyRef): Problem[] {
  const key = configured(scope, ref instanceof KeyBase ? { id: ref.id } : ref, 'azurerm_key_vault_key');
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

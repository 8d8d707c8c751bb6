import { DataAzurermKeyVaultKey } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-key';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  CustomerManagedKey,
  CustomerManagedKeyAttributes,
  ICustomerManagedKey,
  IIdentityRef,
  IKeyRef,
  PartEncryption,
  WorkspaceRegistry,
  WorkspaceStorage,
} from '../lib';
import { BROUGHT, GROUP, KEY, OBJECT_ID, PROVIDERS, Synthesized, synth, workspace } from './support';

const HSM = `${PROVIDERS}/Microsoft.KeyVault/managedHSMs/hsm-company`;
const existing = (stack: TerraformStack, attributes: Partial<CustomerManagedKeyAttributes> = {}): ICustomerManagedKey =>
  CustomerManagedKey.fromKeyAttributes(stack, 'Key', { id: KEY.id, keyVaultId: KEY.keyVaultId, ...attributes });
const identityOf = (stack: TerraformStack): UserAssignedIdentity =>
  new UserAssignedIdentity(stack, 'Mine', { name: 'id-mine', resourceGroupName: GROUP.name, location: GROUP.location });
const encrypted = (key: IKeyRef) => ({ key, serviceSideEncryption: true });

/** A storage account of one's own, encrypted by what is made of an identity of one's own. */
function storage(encryption: (stack: TerraformStack, identity: IIdentityRef) => PartEncryption): Synthesized {
  return synth((stack) => {
    const own = encryption(stack, identityOf(stack));
    new WorkspaceStorage(stack, 'Storage', { name: 'stmine', resourceGroup: GROUP, publicNetworkAccess: true, encryption: own });
  });
}

describe('a key that exists', () => {
  test('encrypts a part of your own after the role of its identity, and the wait for it', () => {
    const stack = storage((scope, identity) => existing(scope).grantUse('Storage', identity));
    expect(stack.the('storage_account').customer_managed_key).toMatchObject({ key_vault_key_id: KEY.versionlessId });
    expect(stack.the('role_assignment')).toMatchObject({
      scope: KEY.keyVaultId,
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      principal_id: `\${${stack.address('user_assigned_identity')}.principal_id}`,
    });
    expect(stack.comesAfter(stack.address('storage_account'), stack.address('role_assignment'))).toBe(true);
    expect(stack.addresses).toContain('time_sleep.Key_StorageWait_0F1F06C2');
    expect(stack.comesAfter(stack.address('storage_account'), 'time_sleep.Key_StorageWait_0F1F06C2')).toBe(true);
    expect(stack.warnings).toEqual([]);
  });

  test('encrypts a registry of your own, waiting as long as is asked for', () => {
    const stack = synth((scope) => {
      const encryption = existing(scope).grantUse('Registry', identityOf(scope), 0);
      new WorkspaceRegistry(scope, 'Registry', { name: 'crmine', resourceGroup: GROUP, publicNetworkAccess: true, encryption });
    });
    expect(stack.comesAfter(stack.address('container_registry'), stack.address('role_assignment'))).toBe(true);
    expect(stack.addresses.join()).not.toContain('time_sleep');
  });

  test('encrypts a workspace just as its ids do', () => {
    const made = (key: (stack: TerraformStack) => IKeyRef): object =>
      JSON.parse(synth((stack) => workspace(stack, { encryption: encrypted(key(stack)) })).text) as object;
    expect(made(existing)).toEqual(made(() => KEY));
  });

  test('is granted once to the identity of a workspace and of its part', () => {
    const stack = synth((scope) => {
      const [key, identity] = [existing(scope), identityOf(scope)];
      const own = { name: 'stmine', resourceGroup: GROUP, publicNetworkAccess: true, encryption: key.grantUse('Mine', identity) };
      workspace(scope, { identity, grants: true, storage: new WorkspaceStorage(scope, 'Storage', own), encryption: encrypted(key) });
    });
    const uses = stack.all('role_assignment').filter(({ scope }) => scope === KEY.keyVaultId);
    expect(uses).toHaveLength(1);
  });

  test('lets Azure Cosmos DB use it once for all workspaces that share it', () => {
    const stack = synth((scope) => {
      const encryption = { key: existing(scope), cosmosDbPrincipalId: OBJECT_ID };
      workspace(scope, { encryption });
      workspace(scope, { baseName: 'other', encryption }, 'Other');
    });
    expect(stack.all('role_assignment').filter(({ principal_id: id }) => id === OBJECT_ID)).toHaveLength(1);
  });

  test('may be a resource or a data source', () => {
    const l1 = storage((scope, identity) => {
      const own = { keyVaultId: KEY.keyVaultId, keyType: 'RSA', keySize: 4096, keyOpts: ['wrapKey', 'unwrapKey'] };
      const key = CustomerManagedKey.fromKeyAttributes(scope, 'Key', new KeyVaultKey(scope, 'Own', { name: 'cmk', ...own }));
      return key.grantUse('Storage', identity);
    });
    expect(l1.the('storage_account').customer_managed_key).toMatchObject({ key_vault_key_id: `\${${l1.address('key_vault_key')}.versionless_id}` });
    const found = storage((scope, identity) => {
      const { id, versionlessId } = new DataAzurermKeyVaultKey(scope, 'Found', { name: 'cmk', keyVaultId: KEY.keyVaultId });
      return existing(scope, { id, versionlessId }).grantUse('Storage', identity);
    });
    expect(JSON.stringify(found.the('storage_account'))).toContain('data.azurerm_key_vault_key.Found.versionless_id');
  });

  test('asks for the form without a version where only Terraform knows the other', () => {
    const build = () =>
      storage((scope, identity) => existing(scope, { id: new TerraformVariable(scope, 'id', {}).stringValue }).grantUse('Storage', identity));
    expect(build).toThrow(`[test/Key] 'versionlessId' is not given: only Terraform knows the 'id', from which it would be made`);
  });

  test('is held against the region of the workspace, where it says its own', () => {
    const build = (location?: string) => () => synth((stack) => workspace(stack, { encryption: encrypted(existing(stack, { location })) }));
    expect(build('North Europe')).toThrow(`'encryption.key.location' is 'northeurope': the key must be in the region of the workspace`);
    expect(build('westeurope')).not.toThrow();
    expect(synth((stack) => existing(stack, { location: 'westeurop' })).warnings.join()).toContain(`did you mean 'westeurope'?`);
  });

  test('is held against the vault and the key that the program declares', () => {
    const build = (purgeProtectionEnabled: boolean, keyType: string) => () =>
      synth((stack) => {
        const place = { resourceGroupName: GROUP.name, location: GROUP.location, tenantId: OBJECT_ID, skuName: 'standard' };
        const vault = new KeyVault(stack, 'Vault', { name: 'kv', ...place, purgeProtectionEnabled });
        const key = new KeyVaultKey(stack, 'Own', { name: 'cmk', keyVaultId: vault.id, keyType, keySize: 4096, keyOpts: ['wrapKey', 'unwrapKey'] });
        const { id, versionlessId } = key;
        workspace(stack, { encryption: encrypted(existing(stack, { id, versionlessId, keyVaultId: vault.id })) });
      });
    expect(build(false, 'RSA')).toThrow('Azure encrypts only with keys of a vault with purge protection');
    expect(build(true, 'EC')).toThrow('Azure encrypts only with RSA keys');
    expect(build(true, 'RSA')).not.toThrow();
  });

  test.each<[Partial<CustomerManagedKeyAttributes>, string]>([
    [{ keyVaultId: HSM }, `[test/Key] 'keyVaultId' is '${HSM}': it is of a Managed HSM`],
    [
      { id: 'https://hsm-company.managedhsm.azure.net/keys/cmk/0123' },
      `[test/Key] 'id' is 'https://hsm-company.managedhsm.azure.net/keys/cmk/0123': it is of a Managed HSM`,
    ],
    [{ keyVaultId: BROUGHT.storage.id }, `[test/Key] 'keyVaultId' is '${BROUGHT.storage.id}': this is not the id of a key vault`],
    [{ id: KEY.versionlessId }, `[test/Key] 'id' is '${KEY.versionlessId}': a key identifier has the form`],
    [{ id: `${KEY.id}\n` }, `[test/Key] 'id' is '${KEY.id}\n': a key identifier has the form`],
    [{ versionlessId: KEY.id }, `[test/Key] 'versionlessId' is '${KEY.id}': a key identifier has the form`],
    [{ id: 'https://kv-other.vault.azure.net/keys/cmk/0123' }, `these are the ids of different keys or vaults`],
  ])('refuses %j', (attributes, message) => {
    expect(() => synth((stack) => existing(stack, attributes))).toThrow(message);
  });

  test('refuses an identity whose principal id is unknown', () => {
    expect(() => synth((stack) => existing(stack).grantUse('Use', BROUGHT.identity))).toThrow(`[test/Key] 'identity.principalId' is not given`);
  });

  test('of a Managed HSM encrypts no workspace by its ids either', () => {
    expect(() => synth((stack) => workspace(stack, { encryption: encrypted({ ...KEY, keyVaultId: HSM }) }))).toThrow(
      `[test/Ml] 'encryption.key.keyVaultId' is '${HSM}': it is of a Managed HSM: azurerm encrypts workspaces and registries only with keys of a vault`,
    );
  });
});

describe('the identity that reads the key of a part', () => {
  const told = `'encryption.identity' is made here, at [test/Mine], and nothing says after what it may use the key`;

  test('is warned of where it is made here and nothing grants it anything before', () => {
    expect(storage((_, identity) => ({ key: KEY, identity })).warnings.join()).toContain(told);
    expect(storage((stack, identity) => ({ key: existing(stack), identity })).warnings.join()).toContain(told);
    expect(storage((_, { id }) => ({ key: KEY, identity: { id } })).warnings.join()).toContain(told);
  });

  test('is fine where its role is named, and where it exists', () => {
    const granted = storage((stack, { id, principalId = '' }) => {
      const role = { scope: KEY.keyVaultId, roleDefinitionName: 'Key Vault Crypto Service Encryption User', principalId };
      return { key: KEY, identity: { id, usableAfter: [new RoleAssignment(stack, 'Role', role)] } };
    });
    expect(granted.warnings).toEqual([]);
    expect(storage(() => ({ key: KEY, identity: BROUGHT.identity })).warnings).toEqual([]);
  });
});

import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { TerraformStack } from 'cdktf';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { AzureCloud, CustomerManagedKey, Grant, IdentityType, ManagedNetwork, MlWorkspaceProps, PrincipalType, Role } from '../lib';
import { BROUGHT, GROUP, KEY, OBJECT_ID, Synthesized, synth, synthPrivate, synthWorkspace, testApp, workspace } from './support';

const SYSTEM = IdentityType.SYSTEM_ASSIGNED;
const BOTH = IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED;
const ENCRYPTION = { key: KEY, serviceSideEncryption: true };
const known = { ...BROUGHT.identity, principalId: OBJECT_ID, clientId: 'client-id' };

/** `role on type`, for every role assignment. */
function roles(made: Synthesized): string[] {
  return made
    .all('role_assignment')
    .map(({ role_definition_name: role, scope }) => `${String(role)} on ${/azurerm_(\w+)\./.exec(String(scope))?.[1] ?? String(scope)}`);
}

const LEAST = [
  'Contributor on application_insights',
  'Contributor on container_registry',
  'Contributor on key_vault',
  'Contributor on machine_learning_workspace',
  'Contributor on storage_account',
  'Key Vault Administrator on key_vault',
  'Storage Blob Data Contributor on storage_account',
];
const APPROVALS = ['container_registry', 'key_vault', 'storage_account'].map((type) => `Azure AI Enterprise Network Connection Approver on ${type}`);

describe('the identity of a workspace', () => {
  test('is a user-assigned one that is made, and its primary one', () => {
    const made = synthWorkspace();
    const id = `\${${made.address('user_assigned_identity')}.id}`;
    expect(made.the('user_assigned_identity').name).toBe('id-fraud-dev');
    expect(made.the('machine_learning_workspace')).toMatchObject({
      identity: { type: 'UserAssigned', identity_ids: [id] },
      primary_user_assigned_identity: id,
    });
  });

  test('can be brought', () => {
    const made = synthWorkspace({ identity: BROUGHT.identity });
    expect(made.all('user_assigned_identity')).toEqual([]);
    expect(made.the('machine_learning_workspace')).toMatchObject({
      identity: { type: 'UserAssigned', identity_ids: [BROUGHT.identity.id] },
      primary_user_assigned_identity: BROUGHT.identity.id,
    });
  });

  test('can be its own alone', () => {
    const made = synthWorkspace({ identityType: SYSTEM });
    expect(made.the('machine_learning_workspace').identity).toEqual({ type: 'SystemAssigned' });
    expect(made.the('machine_learning_workspace')).not.toHaveProperty('primary_user_assigned_identity');
    expect(made.all('user_assigned_identity')).toEqual([]);
    expect(made.all('role_assignment')).toEqual([]);
  });

  test('can be both, with the user-assigned one as the primary', () => {
    const made = synthWorkspace({ identityType: BOTH });
    expect(made.the('machine_learning_workspace')).toMatchObject({
      identity: { type: 'SystemAssigned, UserAssigned' },
      primary_user_assigned_identity: `\${${made.address('user_assigned_identity')}.id}`,
    });
    expect(roles(made).sort()).toEqual(LEAST);
  });

  test('of its own alone goes with neither a brought one nor grants', () => {
    expect(() => synthWorkspace({ identityType: SYSTEM, identity: BROUGHT.identity })).toThrow(
      `[test/Ml] 'identityType' is 'SystemAssigned': a workspace with only an identity of its own cannot use the 'identity' that you bring. Leave out 'identity'`,
    );
    expect(() => synthWorkspace({ identityType: SYSTEM, grants: true })).toThrow(
      `[test/Ml] 'grants' is true: Azure grants a system-assigned identity`,
    );
  });

  test('is read by its principal id', () => {
    const principal = (props: Partial<MlWorkspaceProps>): string | undefined => {
      let id: string | undefined;
      synth((stack) => {
        id = workspace(stack, props).identityPrincipalId;
      });
      return id;
    };
    expect(principal({ identity: known })).toBe(OBJECT_ID);
    expect(principal({ identity: BROUGHT.identity })).toBeUndefined();
    expect(principal({ identityType: SYSTEM })).toContain('TOKEN');
  });
});

describe('grants', () => {
  test('are the least that Microsoft asks for', () => {
    expect(roles(synthWorkspace()).sort()).toEqual(LEAST);
  });

  test('exist before the workspace, but for the one on the workspace itself', () => {
    const made = synthWorkspace();
    const resource = made.address('machine_learning_workspace');
    for (const assignment of made.addressesOf('role_assignment')) {
      expect(made.comesAfter(resource, assignment)).toBe(!assignment.includes('WorkspaceContributor'));
    }
  });

  test('all name the type of the principal, and go to the identity', () => {
    const made = synthWorkspace();
    for (const assignment of made.all('role_assignment')) {
      expect(assignment).toMatchObject({
        principal_type: 'ServicePrincipal',
        principal_id: `\${${made.address('user_assigned_identity')}.principal_id}`,
      });
    }
  });

  test('on a part that is brought exist too: Azure would refuse an identity without them', () => {
    const made = synthWorkspace({ storage: BROUGHT.storage });
    expect(made.all('role_assignment').filter(({ scope }) => scope === BROUGHT.storage.id)).toHaveLength(2);
  });

  test('with a managed network let the identity approve connections to the parts', () => {
    const made = synthWorkspace({ managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND });
    expect(roles(made).sort()).toEqual([...APPROVALS, ...LEAST]);
    expect(made.the('machine_learning_workspace').managed_network).toEqual({ isolation_mode: 'AllowInternetOutbound' });
    expect(roles(synthWorkspace({ managedNetwork: ManagedNetwork.DISABLED }))).toHaveLength(LEAST.length);
  });

  test('with a managed network go to an identity of its own as soon as it exists', () => {
    const made = synthWorkspace({ identityType: SYSTEM, managedNetwork: ManagedNetwork.ALLOW_INTERNET_OUTBOUND });
    expect(roles(made).sort()).toEqual(APPROVALS);
    for (const assignment of made.all('role_assignment')) {
      expect(assignment.principal_id).toBe(`\${${made.address('machine_learning_workspace')}.identity[0].principal_id}`);
    }
  });

  test('let the studio see the private endpoints of the storage account', () => {
    const made = synthPrivate();
    expect(roles(made).filter((role) => role.startsWith('Reader'))).toEqual(['Reader on private_endpoint', 'Reader on private_endpoint']);
    expect(roles(synthPrivate({ identityType: SYSTEM })).sort()).toEqual(['Reader on private_endpoint', 'Reader on private_endpoint']);
  });

  test('are not made for an identity that is brought, with a warning where it could not have them yet', () => {
    const made = synthWorkspace({ identity: BROUGHT.identity });
    expect(made.all('role_assignment')).toEqual([]);
    expect(made.warnings).toEqual([
      expect.stringContaining(`'identity' is brought without 'grants', while storage, vault, registry, insights are made here`),
    ]);
    const { identity, storage, vault, registry, insights } = BROUGHT;
    expect(synthWorkspace({ identity, storage, vault, registry, insights }).warnings).toEqual([]);
  });

  test('on parts of two other stacks with the same addresses are told apart', () => {
    const app = testApp();
    const sites = ['dev', 'prd', 'access'].map((id) => {
      const stack = new TerraformStack(app, id);
      new AzurermProvider(stack, 'Azurerm', { features: [{ storage: [{ dataPlaneAvailable: false }] }] });
      return stack;
    });
    const [dev, prd, access] = sites as [TerraformStack, TerraformStack, TerraformStack];
    const [first, second] = [workspace(dev), workspace(prd)];
    const grantee = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
    new Grant(access, 'Dev', { scope: first, role: Role.READER, grantee });
    expect(() => new Grant(access, 'Prd', { scope: second, role: Role.READER, grantee })).not.toThrow();
    expect(() => new Grant(access, 'Again', { scope: second, role: Role.READER, grantee })).toThrow('Azure refuses to grant it twice');
  });

  test('are made for a brought identity on request', () => {
    const literal = synthWorkspace({ identity: known, grants: true });
    expect(roles(literal).sort()).toEqual(LEAST);
    expect(literal.all('role_assignment').every(({ principal_id }) => principal_id === OBJECT_ID)).toBe(true);
    expect(literal.warnings).toEqual([]);
    const l1 = synth((stack: TerraformStack) => {
      const identity = new UserAssignedIdentity(stack, 'Mine', { name: 'id-mine', location: 'westeurope', resourceGroupName: 'rg-ml' });
      workspace(stack, { identity, grants: true });
    });
    expect(l1.all('role_assignment').every(({ principal_id }) => principal_id === '${azurerm_user_assigned_identity.Mine.principal_id}')).toBe(true);
  });

  test('of a workspace come before another workspace that is given its identity and parts', () => {
    const made = synth((stack) => {
      const { identity, storage, vault, registry, insights } = workspace(stack, {}, 'One');
      workspace(stack, { baseName: 'churn', identity, storage, vault, registry, insights }, 'Two');
    });
    for (const grant of made.addressesOf('role_assignment').filter((address) => !address.includes('WorkspaceContributor'))) {
      expect(made.comesAfter(made.address('machine_learning_workspace', 'Two'), grant)).toBe(true);
    }
  });

  test('that two workspaces would both need are made once, and both come after them', () => {
    const made = synth((stack) => {
      const shared = {
        identity: known,
        grants: true,
        storage: BROUGHT.storage,
        vault: BROUGHT.vault,
        registry: BROUGHT.registry,
        insights: BROUGHT.insights,
      };
      workspace(stack, shared, 'One');
      workspace(stack, { ...shared, baseName: 'churn' }, 'Two');
    });
    expect(made.all('role_assignment')).toHaveLength(6 + 2);
    const grant = made.address('role_assignment', 'One_VaultAdministrator');
    for (const id of ['One', 'Two']) expect(made.comesAfter(made.address('machine_learning_workspace', id), grant)).toBe(true);
  });

  test('on request need the principal id', () => {
    expect(() => synthWorkspace({ identity: BROUGHT.identity, grants: true })).toThrow(
      `[test/Ml] 'identity.principalId' is not given: roles are granted to the identity's principal id. Pass the identity with its 'principalId'`,
    );
  });

  test('cannot be left out for an identity that is made', () => {
    expect(() => synthWorkspace({ grants: false })).toThrow(
      `[test/Ml] 'grants' is false: Azure refuses a workspace whose user-assigned identity has no roles, and nobody else can grant them`,
    );
  });
});

function keyResource(stack: TerraformStack, vault: object, key: object): KeyVaultKey {
  const group = { location: 'westeurope', resourceGroupName: 'rg' };
  const { id } = new KeyVault(stack, 'Vault', {
    name: 'kv-mine',
    ...group,
    skuName: 'standard',
    tenantId: OBJECT_ID,
    purgeProtectionEnabled: true,
    ...vault,
  });
  return new KeyVaultKey(stack, 'Key', { name: 'mine', keyVaultId: id, keyType: 'RSA', keySize: 3072, keyOpts: ['wrapKey', 'unwrapKey'], ...key });
}

describe('encryption', () => {
  const encrypted = (props: Partial<MlWorkspaceProps> = {}): Synthesized => synthWorkspace({ encryption: ENCRYPTION, ...props });

  test('covers the workspace with the versioned key, storage and registry with the current version', () => {
    const made = encrypted();
    const identity = made.address('user_assigned_identity');
    expect(made.the('machine_learning_workspace')).toMatchObject({
      encryption: { key_id: KEY.id, key_vault_id: KEY.keyVaultId, user_assigned_identity_id: `\${${identity}.id}` },
      service_side_encryption_enabled: true,
    });
    expect(made.the('storage_account').customer_managed_key).toEqual({
      key_vault_key_id: KEY.versionlessId,
      user_assigned_identity_id: `\${${identity}.id}`,
    });
    expect(made.the('container_registry')).toMatchObject({
      sku: 'Premium',
      encryption: [{ key_vault_key_id: KEY.versionlessId, identity_client_id: `\${${identity}.client_id}` }],
    });
  });

  test('says explicitly that high business impact is on, which Azure would report', () => {
    expect(encrypted().the('machine_learning_workspace').high_business_impact).toBe(true);
    expect(() => encrypted({ highBusinessImpact: false })).toThrow(
      `[test/Ml] 'highBusinessImpact' is false: Azure turns it on for a workspace with a customer-managed key, so that the next plan would replace the workspace.`,
    );
  });

  test('begins only after the right to use the key has spread', () => {
    const made = encrypted();
    const wait = made.address('time_sleep');
    expect(made.at('role_assignment', 'Ml_KeyUser')).toMatchObject({
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      scope: KEY.keyVaultId,
      principal_type: 'ServicePrincipal',
    });
    expect(made.comesAfter(wait, made.address('role_assignment', 'Ml_KeyUser'))).toBe(true);
    for (const type of ['storage_account', 'container_registry', 'machine_learning_workspace'])
      expect(made.comesAfter(made.address(type), wait)).toBe(true);
  });

  test('begins without a wait on request', () => {
    const made = encrypted({ encryption: { ...ENCRYPTION, propagationSeconds: 0 } });
    expect(made.all('time_sleep')).toEqual([]);
    for (const type of ['storage_account', 'container_registry', 'machine_learning_workspace']) {
      expect(made.comesAfter(made.address(type), made.address('role_assignment', 'Ml_KeyUser'))).toBe(true);
    }
  });

  test('with a key that is made comes after the key', () => {
    const made = synth((stack) => {
      const key = new CustomerManagedKey(stack, 'Key', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true });
      workspace(stack, { encryption: { key, serviceSideEncryption: true } });
    });
    const key = made.address('key_vault_key');
    expect(made.the('machine_learning_workspace').encryption).toMatchObject({ key_id: `\${${key}.id}` });
    expect(made.the('storage_account').customer_managed_key).toMatchObject({ key_vault_key_id: `\${${key}.versionless_id}` });
    expect(made.at('role_assignment', 'Ml_KeyUser').scope).toBe(`\${${made.address('key_vault', 'Key_')}.id}`);
  });

  test('without service-side encryption asks for Azure Cosmos DB, and grants it the key', () => {
    expect(() => encrypted({ encryption: { key: KEY } })).toThrow(
      /\[test\/Ml\] 'encryption.serviceSideEncryption' is not given: .* Azure Cosmos DB .* must be granted the key\. Pass 'encryption.cosmosDbPrincipalId', as printed by `az ad sp show --id a232010e-820c-4083-83bb-3ace5fc29d0b --query id -o tsv`, or 'serviceSideEncryption: true'/s,
    );
    const made = encrypted({ encryption: { key: KEY, cosmosDbPrincipalId: OBJECT_ID } });
    expect(made.the('machine_learning_workspace')).not.toHaveProperty('service_side_encryption_enabled');
    expect(made.at('role_assignment', 'Ml_CosmosDbKeyUser')).toMatchObject({
      principal_id: OBJECT_ID,
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      scope: KEY.keyVaultId,
    });
    expect(made.comesAfter(made.address('machine_learning_workspace'), made.address('role_assignment', 'Ml_CosmosDbKeyUser'))).toBe(true);
  });

  test.each([
    ['usgovvirginia', AzureCloud.US_GOVERNMENT, '`az ad sp show --id 57506a73-e302-42a9-b869-6f12d9ec29e9 --query id -o tsv`'],
    ['chinanorth3', AzureCloud.CHINA, '`az ad sp list --filter "displayName eq \'Azure Cosmos DB\'" --query "[].id" -o tsv`'],
  ])('tells how Azure Cosmos DB is found in the cloud of %s', (location, cloud, command) => {
    expect(() => encrypted({ encryption: { key: KEY }, cloud, location })).toThrow(`as printed by ${command}, or`);
  });

  test('grants a shared key to Azure Cosmos DB once, beside the key', () => {
    const made = synth((stack) => {
      const key = new CustomerManagedKey(stack, 'Key', { baseName: 'shared', resourceGroup: GROUP, publicNetworkAccess: true });
      for (const baseName of ['fraud', 'churn']) workspace(stack, { baseName, encryption: { key, cosmosDbPrincipalId: OBJECT_ID } }, baseName);
    });
    const grant = made.address('role_assignment', 'Key_CosmosDbKeyUser');
    expect(made.all('role_assignment').filter(({ principal_id }) => principal_id === OBJECT_ID)).toHaveLength(1);
    for (const id of ['fraud', 'churn']) expect(made.comesAfter(made.address('machine_learning_workspace', id), grant)).toBe(true);
  });

  test('with service-side encryption has no Azure Cosmos DB to grant the key to', () => {
    expect(() => encrypted({ encryption: { ...ENCRYPTION, cosmosDbPrincipalId: OBJECT_ID } })).toThrow(`Leave out 'encryption.cosmosDbPrincipalId'.`);
  });

  test('refuses an application id in the place of an object id', () => {
    expect(() => encrypted({ encryption: { key: KEY, cosmosDbPrincipalId: 'Azure Cosmos DB' } })).toThrow(
      `[test/Ml] 'encryption.cosmosDbPrincipalId' is 'Azure Cosmos DB': a Microsoft Entra object id is a GUID.`,
    );
  });

  test('refuses a key without a version for the workspace, and one with a version for the parts', () => {
    expect(() => encrypted({ encryption: { ...ENCRYPTION, key: { ...KEY, id: KEY.versionlessId } } })).toThrow(
      `[test/Ml] 'encryption.key.id' is '${KEY.versionlessId}': a key identifier has the form 'https://<vault>/keys/<name>/<version>' here.`,
    );
    expect(() => encrypted({ encryption: { ...ENCRYPTION, key: { ...KEY, versionlessId: KEY.id } } })).toThrow(
      `'encryption.key.versionlessId' is '${KEY.id}'`,
    );
    expect(() => encrypted({ encryption: { ...ENCRYPTION, key: { ...KEY, keyVaultId: BROUGHT.storage.id } } })).toThrow(
      `'encryption.key.keyVaultId' is '${BROUGHT.storage.id}': this is not the id of a key vault`,
    );
  });

  test('refuses ids of different keys or vaults, and references to the wrong form of an id', () => {
    const other = { ...KEY, keyVaultId: BROUGHT.vault.id };
    expect(() => encrypted({ encryption: { ...ENCRYPTION, key: other } })).toThrow(
      `these are the ids of different keys or vaults. Pass three ids of one key.`,
    );
    const swapped = (): unknown =>
      synth((stack) => {
        const { id, versionlessId, keyVaultId } = keyResource(stack, {}, {});
        workspace(stack, { encryption: { ...ENCRYPTION, key: { id: versionlessId, versionlessId: id, keyVaultId } } });
      });
    expect(swapped).toThrow(/'encryption.key.id' is '\$\{azurerm_key_vault_key\.Key\.versionless_id\}': the workspace takes a version of the key/);
  });

  test('refuses a key that cannot encrypt, or whose vault has no purge protection, as far as the program tells', () => {
    const build = (vault: object, key: object) => (): unknown =>
      synth((stack) => {
        workspace(stack, { encryption: { ...ENCRYPTION, key: keyResource(stack, vault, key) } });
      });
    expect(build({}, {})).not.toThrow();
    expect(build({ purgeProtectionEnabled: false }, {})).toThrow(
      `'encryption.key.keyVaultId' is 'kv-mine': Azure encrypts only with keys of a vault with purge protection.`,
    );
    expect(build({}, { keyOpts: ['sign'] })).toThrow(
      `'encryption.key' is 'mine': Azure encrypts only with RSA keys that may wrap and unwrap other keys.`,
    );
    expect(build({}, { keyType: 'EC' })).toThrow(`'encryption.key' is 'mine': Azure encrypts only with RSA keys`);
  });

  test('refuses a key in another region than the workspace', () => {
    const build = (): unknown =>
      synth((stack) => {
        const key = new CustomerManagedKey(stack, 'Key', { baseName: 'x', resourceGroup: GROUP, location: 'northeurope', publicNetworkAccess: true });
        workspace(stack, { encryption: { ...ENCRYPTION, key } });
      });
    expect(build).toThrow(`'encryption.key.location' is 'northeurope': the key must be in the region of the workspace, which is in 'westeurope'.`);
  });

  test('with a key that is made warns of a brought identity that has no right to use it yet', () => {
    const made = synth((stack) => {
      const key = new CustomerManagedKey(stack, 'Key', { baseName: 'x', resourceGroup: GROUP, publicNetworkAccess: true });
      const { storage, vault, registry, insights } = BROUGHT;
      workspace(stack, { encryption: { ...ENCRYPTION, key }, identity: known, storage, vault, registry, insights });
    });
    expect(made.warnings).toEqual([expect.stringContaining('while the key are made here')]);
  });

  test('makes no identity for parts that are brought', () => {
    const made = encrypted({ identityType: SYSTEM, storage: BROUGHT.storage, registry: BROUGHT.registry });
    expect(made.all('user_assigned_identity')).toEqual([]);
    expect(made.all('time_sleep')).toEqual([]);
  });

  test('leaves the rights of a brought identity alone', () => {
    expect(encrypted({ identity: known }).all('role_assignment')).toEqual([]);
    expect(encrypted({ identity: known, grants: true }).at('role_assignment', 'Ml_KeyUser').principal_id).toBe(OBJECT_ID);
  });

  test('of a workspace with only its own identity reads the key for storage and registry as one that is made for that', () => {
    const made = encrypted({ identityType: SYSTEM });
    const identity = made.address('user_assigned_identity');
    expect(made.the('user_assigned_identity').name).toBe('id-fraud-dev-cmk');
    expect(made.the('storage_account').identity).toEqual({ type: 'UserAssigned', identity_ids: [`\${${identity}.id}`] });
    expect(made.the('machine_learning_workspace').identity).toEqual({ type: 'SystemAssigned' });
    expect(made.the('machine_learning_workspace').encryption).toEqual({ key_id: KEY.id, key_vault_id: KEY.keyVaultId });
    expect(made.at('role_assignment', 'Ml_OwnKeyUser').principal_id).toBe(
      `\${${made.address('machine_learning_workspace')}.identity[0].principal_id}`,
    );
    expect(made.warnings).toEqual([expect.stringContaining(`'identityType' is SystemAssigned`)]);
  });

  test('is not for a brought part', () => {
    const made = encrypted({ storage: BROUGHT.storage, registry: BROUGHT.registry });
    expect(made.all('storage_account')).toEqual([]);
    expect(made.the('machine_learning_workspace')).toHaveProperty('encryption');
  });
});

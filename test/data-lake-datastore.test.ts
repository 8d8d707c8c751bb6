import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { DataLakeDatastoreOptions, MlWorkspaceProps, PrincipalType, WorkspaceStorage } from '../lib';
import { BROUGHT, GROUP, OBJECT_ID, PROVIDERS, Synthesized, synth, workspace } from './support';

const LAKE = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake` };
const CONTAINER = { id: `${LAKE.id}/blobServices/default/containers/curated` };
const TYPE = 'machine_learning_datastore_datalake_gen2';
const SECRET_RULE = `'servicePrincipal.clientSecret' is '(not shown)': a literal secret would be written into the configuration.`;

function lake(options: DataLakeDatastoreOptions, props: Partial<MlWorkspaceProps> = {}): Synthesized {
  return synth((stack) => workspace(stack, props).addDataLakeDatastore('curated', options));
}

function account(stack: TerraformStack, isHnsEnabled?: boolean): StorageAccount {
  const settings = { name: 'stlake', resourceGroupName: 'rg', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'ZRS' };
  return new StorageAccount(stack, 'Lake', { ...settings, isHnsEnabled });
}

describe('a Data Lake datastore', () => {
  test('is over a container that is made through Azure Resource Manager, and acts as the identity of the workspace', () => {
    const made = synth((stack) => workspace(stack).addDataLakeDatastore('curated', { storage: account(stack, true) }));
    expect(made.the('storage_container')).toMatchObject({
      name: 'curated',
      storage_account_id: '${azurerm_storage_account.Lake.id}',
      container_access_type: 'private',
    });
    expect(made.the(TYPE)).toEqual({
      name: 'curated',
      workspace_id: `\${${made.address('machine_learning_workspace')}.id}`,
      storage_container_id: `\${${made.address('storage_container')}.id}`,
      service_data_identity: 'WorkspaceUserAssignedIdentity',
      lifecycle: { ignore_changes: ['tags'] },
    });
    expect(made.addressesOf('storage_data_lake_gen2_filesystem')).toEqual([]);
  });

  test('grants the identity its role on a container that is made', () => {
    const made = lake({ storage: LAKE });
    expect(made.at('role_assignment', 'Ml_curated_IdentityGrant')).toMatchObject({
      scope: `\${${made.address('storage_container')}.id}`,
      role_definition_name: 'Storage Blob Data Contributor',
    });
    expect(lake({ storage: LAKE, readOnly: true }).at('role_assignment', 'Ml_curated_IdentityGrant').role_definition_name).toBe(
      'Storage Blob Data Reader',
    );
  });

  test('over a container that is brought grants the identity that is made its role there', () => {
    const made = lake({ container: CONTAINER, description: 'Clean' });
    expect(made.the(TYPE)).toMatchObject({ storage_container_id: CONTAINER.id, description: 'Clean' });
    expect(made.at('role_assignment', 'Ml_curated_IdentityGrant')).toMatchObject({ scope: CONTAINER.id });
    expect(lake({ container: CONTAINER, grants: false }).text).not.toContain('IdentityGrant');
  });

  test('over a container of another subscription is allowed, which azurerm finds', () => {
    const far = CONTAINER.id.replace('11111111', '99999999');
    const made = synth((stack) => workspace(stack).addDataLakeDatastore('curated', { container: { id: far } }));
    expect(made.the(TYPE).storage_container_id).toBe(far);
  });

  test('may be without any credentials, so that everybody is themselves', () => {
    const made = lake({ storage: LAKE, useWorkspaceIdentity: false });
    expect(made.the(TYPE).service_data_identity).toBe('None');
    expect(made.text).not.toContain('IdentityGrant');
  });

  test('grants people roles', () => {
    const made = synth((stack) => {
      const datastore = workspace(stack).addDataLakeDatastore('curated', { container: CONTAINER });
      datastore.grantRead('Reader', { principalId: OBJECT_ID, principalType: PrincipalType.USER });
    });
    expect(made.at('role_assignment', 'Ml_curated_Reader')).toMatchObject({ scope: CONTAINER.id, role_definition_name: 'Storage Blob Data Reader' });
  });
});

describe('the account of a Data Lake datastore', () => {
  const RULE = 'a Data Lake Gen2 datastore needs an account with hierarchical namespace';

  test('is never that of a workspace', () => {
    const never = `${RULE}, which the storage of a workspace never has. Pass an account with hierarchical namespace, or 'container', or use a blob datastore.`;
    expect(() => lake({})).toThrow(`[test/Ml/curated] 'storage' is not given: ${never}`);
    expect(() => lake({ storage: BROUGHT.storage }, { storage: BROUGHT.storage })).toThrow(`'storage' is '${BROUGHT.storage.id}': ${never}`);
    const other = (): unknown =>
      synth((stack) => {
        const storage = new WorkspaceStorage(stack, 'Data', { name: 'stdata', resourceGroup: GROUP, publicNetworkAccess: true });
        workspace(stack).addDataLakeDatastore('curated', { storage });
      });
    expect(other).toThrow(RULE);
  });

  test('is refused when the program declares it without hierarchical namespace, also by its container or its id', () => {
    const over = (options: (storage: StorageAccount, stack: TerraformStack) => DataLakeDatastoreOptions) => (): unknown =>
      synth((stack) => workspace(stack).addDataLakeDatastore('curated', options(account(stack), stack)));
    const refusal = `'storage' is 'stlake': ${RULE}, and this one has none.`;
    expect(over((storage) => ({ storage }))).toThrow(refusal);
    expect(over(({ id }) => ({ storage: { id } }))).toThrow(refusal);
    expect(over(({ id }, stack) => ({ container: new StorageContainer(stack, 'Container', { name: 'curated', storageAccountId: id }) }))).toThrow(
      refusal,
    );
  });
});

describe('the service principal of a Data Lake datastore', () => {
  const principal = (secret: (stack: TerraformStack) => string, ids: object = {}): Synthesized =>
    synth((stack) => {
      const servicePrincipal = { tenantId: OBJECT_ID, clientId: OBJECT_ID, clientSecret: secret(stack), ...ids };
      workspace(stack).addDataLakeDatastore('curated', { container: CONTAINER, servicePrincipal });
    });
  const sensitive = (stack: TerraformStack): string => new TerraformVariable(stack, 'secret', { sensitive: true }).stringValue;

  test('has its secret in a sensitive variable', () => {
    expect(principal(sensitive).the(TYPE)).toMatchObject({ tenant_id: OBJECT_ID, client_id: OBJECT_ID, client_secret: '${var.secret}' });
  });

  test('is refused with a literal secret, or one in a variable that is not marked', () => {
    expect(() => principal(() => 'c2VjcmV0')).toThrow(SECRET_RULE);
    expect(() => principal(() => 'c2VjcmV0')).not.toThrow(/c2VjcmV0/);
    expect(() => principal((stack) => new TerraformVariable(stack, 'secret', {}).stringValue)).toThrow(
      `'servicePrincipal.clientSecret' is '(not shown)': the variable 'secret' is not marked as sensitive`,
    );
  });

  test('is refused with ids that are none', () => {
    expect(() => principal(sensitive, { tenantId: 'contoso' })).toThrow(
      `'servicePrincipal.tenantId' is 'contoso': the id of a tenant is a GUID. Pass what \`az account show\` prints.`,
    );
    expect(() => principal(sensitive, { clientId: 'app' })).toThrow(
      `'servicePrincipal.clientId' is 'app': the client id of an application is a GUID. Pass what \`az ad app show\` prints.`,
    );
  });
});

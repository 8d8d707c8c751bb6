import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageShare } from '@cdktf/provider-azurerm/lib/storage-share';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { FileDatastoreOptions, MlWorkspaceProps, PrincipalType } from '../lib';
import { BROUGHT, OBJECT_ID, PROVIDERS, Synthesized, synth, workspace } from './support';

const SERVICES = `${PROVIDERS}/Microsoft.Storage/storageAccounts/stdata/fileServices/default`;
const OTHER = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stdata` };
const TYPE = 'machine_learning_datastore_fileshare';

/** A workspace with one file datastore that has the key of the account, unless told otherwise. */
function file(options: FileDatastoreOptions = { useAccountKey: true }, props: Partial<MlWorkspaceProps> = {}): Synthesized {
  return synth((stack) => workspace(stack, props).addFileDatastore('models', options));
}

function withKey(options: (stack: TerraformStack) => FileDatastoreOptions): Synthesized {
  return synth((stack) => {
    const accountKey = new TerraformVariable(stack, 'key', { sensitive: true }).stringValue;
    workspace(stack).addFileDatastore('models', { accountKey, ...options(stack) });
  });
}

function account(stack: TerraformStack, accountKind: string): StorageAccount {
  const settings = { name: 'stdata', resourceGroupName: 'rg', location: 'westeurope', accountReplicationType: 'LRS' };
  return new StorageAccount(stack, 'Account', { ...settings, accountTier: 'Premium', accountKind });
}

describe('a file datastore', () => {
  test('is over a share that is made on the storage of the workspace, with the key of the account', () => {
    const made = file();
    expect(made.the('storage_share')).toEqual({
      name: 'models',
      storage_account_id: `\${${made.address('storage_account')}.id}`,
      quota: 5120,
    });
    expect(made.the(TYPE)).toMatchObject({
      name: 'models',
      workspace_id: `\${${made.address('machine_learning_workspace')}.id}`,
      account_key: `\${${made.address('storage_account')}.primary_access_key}`,
      service_data_identity: 'WorkspaceUserAssignedIdentity',
      lifecycle: { ignore_changes: ['tags'] },
    });
  });

  test('names its share as azurerm 4.x and role assignments want it, and not as azurerm gives its id', () => {
    const made = file();
    const share = made.address('storage_share');
    // Without a slash in front: Terraform reads a text between slashes as a regular expression.
    const id = `\${replace(${share}.id, "fileServices/default/shares/", "fileServices/default/fileshares/")}`;
    expect(made.the(TYPE).storage_fileshare_id).toBe(id);
    expect(made.at('role_assignment', 'Ml_models_IdentityGrant').scope).toBe(id);
  });

  test('grants the identity of the workspace its role on a share that is made, without a wait for it', () => {
    const made = file();
    expect(made.at('role_assignment', 'Ml_models_IdentityGrant')).toMatchObject({
      role_definition_name: 'Storage File Data Privileged Contributor',
      principal_id: `\${${made.address('user_assigned_identity')}.principal_id}`,
    });
    expect(made.the(TYPE)).not.toHaveProperty('depends_on');
    expect(file({ useAccountKey: true, readOnly: true }).at('role_assignment', 'Ml_models_IdentityGrant').role_definition_name).toBe(
      'Storage File Data Privileged Reader',
    );
  });

  test('lets the studio use the key instead', () => {
    const made = file({ useAccountKey: true, useWorkspaceIdentity: false });
    expect(made.the(TYPE).service_data_identity).toBe('None');
    expect(made.text).not.toContain('Storage File Data');
  });

  test('grants nothing to an identity that is brought, and says what it needs', () => {
    expect(file({ useAccountKey: true }, { identity: BROUGHT.identity }).warnings).toContainEqual(
      expect.stringContaining(`must have the role 'Storage File Data Privileged Contributor'`),
    );
  });

  test('is refused without a key, which azurerm demands', () => {
    expect(() => file({})).toThrow(
      `[test/Ml/models] 'useAccountKey' is not given: azurerm makes no file datastore without a key or a shared access signature. ` +
        `Pass 'useAccountKey: true', 'accountKey' or 'sharedAccessSignature', or use a blob datastore, which needs none.`,
    );
    expect(() => file({ accountKey: 'c2VjcmV0' })).toThrow(`'accountKey' is '(not shown)': a literal secret`);
  });

  test('can have a signature', () => {
    const signature = (stack: TerraformStack): string => new TerraformVariable(stack, 'sas', { sensitive: true }).stringValue;
    const made = synth((stack) => workspace(stack).addFileDatastore('models', { sharedAccessSignature: signature(stack) }));
    expect(made.the(TYPE).shared_access_signature).toBe('${var.sas}');
    expect(made.the(TYPE)).not.toHaveProperty('account_key');
  });

  test('names the share and its size as asked', () => {
    const made = file({ useAccountKey: true, shareName: 'model-files', quotaGb: 100, deletionProtection: true, storage: undefined });
    expect(made.the('storage_share')).toMatchObject({ name: 'model-files', quota: 100, lifecycle: { prevent_destroy: true } });
    expect(() => file({ useAccountKey: true, shareName: 'model--files' })).toThrow(`'shareName' is 'model--files': the file share name must be`);
    expect(() => file({ useAccountKey: true, quotaGb: 0 })).toThrow(`'quotaGb' is 0: a share holds a whole number of GiB`);
  });
});

describe('over a share that is brought, a file datastore', () => {
  test.each(['shares', 'fileshares'])('takes an id with %s', (segment) => {
    const made = withKey(() => ({ share: { id: `${SERVICES}/${segment}/models` } }));
    expect(made.the(TYPE).storage_fileshare_id).toBe(`${SERVICES}/fileshares/models`);
    expect(made.all('storage_share')).toEqual([]);
    expect(made.at('role_assignment', 'Ml_models_IdentityGrant').scope).toMatch(/fileServices\/default\/fileshares\/models$/);
  });

  test('takes a resource, and refuses one without an Azure Resource Manager id', () => {
    const share = (stack: TerraformStack, settings: object): StorageShare =>
      new StorageShare(stack, 'Share', { name: 'models', quota: 5, ...settings });
    const made = withKey((stack) => ({ share: share(stack, { storageAccountId: OTHER.id }) }));
    expect(made.the(TYPE).storage_fileshare_id).toContain('replace(azurerm_storage_share.Share.id');
    expect(() => withKey((stack) => ({ share: share(stack, { storageAccountName: 'stdata' }) }))).toThrow(
      `'share' is 'models': it is declared with storageAccountName`,
    );
  });

  test('grants people roles on it in the form that Azure heeds', () => {
    const made = synth((stack) => {
      const accountKey = new TerraformVariable(stack, 'key', { sensitive: true }).stringValue;
      const datastore = workspace(stack).addFileDatastore('models', { accountKey, share: { id: `${SERVICES}/shares/models` } });
      const team = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };
      datastore.grantRead('Readers', team);
      datastore.grantReadWrite('Writers', team);
    });
    const scope = `${SERVICES}/fileshares/models`;
    expect(made.at('role_assignment', 'Ml_models_Readers')).toMatchObject({ scope, role_definition_name: 'Storage File Data Privileged Reader' });
    expect(made.at('role_assignment', 'Ml_models_Writers')).toMatchObject({
      scope,
      role_definition_name: 'Storage File Data Privileged Contributor',
    });
  });

  test('refuses settings for one that is made, and an id of something else', () => {
    const share = { id: `${SERVICES}/shares/models` };
    expect(() => withKey(() => ({ share, quotaGb: 5 }))).toThrow(`'quotaGb' is 5: it is for what is made, but 'share' is brought`);
    expect(() => withKey(() => ({ share: OTHER }))).toThrow('this is not the id of a file share');
  });
});

describe('the account of a file datastore', () => {
  test('must have file shares', () => {
    expect(() => withKey((stack) => ({ storage: account(stack, 'BlockBlobStorage') }))).toThrow(
      `'storage' is 'stdata': an account of the kind BlockBlobStorage has no share. Pass another account.`,
    );
  });

  test('must have its quota given where that is what is paid for', () => {
    expect(() => withKey((stack) => ({ storage: account(stack, 'FileStorage') }))).toThrow(
      `'quotaGb' is not given: a share in the premium account 'stdata' costs what it may hold. Pass it, 100 at least.`,
    );
    expect(() => withKey((stack) => ({ storage: account(stack, 'FileStorage'), quotaGb: 99 }))).toThrow(`'quotaGb' is 99: a share in the premium`);
    expect(withKey((stack) => ({ storage: account(stack, 'FileStorage'), quotaGb: 100 })).the('storage_share').quota).toBe(100);
  });
});

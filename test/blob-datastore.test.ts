import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageDataLakeGen2Filesystem } from '@cdktf/provider-azurerm/lib/storage-data-lake-gen2-filesystem';
import { Fn, TerraformLocal, TerraformStack, TerraformVariable } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BlobDatastore,
  BlobDatastoreOptions,
  IdentityType,
  IMlWorkspace,
  MlWorkspace,
  MlWorkspaceProps,
  PrincipalType,
  TimeProvider,
  WorkspaceStorage,
} from '../lib';
import { BROUGHT, FEATURES, GROUP, OBJECT_ID, PROVIDERS, SUBNET, SUBSCRIPTION, Synthesized, synth, synthStack, testApp, workspace } from './support';

const CONTAINER = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stdata/blobServices/default/containers/raw` };
const OTHER = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stdata` };
const PERSON = { principalId: OBJECT_ID, principalType: PrincipalType.USER };
const TYPE = 'machine_learning_datastore_blobstorage';

/** A workspace with one blob datastore. */
function blob(options: BlobDatastoreOptions = {}, props: Partial<MlWorkspaceProps> = {}, id = 'raw'): Synthesized {
  return synth((stack) => workspace(stack, props).addBlobDatastore(id, options));
}

function imported(stack: TerraformStack, attributes: { identityPrincipalId?: string; storage?: { id: string } } = {}): IMlWorkspace {
  const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
  return MlWorkspace.fromWorkspaceAttributes(stack, 'Shared', { id, location: 'westeurope', ...attributes });
}

/** An account that the program declares, with its settings. */
function account(stack: TerraformStack, settings: object = {}): StorageAccount {
  return new StorageAccount(stack, 'Account', {
    name: 'stdata',
    resourceGroupName: 'rg',
    location: 'westeurope',
    accountTier: 'Standard',
    accountReplicationType: 'ZRS',
    ...settings,
  });
}

const grantsOn = (made: Synthesized, place: string): unknown[] => made.all('role_assignment').filter(({ scope }) => String(scope).includes(place));

describe('a blob datastore', () => {
  test('is over a private container that is made on the storage of the workspace, and acts as its identity', () => {
    const made = blob();
    expect(made.the('storage_container')).toEqual({
      name: 'raw',
      storage_account_id: `\${${made.address('storage_account')}.id}`,
      container_access_type: 'private',
    });
    expect(made.the(TYPE)).toMatchObject({
      name: 'raw',
      workspace_id: `\${${made.address('machine_learning_workspace')}.id}`,
      storage_container_id: `\${${made.address('storage_container')}.id}`,
      service_data_auth_identity: 'WorkspaceUserAssignedIdentity',
      lifecycle: { ignore_changes: ['tags'] },
    });
  });

  test('holds no key', () => {
    expect(blob().text).not.toMatch(/account_key|access_key"|shared_access_signature/);
  });

  test('acts as the identity of the workspace itself where it has no other', () => {
    expect(blob({}, { identityType: IdentityType.SYSTEM_ASSIGNED }).the(TYPE).service_data_auth_identity).toBe('WorkspaceSystemAssignedIdentity');
    expect(blob({}, { identityType: IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED }).the(TYPE).service_data_auth_identity).toBe(
      'WorkspaceUserAssignedIdentity',
    );
  });

  test('comes after the private endpoints of the workspace and of its storage', () => {
    const made = blob({}, { publicNetworkAccess: false, privateLink: { subnet: SUBNET }, imageBuildComputeName: 'cpu' });
    for (const link of ['Ml_Link', 'Ml_Storage_BlobLink', 'Ml_Storage_FileLink']) {
      expect(made.comesAfter(made.address(TYPE), made.address('private_endpoint', link))).toBe(true);
    }
    expect(made.comesAfter(made.address('storage_container'), made.address('private_endpoint', 'Ml_Storage_BlobLink'))).toBe(true);
  });

  test('takes its name from its construct id, with underscores for dashes, and the container its name from that, with dashes', () => {
    const made = blob({}, {}, 'Raw-Data');
    expect(made.the(TYPE).name).toBe('raw_data');
    expect(made.the('storage_container').name).toBe('raw-data');
    const named = blob({ name: 'images', containerName: 'pictures', description: 'All images' });
    expect(named.the(TYPE)).toMatchObject({ name: 'images', description: 'All images' });
    expect(named.the('storage_container').name).toBe('pictures');
    const later = synth((stack) => workspace(stack).addBlobDatastore('raw', { name: new TerraformVariable(stack, 'name', {}).stringValue }));
    expect(later.the('storage_container').name).toBe('${replace(var.name, "_", "-")}');
  });

  test.each(['raw.data', '_raw', 'Räw', 'x'.repeat(256)])('refuses the name %s', (name) => {
    expect(() => blob({ name, containerName: 'raw' })).toThrow(
      `[test/Ml/raw] 'name' is '${name}': the datastore name must be 1-255 lowercase letters, digits and '_' that start with a letter or digit.`,
    );
  });

  test('refuses the names of the datastores that every workspace has', () => {
    for (const name of ['workspaceblobstore', 'workspacefilestore', 'workspaceartifactstore', 'workspaceworkingdirectory']) {
      expect(() => blob({ name })).toThrow(
        `'name' is '${name}': every workspace has a datastore of this name from the beginning. Choose another name.`,
      );
    }
  });

  test.each(['ab', 'Raw', 'raw--data', 'raw-', '-raw', 'raw_data', 'x'.repeat(64)])('refuses the container name %s', (containerName) => {
    expect(() => blob({ containerName })).toThrow(`'containerName' is '${containerName}': the blob container name must be 3-63 lowercase letters`);
  });

  test('refuses a name that another datastore of the workspace has, and a container that another one makes', () => {
    const twice = (second: BlobDatastoreOptions) => (): unknown =>
      synth((stack) => {
        const ml = workspace(stack);
        ml.addBlobDatastore('raw');
        ml.addBlobDatastore('other', second);
      });
    expect(twice({ name: 'raw', containerName: 'other' })).toThrow(
      `[test/Ml/other] 'name' is 'raw': the datastore of [test/Ml/raw] has this name already`,
    );
    expect(twice({ containerName: 'raw' })).toThrow(`'containerName' is 'raw': the blob container of [test/Ml/raw] has this name already`);
  });

  test('of the same name may be in two workspaces, and its container in two accounts', () => {
    const made = synth((stack) => {
      workspace(stack).addBlobDatastore('raw');
      workspace(stack, { baseName: 'churn-dev' }, 'Second').addBlobDatastore('raw');
    });
    expect(made.all('storage_container').map(({ name }) => name)).toEqual(['raw', 'raw']);
  });

  test('refuses a description that Terraform would read as a template', () => {
    expect(() => blob({ description: '${raw' })).toThrow(`'description' is '\${raw': Terraform takes '\${' for the beginning of a template`);
  });

  test('protects the container that it makes, when asked to', () => {
    expect(blob({ deletionProtection: true }).the('storage_container').lifecycle).toEqual({ prevent_destroy: true });
  });

  test('goes before the locks of its workspace, also where it lies elsewhere', () => {
    const made = synth((stack) => {
      const ml = workspace(stack, { deletionProtection: true });
      new BlobDatastore(stack, 'elsewhere', { workspace: ml, container: CONTAINER });
    });
    expect(made.comesAfter(made.address('management_lock', 'Ml_Lock'), made.address(TYPE))).toBe(true);
  });
});

describe('over a container that is brought', () => {
  test('a blob datastore makes nothing, and grants nothing to an identity that is brought', () => {
    const made = blob({ container: CONTAINER });
    expect(made.the(TYPE).storage_container_id).toBe(CONTAINER.id);
    expect(made.all('storage_container')).toEqual([]);
    expect(grantsOn(blob({ container: CONTAINER, grants: false }), 'containers')).toEqual([]);
    const brought = synth((stack) => {
      workspace(stack, { identity: { ...BROUGHT.identity, principalId: OBJECT_ID } }).addBlobDatastore('raw', { container: CONTAINER });
    });
    expect(grantsOn(brought, 'containers')).toEqual([]);
  });

  test('a blob datastore grants an identity that is made its role, since it has none elsewhere, without a wait for it', () => {
    const made = blob({ container: CONTAINER });
    expect(made.at('role_assignment', 'Ml_raw_IdentityGrant')).toMatchObject({
      scope: CONTAINER.id,
      role_definition_name: 'Storage Blob Data Contributor',
      principal_type: 'ServicePrincipal',
    });
    expect(made.the(TYPE)).not.toHaveProperty('depends_on');
  });

  test('two blob datastores grant once', () => {
    const made = synth((stack) => {
      const ml = workspace(stack);
      ml.addBlobDatastore('one', { container: CONTAINER, grants: true });
      ml.addBlobDatastore('two', { container: CONTAINER, grants: true });
    });
    expect(grantsOn(made, 'containers')).toHaveLength(1);
  });

  test('a blob datastore can lie over that of another', () => {
    const made = synth((stack) => {
      const ml = workspace(stack);
      ml.addBlobDatastore('again', { container: ml.addBlobDatastore('raw').container });
    });
    expect(made.at(TYPE, 'Ml_again').storage_container_id).toBe(`\${${made.address('storage_container')}.id}`);
  });

  test('settings for one that is made are refused', () => {
    expect(() => blob({ container: CONTAINER, containerName: 'raw' })).toThrow(
      `'containerName' is 'raw': it is for what is made, but 'container' is brought and stays as it is. Leave out either.`,
    );
    expect(() => blob({ container: CONTAINER, deletionProtection: true })).toThrow(`'deletionProtection' is true: it is for what is made`);
  });

  test('a narrower role is refused where none is granted', () => {
    expect(() => blob({ container: CONTAINER, grants: false, readOnly: true })).toThrow(`'readOnly' is true: it narrows the role that is granted`);
    expect(grantsOn(blob({ container: CONTAINER, readOnly: true, grants: true }), 'containers')).toMatchObject([
      { role_definition_name: 'Storage Blob Data Reader' },
    ]);
  });

  test('an id of something else is refused', () => {
    expect(() => blob({ container: OTHER })).toThrow(`'container' is '${OTHER.id}': this is not the id of a blob container`);
    const filesystem = (): unknown =>
      synth((stack) => {
        const container = new StorageDataLakeGen2Filesystem(stack, 'Filesystem', { name: 'raw', storageAccountId: OTHER.id });
        workspace(stack).addBlobDatastore('raw', { container });
      });
    expect(filesystem).toThrow('it refers to an azurerm_storage_data_lake_gen2_filesystem');
  });

  test('one that is declared by the name of its account has no Azure Resource Manager id', () => {
    const declared = (settings: object): Synthesized =>
      synth((stack) => {
        const container = new StorageContainer(stack, 'Container', { name: 'raw', ...settings });
        workspace(stack).addBlobDatastore('raw', { container });
      });
    expect(() => declared({ storageAccountName: 'stdata' })).toThrow(
      `'container' is 'raw': it is declared with storageAccountName, so that azurerm gives it an id that is no Azure Resource Manager id.`,
    );
    expect(declared({ storageAccountId: OTHER.id }).all(TYPE)).toHaveLength(1);
  });
});

describe('over a container that is made on another account', () => {
  test('a blob datastore grants the identity of the workspace its role on it', () => {
    const made = blob({ storage: OTHER });
    expect(made.the('storage_container').storage_account_id).toBe(OTHER.id);
    expect(made.at('role_assignment', 'Ml_raw_IdentityGrant')).toMatchObject({
      scope: `\${${made.address('storage_container')}.id}`,
      role_definition_name: 'Storage Blob Data Contributor',
      principal_id: `\${${made.address('user_assigned_identity')}.principal_id}`,
    });
  });

  test('the identity of the workspace itself is granted its role too', () => {
    const made = blob({ storage: OTHER }, { identityType: IdentityType.SYSTEM_ASSIGNED });
    expect(made.at('role_assignment', 'Ml_raw_IdentityGrant').principal_id).toBe(
      `\${${made.address('machine_learning_workspace')}.identity[0].principal_id}`,
    );
  });

  test('a blob datastore grants nothing when asked not to, nor where the identity is not used', () => {
    expect(grantsOn(blob({ storage: OTHER, grants: false }), 'storage_container')).toEqual([]);
    const variable = (stack: TerraformStack): string => new TerraformVariable(stack, 'key', { sensitive: true }).stringValue;
    const keyed = synth((stack) =>
      workspace(stack).addBlobDatastore('raw', { storage: OTHER, useWorkspaceIdentity: false, accountKey: variable(stack) }),
    );
    expect(grantsOn(keyed, 'storage_container')).toEqual([]);
    expect(keyed.the(TYPE).service_data_auth_identity).toBe('None');
  });

  test('nothing is granted where the identity has its role on the account already', () => {
    expect(grantsOn(blob(), 'storage_container')).toEqual([]);
    expect(grantsOn(blob({ storage: BROUGHT.storage }, { storage: BROUGHT.storage }), 'storage_container')).toEqual([]);
    expect(grantsOn(blob({ grants: true }), 'storage_container')).toHaveLength(1);
  });

  test('an identity that is brought is granted nothing unless asked, and cannot be where it is unknown', () => {
    const made = blob({ storage: OTHER }, { identity: BROUGHT.identity });
    expect(made.warnings).toContainEqual(expect.stringContaining(`must have the role 'Storage Blob Data Contributor' on the container`));
    const identity = { ...BROUGHT.identity, principalId: OBJECT_ID };
    expect(grantsOn(blob({ storage: OTHER }, { identity }), 'storage_container')).toEqual([]);
    expect(grantsOn(blob({ storage: OTHER, grants: true }, { identity }), 'storage_container')).toHaveLength(1);
    expect(grantsOn(blob({ storage: OTHER }, { identity, grants: true }), 'storage_container')).toHaveLength(1);
    expect(() => blob({ storage: OTHER, grants: true }, { identity: BROUGHT.identity })).toThrow(
      `'grants' is true: the principal id of the workspace's identity is not known. Pass the workspace's 'identity' with its 'principalId'`,
    );
  });

  test('the container and the datastore come after what the account says', () => {
    const made = synth((stack) => {
      const storage = new WorkspaceStorage(stack, 'Data', { name: 'stdata', resourceGroup: GROUP, publicNetworkAccess: true });
      const network = account(stack);
      workspace(stack).addBlobDatastore('raw', { storage: { id: storage.id, usableAfter: [network] } });
    });
    for (const address of [made.address('storage_container'), made.address(TYPE)]) {
      expect(made.comesAfter(address, made.address('storage_account', 'Account'))).toBe(true);
    }
  });

  test('an account of the wrong kind is refused', () => {
    expect(() => blob({ storage: CONTAINER })).toThrow(`'storage' is '${CONTAINER.id}': this is not the id of a storage account`);
    expect(() => synth((stack) => workspace(stack).addBlobDatastore('raw', { storage: account(stack, { accountKind: 'FileStorage' }) }))).toThrow(
      `'storage' is 'stdata': an account of the kind FileStorage has no container. Pass another account.`,
    );
  });
});

describe('the key of a blob datastore', () => {
  const sensitive = (stack: TerraformStack, settings: object = { sensitive: true }): string =>
    new TerraformVariable(stack, 'key', settings).stringValue;
  const keyed = (options: (stack: TerraformStack) => BlobDatastoreOptions): Synthesized =>
    synth((stack) => workspace(stack).addBlobDatastore('raw', options(stack)));

  test('is that of the account, on request: of a part, a resource or a data source', () => {
    expect(keyed(() => ({ useAccountKey: true })).the(TYPE).account_key).toMatch(
      /^\$\{azurerm_storage_account\.Ml_Storage_\w+\.primary_access_key\}$/,
    );
    expect(keyed((stack) => ({ storage: account(stack), useAccountKey: true })).the(TYPE).account_key).toBe(
      '${azurerm_storage_account.Account.primary_access_key}',
    );
    const data = (stack: TerraformStack) => new DataAzurermStorageAccount(stack, 'Data', { name: 'stdata', resourceGroupName: 'rg' });
    expect(keyed((stack) => ({ container: CONTAINER, storage: data(stack), useAccountKey: true })).the(TYPE)).toMatchObject({
      storage_container_id: CONTAINER.id,
      account_key: '${data.azurerm_storage_account.Data.primary_access_key}',
    });
  });

  test('of an account that is known by its id alone cannot be had', () => {
    expect(() => blob({ storage: OTHER, useAccountKey: true })).toThrow(`'useAccountKey' is true: of the storage account only the id is known`);
    expect(() => blob({ container: CONTAINER, useAccountKey: true })).toThrow(
      `'useAccountKey' is true: the storage account of what is brought is not known. Pass 'storage' as a WorkspaceStorage`,
    );
  });

  test('of an account that refuses its keys is refused, but not a signature', () => {
    const closed = (stack: TerraformStack): StorageAccount => account(stack, { sharedAccessKeyEnabled: false });
    expect(() => keyed((stack) => ({ storage: closed(stack), useAccountKey: true }))).toThrow(`'storage' is 'stdata': the account refuses its keys`);
    expect(keyed((stack) => ({ storage: closed(stack), sharedAccessSignature: sensitive(stack) })).all(TYPE)).toHaveLength(1);
    expect(keyed((stack) => ({ storage: closed(stack) })).all(TYPE)).toHaveLength(1);
  });

  test('or a signature can be a sensitive variable', () => {
    expect(keyed((stack) => ({ accountKey: sensitive(stack) })).the(TYPE).account_key).toBe('${var.key}');
    expect(keyed((stack) => ({ sharedAccessSignature: sensitive(stack) })).the(TYPE).shared_access_signature).toBe('${var.key}');
  });

  test('as a local is what the local stands for', () => {
    const local = (expression: (stack: TerraformStack) => string): Synthesized =>
      keyed((stack) => ({ accountKey: new TerraformLocal(stack, 'again', new TerraformLocal(stack, 'first', expression(stack)).asString).asString }));
    expect(local((stack) => sensitive(stack)).the(TYPE).account_key).toBe('${local.again}');
    expect(() => local(() => 'c2VjcmV0')).toThrow(`'accountKey' is '(not shown)': a literal secret would be written into the configuration.`);
    expect(() => local(() => 'c2VjcmV0')).not.toThrow('c2VjcmV0');
    expect(() => local((stack) => sensitive(stack, {}))).toThrow(`the variable 'key' is not marked as sensitive`);
  });

  test.each(['accountKey', 'sharedAccessSignature'])('as a literal %s is refused, and not repeated', (property) => {
    for (const secret of ['c2VjcmV0', Fn.sensitive('c2VjcmV0') as unknown as string, Fn.base64encode('c2VjcmV0')]) {
      const literal = (): unknown => blob({ [property]: secret });
      expect(literal).toThrow(
        `'${property}' is '(not shown)': a literal secret would be written into the configuration. Pass a TerraformVariable with`,
      );
      expect(literal).not.toThrow(/c2VjcmV0/);
    }
  });

  test('in a variable that is not marked, or has a default, is refused', () => {
    expect(() => keyed((stack) => ({ accountKey: sensitive(stack, {}) }))).toThrow(
      `'accountKey' is '(not shown)': the variable 'key' is not marked as sensitive, so that Terraform would print it.`,
    );
    const withDefault = (): unknown => keyed((stack) => ({ accountKey: sensitive(stack, { sensitive: true, default: 'c2VjcmV0' }) }));
    expect(withDefault).toThrow(`the default of the variable 'key' would be written into the configuration`);
    expect(withDefault).not.toThrow(/c2VjcmV0/);
  });

  test('is one', () => {
    expect(() => keyed((stack) => ({ useAccountKey: true, sharedAccessSignature: sensitive(stack) }))).toThrow(
      `'sharedAccessSignature' is '(not shown)': 'useAccountKey' is given too, and a datastore has one key or signature. Leave out either.`,
    );
  });

  test('is needed where the identity is not used', () => {
    expect(() => blob({ useWorkspaceIdentity: false })).toThrow(
      `'useWorkspaceIdentity' is false: azurerm refuses a blob datastore with neither the workspace's identity nor a key.`,
    );
  });
});

describe('on the data of a blob datastore', () => {
  const shared = (props: Partial<MlWorkspaceProps> = {}, options: BlobDatastoreOptions = {}): Synthesized =>
    synth((stack) => {
      const datastore = workspace(stack, props).addBlobDatastore('raw', options);
      datastore.grantRead('Reader', PERSON);
      datastore.grantReadWrite('Writer', PERSON, { description: 'Labels images' });
    });

  test('people are granted roles', () => {
    const made = shared();
    const scope = `\${${made.address('storage_container')}.id}`;
    const to = { scope, principal_id: OBJECT_ID, principal_type: 'User' };
    expect(made.at('role_assignment', 'Ml_raw_Reader')).toMatchObject({ ...to, role_definition_name: 'Storage Blob Data Reader' });
    expect(made.at('role_assignment', 'Ml_raw_Writer')).toMatchObject({
      ...to,
      role_definition_name: 'Storage Blob Data Contributor',
      description: 'Labels images',
    });
    expect(shared({}, { container: CONTAINER }).at('role_assignment', 'Ml_raw_Reader').scope).toBe(CONTAINER.id);
  });

  test('computes are granted roles', () => {
    const made = synth((stack) => {
      const ml = workspace(stack);
      ml.addBlobDatastore('raw').grantRead('Gpu', ml.addComputeCluster('gpu', { vmSize: 'STANDARD_NC4AS_T4_V3' }).grantee);
    });
    expect(made.at('role_assignment', 'Ml_raw_Gpu')).toMatchObject({
      principal_id: `\${${made.address('machine_learning_compute_cluster')}.identity[0].principal_id}`,
      principal_type: 'ServicePrincipal',
    });
  });

  test('roles of people are suspended with the access to the workspace, and that of its identity stays', () => {
    const made = shared({ accessSuspended: true }, { storage: OTHER });
    expect(made.at('role_assignment', 'Ml_raw_Reader').count).toBe(0);
    expect(made.at('role_assignment', 'Ml_raw_Writer').count).toBe(0);
    expect(made.at('role_assignment', 'Ml_raw_IdentityGrant')).not.toHaveProperty('count');
  });
});

describe('on a workspace that is imported, a blob datastore', () => {
  test('is over a container that is brought, or made on the account that is known', () => {
    const made = synth((stack) => {
      imported(stack, { storage: BROUGHT.storage }).addBlobDatastore('raw');
    });
    expect(made.the('storage_container').storage_account_id).toBe(BROUGHT.storage.id);
    expect(made.the(TYPE)).toMatchObject({
      workspace_id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`,
      service_data_auth_identity: 'WorkspaceUserAssignedIdentity',
    });
    expect(made.all('role_assignment')).toEqual([]);
  });

  test('grants the identity whose principal id is known', () => {
    const made = synth((stack) => imported(stack, { identityPrincipalId: OBJECT_ID }).addBlobDatastore('raw', { storage: OTHER }));
    expect(made.the('role_assignment').principal_id).toBe(OBJECT_ID);
  });

  test('needs an account', () => {
    expect(() => synth((stack) => imported(stack).addBlobDatastore('raw'))).toThrow(
      `'storage' is not given: the storage account of the workspace is not known. Pass the account, or 'storage' to fromWorkspaceAttributes.`,
    );
  });

  test('is refused over an account of another subscription, which azurerm would not find', () => {
    const far = CONTAINER.id.replace(SUBSCRIPTION, '/subscriptions/99999999-2222-3333-4444-555555555555');
    expect(() => synth((stack) => imported(stack).addBlobDatastore('raw', { container: { id: far } }))).toThrow(
      `'container' is '${far}': it is in another subscription than the workspace, '11111111-2222-3333-4444-555555555555', and azurerm looks`,
    );
    expect(() => synth((stack) => imported(stack).addBlobDatastore('raw', { storage: { id: far.split('/blobServices')[0] as string } }))).toThrow(
      `it is in another subscription than the workspace, '11111111-2222-3333-4444-555555555555', and azurerm looks for its account only there. Bring one in that of the workspace`,
    );
  });
});

describe('in another stack than its account', () => {
  interface Config {
    readonly resource: { readonly [type: string]: { readonly [id: string]: { readonly [attribute: string]: unknown } } };
    readonly output?: { readonly [name: string]: { readonly sensitive?: boolean } };
  }
  const app = testApp();
  const stackOf = (id: string): TerraformStack => {
    const stack = new TerraformStack(app, id);
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES });
    new TimeProvider(stack, 'Time');
    return stack;
  };
  const read = (id: string): Config => JSON.parse(readFileSync(join(app.outdir, 'stacks', id, 'cdk.tf.json'), 'utf8')) as Config;
  const storage = new WorkspaceStorage(stackOf('far'), 'Data', { name: 'stdata', resourceGroup: GROUP, publicNetworkAccess: true });
  workspace(stackOf('near')).addBlobDatastore('raw', { storage, useAccountKey: true });
  app.synth();
  const { azurerm_storage_container: containers = {}, azurerm_machine_learning_datastore_blobstorage: datastores = {} } = read('near').resource;

  test('a blob datastore waits for nothing that Terraform cannot see there', () => {
    expect(Object.values(containers)[0]).not.toHaveProperty('depends_on');
    expect(Object.values(datastores)[0]).not.toHaveProperty('depends_on');
  });

  test('the key goes through an output that is marked', () => {
    expect(Object.values(datastores)[0]?.account_key).toMatch(/^\$\{data\.terraform_remote_state\..*primary_access_key\}$/);
    const outputs = Object.entries(read('far').output ?? {}).filter(([name]) => name.includes('primary_access_key'));
    expect(outputs.map(([, { sensitive }]) => sensitive)).toEqual([true]);
  });
});

describe('the subscription of the provider', () => {
  const withProvider = (subscriptionId: string): Synthesized => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: FEATURES, subscriptionId });
    new TimeProvider(stack, 'Time');
    workspace(stack).addBlobDatastore('raw', { container: CONTAINER });
    return synthStack(stack);
  };

  test('is where the account of a blob datastore must be', () => {
    expect(() => withProvider('99999999-2222-3333-4444-555555555555')).toThrow(
      `'container' is '${CONTAINER.id}': it is in another subscription than the azurerm provider, '99999999-2222-3333-4444-555555555555', and azurerm ` +
        `looks for its account only there. Bring one in that of the workspace, or use a Data Lake Gen2 datastore`,
    );
    expect(withProvider('11111111-2222-3333-4444-555555555555').all(TYPE)).toHaveLength(1);
  });
});

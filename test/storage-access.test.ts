import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack, TerraformVariable } from 'cdktf';
import {
  AiFoundryHub,
  AzapiProvider,
  Azurerm,
  IdentityType,
  MlWorkspace,
  MlWorkspaceProps,
  PrincipalType,
  StorageAccess,
  WorkspaceStorage,
} from '../lib';
import { BROUGHT, GROUP, OBJECT_ID, PROVIDERS, Synthesized, synth, SUBNET, synthStack, synthWorkspace, testApp, workspace } from './support';

const KEYLESS = { storageAccess: StorageAccess.IDENTITY };
const PERSON = { principalId: OBJECT_ID, principalType: PrincipalType.USER };
const IMPORTED = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-ml`, location: 'westeurope' };

function rolesOf(stack: Synthesized, principal: string): unknown[] {
  const all = stack.all('role_assignment').filter(({ principal_id }) => String(principal_id).includes(principal));
  return all.map(({ role_definition_name }) => role_definition_name);
}

function addTo(add: (ml: MlWorkspace) => void, props: object = KEYLESS): Synthesized {
  return synth((stack) => {
    add(workspace(stack, props));
  });
}

describe('a brought storage account that the program declares', () => {
  const warningsWith = (config: object): string =>
    synth((stack) => {
      const account = {
        name: 'stml',
        resourceGroupName: GROUP.name,
        location: GROUP.location,
        accountTier: 'Standard',
        accountReplicationType: 'ZRS',
      };
      workspace(stack, { storage: new StorageAccount(stack, 'Storage', { ...account, ...config }) });
    }).warnings.join('\n');
  const blobProperties = { deleteRetentionPolicy: { days: 7 } };

  test('is warned of when each plan would remove the CORS rule of the studio', () => {
    expect(warningsWith({ blobProperties })).toContain(`lifecycle: { ignoreChanges: ['blob_properties[0].cors_rule'] }`);
  });

  test.each([
    {},
    { blobProperties, lifecycle: { ignoreChanges: ['blob_properties[0].cors_rule'] } },
    { blobProperties, lifecycle: { ignoreChanges: 'all' } },
    {
      blobProperties: {
        corsRule: [{ allowedHeaders: ['*'], allowedMethods: ['GET'], allowedOrigins: ['*'], exposedHeaders: ['*'], maxAgeInSeconds: 1800 }],
      },
    },
  ])('is not warned of when the rule stays: %j', (config) => {
    expect(warningsWith(config)).not.toContain('CORS');
  });
});

/** A workspace in a stack whose azurerm has no argument for it. */
function synthWithout(props: Partial<MlWorkspaceProps> = KEYLESS): Synthesized {
  return synth((stack) => {
    Azurerm.version(stack, '4.76.0');
    workspace(stack, props);
  });
}

describe('a workspace that uses no shared keys', () => {
  test('is told so by azurerm, which sets it as it makes the workspace', () => {
    expect(synthWorkspace(KEYLESS).the('machine_learning_workspace').storage_account_access_type).toBe('Identity');
  });

  test('is told so through azapi where azurerm is too old', () => {
    const stack = synthWithout();
    expect(stack.the('azapi_update_resource')).toMatchObject({
      type: 'Microsoft.MachineLearningServices/workspaces@2025-06-01',
      resource_id: `\${${stack.address('machine_learning_workspace')}.id}`,
      body: { properties: { systemDatastoresAuthMode: 'Identity' } },
    });
  });

  test('is told so again in the same apply whenever an older azurerm changes it', () => {
    const stack = synthWithout();
    expect(stack.the('azapi_update_resource').lifecycle).toEqual({ replace_triggered_by: [stack.address('machine_learning_workspace')] });
  });

  test('has a storage account without shared keys', () => {
    expect(synthWorkspace(KEYLESS).the('storage_account')).toMatchObject({
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
    });
  });

  test('has the roles on blobs and files before it is created', () => {
    const stack = synthWorkspace(KEYLESS);
    for (const id of ['Ml_StorageBlobDataContributor', 'Ml_StorageFileDataPrivilegedContributor']) {
      expect(stack.comesAfter(stack.address('machine_learning_workspace'), stack.address('role_assignment', id))).toBe(true);
    }
  });

  test('with an identity of its own gets the role on files before it is used, though not before azapi tells it', () => {
    const stack = synth((each) => {
      Azurerm.version(each, '4.76.0');
      workspace(each, { ...KEYLESS, identityType: IdentityType.SYSTEM_ASSIGNED }).addComputeCluster('cpu', { vmSize: 'STANDARD_D4DS_V4' });
    });
    const grant = stack.address('role_assignment', 'Ml_StorageFileDataPrivilegedContributor');
    expect(stack.comesAfter(stack.address('machine_learning_compute_cluster'), grant)).toBe(true);
    expect(stack.comesAfter(stack.address('azapi_update_resource'), grant)).toBe(false);
  });

  test('is linked and used only after azapi has told it', () => {
    const stack = synthWithout({ ...KEYLESS, publicNetworkAccess: false, privateLink: { subnet: SUBNET }, imageBuildComputeName: 'cpu-builder' });
    expect(stack.comesAfter(stack.address('private_endpoint', 'Ml_Link'), stack.address('azapi_update_resource'))).toBe(true);
  });

  test('warns of the roles that a brought identity must have', () => {
    const { warnings } = synthWorkspace({ ...KEYLESS, identity: BROUGHT.identity });
    expect(warnings.join()).toContain(`must have the roles 'Storage Blob Data Contributor' and 'Storage File Data Privileged Contributor'`);
  });

  test('leaves a brought storage account as it is', () => {
    const stack = synthWorkspace({ ...KEYLESS, storage: BROUGHT.storage });
    expect(stack.all('storage_account')).toEqual([]);
    expect(stack.the('machine_learning_workspace').storage_account_access_type).toBe('Identity');
  });

  test('as a hub, for which azurerm has no argument, is told through azapi', () => {
    const stack = synth((scope) => {
      new AiFoundryHub(scope, 'Hub', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true, ...KEYLESS });
    });
    expect(stack.the('azapi_update_resource')).toMatchObject({ body: { properties: { systemDatastoresAuthMode: 'Identity' } } });
  });

  test('warns where the azurerm provider would ask the data plane with a key', () => {
    const stack = new TerraformStack(testApp(), 'test');
    new AzurermProvider(stack, 'Azurerm', { features: [{}] });
    new AzapiProvider(stack, 'Azapi');
    workspace(stack, KEYLESS);
    expect(synthStack(stack).warnings.join()).toContain('is not open to everybody or has no shared keys');
  });
});

describe('the default', () => {
  test('tells Azure nothing and needs no azapi', () => {
    const stack = synthWorkspace();
    expect(stack.addresses.filter((address) => address.startsWith('azapi'))).toEqual([]);
    expect(stack.the('storage_account')).toMatchObject({ shared_access_key_enabled: true });
    expect(stack.the('storage_account').default_to_oauth_authentication).toBeUndefined();
  });

  test('can be said, to go back', () => {
    const stack = synthWorkspace({ storageAccess: StorageAccess.ACCESS_KEY });
    expect(stack.the('machine_learning_workspace').storage_account_access_type).toBe('AccessKey');
    expect(stack.the('storage_account').shared_access_key_enabled).toBe(true);
  });
});

describe('computes of a workspace that uses no shared keys', () => {
  test('get the roles on blobs and files', () => {
    const stack = addTo((ml) => ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }));
    expect(rolesOf(stack, 'compute_cluster')).toEqual(['Storage Blob Data Contributor', 'Storage File Data Privileged Contributor']);
  });

  test('keep a role that is asked for at its address', () => {
    const stack = addTo((ml) => ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }).grantData('Data'));
    expect(rolesOf(stack, 'compute_cluster')).toEqual(['Storage Blob Data Contributor', 'Storage File Data Privileged Contributor']);
    expect(stack.addressesOf('role_assignment').filter((address) => address.includes('cpu_Data'))).toHaveLength(1);
  });

  test('with a brought identity warn of the roles that it must have', () => {
    const stack = addTo((ml) => ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', identity: BROUGHT.identity }));
    expect(stack.warnings.join()).toContain(`the workspace uses no shared keys, and the compute's 'identity' is brought: it must have the roles`);
  });

  test('as instances get them too', () => {
    const stack = addTo((ml) => ml.addComputeInstance('ci-maria', { vmSize: 'Standard_D4ds_v4' }));
    expect(rolesOf(stack, 'compute_instance')).toHaveLength(2);
  });

  test('as attached Spark pools get them too', () => {
    const pool = { id: `${PROVIDERS}/Microsoft.Synapse/workspaces/syn-ml/bigDataPools/spark` };
    expect(
      rolesOf(
        addTo((ml) => ml.addSynapseSpark('spark', { sparkPool: pool })),
        'synapse_spark',
      ),
    ).toHaveLength(2);
  });

  test('of an imported workspace get them where its storage is known', () => {
    const stack = synth((scope) => {
      const ml = MlWorkspace.fromWorkspaceAttributes(scope, 'Ml', {
        ...IMPORTED,
        publicNetworkAccess: true,
        managedNetwork: undefined,
        storage: BROUGHT.storage,
        ...KEYLESS,
      });
      ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', publicIp: true });
    });
    expect(rolesOf(stack, 'compute_cluster')).toHaveLength(2);
  });

  test('of a workspace with shared keys get none', () => {
    expect(
      rolesOf(
        addTo((ml) => ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' }), {}),
        'compute_cluster',
      ),
    ).toEqual([]);
  });
});

describe('datastores over an account without shared keys', () => {
  test('refuse its key', () => {
    expect(() => addTo((ml) => ml.addFileDatastore('files', { shareName: 'files', useAccountKey: true }))).toThrow(
      `[test/Ml/files] 'useAccountKey' is '(not shown)': the storage account [test/Ml/Storage] has no shared keys. Use a blob or Data Lake datastore without a key, or another account`,
    );
  });

  test('refuse a key that is passed', () => {
    const accountKey = (stack: TerraformStack): string => new TerraformVariable(stack, 'key', { sensitive: true }).stringValue;
    expect(() => addTo((ml) => ml.addBlobDatastore('raw', { accountKey: accountKey(TerraformStack.of(ml)) }))).toThrow('has no shared keys');
  });
});

describe('grantStorageData', () => {
  test('lets a person work with blobs and files of the default account', () => {
    const stack = addTo((ml) => ml.grantStorageData('Maria', PERSON));
    expect(rolesOf(stack, OBJECT_ID).sort()).toEqual(['Storage Blob Data Contributor', 'Storage File Data Privileged Contributor']);
    expect(stack.addressesOf('role_assignment').filter((address) => /Ml_Maria(Files)?_/.test(address))).toHaveLength(2);
  });

  test('is suspended with the access of the workspace', () => {
    const stack = addTo((ml) => ml.grantStorageData('Maria', PERSON), { ...KEYLESS, accessSuspended: true });
    const mine = stack.all('role_assignment').filter(({ principal_id }) => principal_id === OBJECT_ID);
    expect(mine.map(({ count }) => count)).toEqual([0, 0]);
  });

  test('asks for the account of an imported workspace', () => {
    expect(() => synth((stack) => MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', IMPORTED).grantStorageData('Maria', PERSON))).toThrow(
      `[test/Ml] 'storage' is not given: the default storage account is not known. Pass 'storage' to fromWorkspaceAttributes`,
    );
  });
});

describe('a storage account without shared keys', () => {
  test('that is brought asks for the workspace to use identities', () => {
    const bring = (stack: TerraformStack): StorageAccount => {
      const place = { name: 'stown', resourceGroupName: 'rg-ml', location: 'westeurope' };
      return new StorageAccount(stack, 'Own', { ...place, accountTier: 'Standard', accountReplicationType: 'LRS', sharedAccessKeyEnabled: false });
    };
    expect(synth((stack) => workspace(stack, { storage: bring(stack) })).warnings.join()).toContain(`pass 'storageAccess: StorageAccess.IDENTITY'`);
    expect(synth((stack) => workspace(stack, { storage: bring(stack), ...KEYLESS })).warnings).toEqual([]);
  });

  test('can be made on its own', () => {
    const stack = synth((scope) => {
      new WorkspaceStorage(scope, 'Storage', { name: 'stown', resourceGroup: GROUP, publicNetworkAccess: true, sharedAccessKeys: false });
    });
    expect(stack.the('storage_account').shared_access_key_enabled).toBe(false);
  });
});

describe('resyncKeys', () => {
  test('runs the action, and again when its token changes', () => {
    const stack = addTo((ml) => ml.resyncKeys({ when: '2026-11-01' }), {});
    expect(stack.the('azapi_resource_action')).toMatchObject({
      action: 'resyncKeys',
      type: 'Microsoft.MachineLearningServices/workspaces@2025-06-01',
    });
    const [trigger = ''] = (stack.the('azapi_resource_action').lifecycle as { replace_triggered_by: string[] }).replace_triggered_by;
    expect(trigger).toMatch(/^terraform_data\./);
    expect(stack.text).toContain('"input":{"when":"2026-11-01"}');
  });

  test('comes after the storage account', () => {
    const stack = addTo((ml) => ml.resyncKeys({ when: '1' }), {});
    expect(stack.comesAfter(stack.address('azapi_resource_action'), stack.address('storage_account'))).toBe(true);
  });

  test('refuses an empty token', () => {
    expect(() => addTo((ml) => ml.resyncKeys({ when: '' }), {})).toThrow(
      `[test/Ml/KeyResync] 'when' is '': the keys are fetched again whenever it changes`,
    );
  });

  test('refuses a workspace that uses no keys', () => {
    expect(() => addTo((ml) => ml.resyncKeys({ when: '1' }))).toThrow(
      `'storageAccess' is 'Identity': the workspace uses no keys that could be fetched`,
    );
  });

  test('works on an imported workspace', () => {
    const stack = synth((scope) => MlWorkspace.fromWorkspaceAttributes(scope, 'Ml', IMPORTED).resyncKeys({ when: '1' }));
    expect(stack.the('azapi_resource_action').resource_id).toBe(IMPORTED.id);
  });
});

describe('facts that azurerm does not tell', () => {
  test('are read back once, for all who ask', () => {
    const stack = addTo((ml) => {
      ml.resource.description = `${ml.mlflowTrackingUri} ${ml.notebookFqdn} ${ml.tenantId} ${ml.managedResourceGroupName}`;
    }, {});
    const { azapi_resource: data = {} } = stack.section('data') as { azapi_resource?: object };
    expect(Object.values(data)).toHaveLength(1);
    const [id] = Object.keys(data);
    expect(stack.text).toContain(`\${data.azapi_resource.${String(id)}.output.properties.mlFlowTrackingUri}`);
    expect(stack.text).toContain(`\${data.azapi_resource.${String(id)}.output.properties.notebookInfo.fqdn}`);
  });

  test('are told of an imported workspace too', () => {
    const stack = synth((scope) => {
      const ml = MlWorkspace.fromWorkspaceAttributes(scope, 'Ml', IMPORTED);
      new WorkspaceStorage(scope, 'Storage', {
        name: 'stown',
        resourceGroup: { name: ml.managedResourceGroupName, location: 'westeurope' },
        publicNetworkAccess: true,
      });
    });
    expect(stack.the('storage_account').resource_group_name).toMatch(
      /^\${data\.azapi_resource\..*\.output\.properties\.serviceProvisionedResourceGroup}$/,
    );
  });

  test('need no azapi provider where nobody asks', () => {
    expect(synthWorkspace().section('data')).not.toHaveProperty('azapi_resource');
  });
});

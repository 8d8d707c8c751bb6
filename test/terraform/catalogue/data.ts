import { DataAzurermKeyVaultSecret } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault-secret';
import { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageShare } from '@cdktf/provider-azurerm/lib/storage-share';
import { TerraformVariable } from 'cdktf';
import { AzureCloud, BlobDatastore, IdentityType, IMlWorkspace, MlWorkspace, PrincipalType, WorkspaceStorage } from '../../../lib';
import { BROUGHT, entry, Entry, OBJECT_ID, PROVIDERS, Site } from '../scaffold';

const CONTAINER = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stdata/blobServices/default/containers/raw` };
const SHARE = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stdata/fileServices/default/shares/models` };
const TEAM = { principalId: OBJECT_ID, principalType: PrincipalType.GROUP };

/** An account for data, open or with private endpoints. */
function dataStorage(site: Site, privateLink?: ReturnType<Site['privateLink']>): WorkspaceStorage {
  const reach = privateLink === undefined ? { publicNetworkAccess: true } : { privateLink };
  return new WorkspaceStorage(site, 'Data', { name: 'stdata', resourceGroup: site.resourceGroup, ...reach });
}

function lake(site: Site): StorageAccount {
  const { name: resourceGroupName, location } = site.resourceGroup;
  return new StorageAccount(site, 'Lake', {
    name: 'stlake',
    resourceGroupName,
    location,
    accountTier: 'Standard',
    accountReplicationType: 'ZRS',
    accountKind: 'StorageV2',
    isHnsEnabled: true,
    allowNestedItemsToBePublic: false,
  });
}

/** An account that exists. */
function shared(site: Site): DataAzurermStorageAccount {
  return new DataAzurermStorageAccount(site, 'SharedData', { name: 'stdata', resourceGroupName: 'rg-shared' });
}

function imported(site: Site): IMlWorkspace {
  const id = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
  const { storage } = BROUGHT;
  return MlWorkspace.fromWorkspaceAttributes(site, 'Shared', { id, location: 'westeurope', storage, identityPrincipalId: OBJECT_ID });
}

/** Datastores, over what is made and what is brought. */
export const DATA: { readonly [name: string]: Entry } = {
  'blob datastores on the own storage': entry((site) => {
    const workspace = site.workspace({ tags: { team: 'fraud' } });
    const raw = workspace.addBlobDatastore('raw', { description: 'As it came' });
    raw.grantRead('Readers', TEAM);
    raw.grantReadWrite('Cluster', workspace.addComputeCluster('cpu-cluster', { vmSize: 'STANDARD_D2DS_V4' }).grantee);
    workspace.addBlobDatastore('curated', { containerName: 'clean-data', useAccountKey: true });
  }),
  'blob datastores over containers that are brought': entry((site) => {
    const workspace = site.workspace();
    workspace.addBlobDatastore('raw', { container: CONTAINER });
    workspace.addBlobDatastore('granted', { container: CONTAINER, grants: true, readOnly: true });
    workspace.addBlobDatastore('keyed', { container: CONTAINER, storage: shared(site), useAccountKey: true, useWorkspaceIdentity: false });
  }),
  'a blob datastore on another account': entry((site) => site.workspace().addBlobDatastore('raw', { storage: dataStorage(site) })),
  'blob datastores of a private workspace': entry((site) => {
    const privateLink = site.privateLink();
    const workspace = site.workspace({ privateLink });
    workspace.addBlobDatastore('own');
    workspace.addBlobDatastore('other', { storage: dataStorage(site, privateLink) });
  }),
  'a blob datastore of a system-assigned identity': entry((site) => {
    site.workspace({ identityType: IdentityType.SYSTEM_ASSIGNED }).addBlobDatastore('raw', { storage: dataStorage(site) });
  }),
  'a protected datastore outside of its protected workspace': entry((site) => {
    const workspace = site.workspace({ deletionProtection: true });
    new BlobDatastore(site, 'raw', { workspace, deletionProtection: true });
  }),
  'file datastores with the key of the account': entry((site) => {
    const workspace = site.workspace();
    workspace.addFileDatastore('models', { useAccountKey: true }).grantRead('Readers', TEAM);
    const storage = dataStorage(site);
    const share = new StorageShare(site, 'Share', { name: 'brought', storageAccountId: storage.id, quota: 5 });
    workspace.addFileDatastore('brought', { share, storage, useAccountKey: true });
  }),
  'file datastores with secrets of others': entry((site) => {
    const workspace = site.workspace();
    const secret = new DataAzurermKeyVaultSecret(site, 'Secret', { name: 'key', keyVaultId: BROUGHT.vault.id });
    workspace.addFileDatastore('keyed', { share: SHARE, accountKey: secret.value });
    const sharedAccessSignature = secret.value;
    workspace.addFileDatastore('signed', { share: SHARE, sharedAccessSignature, useWorkspaceIdentity: false });
  }),
  'Data Lake datastores': entry((site) => {
    const workspace = site.workspace();
    const storage = lake(site);
    workspace.addDataLakeDatastore('bronze', { storage }).grantReadWrite('Engineers', TEAM);
    workspace.addDataLakeDatastore('personal', { storage, useWorkspaceIdentity: false });
  }),
  'a Data Lake datastore with a service principal': entry((site) => {
    const clientSecret = new TerraformVariable(site, 'client_secret', { type: 'string', sensitive: true }).stringValue;
    const container = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/bronze` };
    const servicePrincipal = { tenantId: OBJECT_ID, clientId: OBJECT_ID, clientSecret };
    site.workspace().addDataLakeDatastore('bronze', { container, servicePrincipal });
  }),
  'datastores in Azure Government': {
    region: 'usgovvirginia',
    environment: 'usgovernment',
    build: (site) => {
      const workspace = site.workspace({ cloud: AzureCloud.US_GOVERNMENT });
      workspace.addBlobDatastore('raw', { useAccountKey: true });
      workspace.addFileDatastore('models', { useAccountKey: true });
      workspace.addDataLakeDatastore('bronze', { storage: lake(site) });
    },
  },
  'datastores of an imported workspace': entry((site) => {
    const workspace = imported(site);
    workspace.addBlobDatastore('own');
    workspace.addBlobDatastore('other', { storage: dataStorage(site) });
    workspace.addDataLakeDatastore('bronze', { storage: lake(site) });
    workspace.addFileDatastore('models', { storage: shared(site), useAccountKey: true });
  }),
};

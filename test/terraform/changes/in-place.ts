import {
  AzureCloud,
  BlobDatastore,
  BlobDatastoreOptions,
  Redundancy,
  RegistryRoleAssignmentMode,
  WorkspaceRegistry,
  WorkspaceStorage,
  WorkspaceVault,
} from '../../../lib';
import { BROUGHT, Build, PROVIDERS, Site } from '../scaffold';
import { all, change, DayTwo, since } from './change';

const KEY = BROUGHT.key;
const TAGGED = [
  'machine_learning_workspace.Ml',
  'storage_account.Ml_Storage',
  'key_vault.Ml_Vault',
  'container_registry.Ml_Registry',
  'application_insights.Ml_Insights',
  'log_analytics_workspace.Ml_Insights_LogAnalytics',
  'user_assigned_identity.Ml_Identity',
];
const PARTS = ['storage_account.Ml_Storage', 'key_vault.Ml_Vault', 'container_registry.Ml_Registry'];
const LAKE_CONTAINER = { id: `${PROVIDERS}/Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/bronze` };
const OTHER_IDENTITY = { id: `${BROUGHT.identity.id}-other` };
const WORKSPACE = 'machine_learning_workspace.Ml';

function withDatastores(site: Site, tags: { [key: string]: string }): void {
  const workspace = site.workspace({ tags });
  workspace.addBlobDatastore('raw');
  workspace.addFileDatastore('models', { useAccountKey: true });
  workspace.addDataLakeDatastore('bronze', { container: LAKE_CONTAINER });
}

function stores(site: Site, options: BlobDatastoreOptions): BlobDatastore {
  return site.workspace({ cloud: AzureCloud.US_GOVERNMENT }).addBlobDatastore('raw', options);
}

function inGovernment(before: Build, after: Build, plan: DayTwo['plan']): DayTwo {
  const there = { region: 'usgovvirginia', environment: 'usgovernment' };
  return { before: { ...there, build: before }, after: { ...there, build: after }, plan };
}

function partsOf(site: Site, door: { readonly publicNetworkAccess?: boolean; readonly allowedIpRanges?: string[] }): void {
  const common = { resourceGroup: site.resourceGroup, privateLink: site.privateLink(), ...door };
  new WorkspaceStorage(site, 'Storage', { name: 'stmine', ...common });
  new WorkspaceVault(site, 'Vault', { name: 'kv-mine', ...common });
  new WorkspaceRegistry(site, 'Registry', { name: 'crmine', ...common });
}

function withImages(site: Site, roleAssignmentMode: RegistryRoleAssignmentMode): void {
  const { resourceGroup } = site;
  site.workspace({
    registry: new WorkspaceRegistry(site, 'Images', { name: 'crimages', resourceGroup, publicNetworkAccess: true, roleAssignmentMode }),
  });
}

const OPEN = { publicNetworkAccess: true };
const OFFICE = { allowedIpRanges: ['20.30.40.50', '20.30.41.0/24'] };
const OWN_PARTS = ['storage_account.Storage', 'key_vault.Vault', 'container_registry.Registry'];

/** What changes in place, or not at all. */
export const IN_PLACE: { readonly [name: string]: DayTwo } = {
  'change nothing': change(
    (site) => site.workspace(),
    (site) => site.workspace(),
    {},
  ),
  'change a tag': change(
    (site) => site.workspace({ tags: { team: 'fraud' } }),
    (site) => site.workspace({ tags: { team: 'risk' } }),
    all('update', ...TAGGED),
  ),
  'change the tags of a workspace with datastores': change(
    (site) => withDatastores(site, { team: 'fraud' }),
    (site) => withDatastores(site, { team: 'risk' }),
    all('update', ...TAGGED),
  ),
  'give a datastore a key': change(
    (site) => site.workspace().addBlobDatastore('raw'),
    (site) => site.workspace().addBlobDatastore('raw', { useAccountKey: true }),
    all('update', 'machine_learning_datastore_blobstorage.Ml_raw'),
  ),
  'give a datastore in another cloud a key: it is replaced, since azurerm would send Azure the address of the public one': inGovernment(
    (site) => stores(site, {}),
    (site) => stores(site, { useAccountKey: true }),
    { ...all('delete, create', 'machine_learning_datastore_blobstorage.Ml_raw'), 'terraform_data.Ml_raw_Settings': 'update' },
  ),
  'begin to replace datastores in another cloud over their keys, as an upgrade does: none is replaced': inGovernment(
    (site) => {
      const datastore = stores(site, { useAccountKey: true });
      datastore.node.tryRemoveChild('Settings');
      datastore.resource.lifecycle = { ignoreChanges: ['tags'] };
    },
    (site) => stores(site, { useAccountKey: true }),
    { 'terraform_data.Ml_raw_Settings': 'create' },
  ),
  'change the description': change(
    (site) => site.workspace({ description: 'one' }),
    (site) => site.workspace({ description: 'two' }),
    all('update', WORKSPACE),
  ),
  'change the friendly name': change(
    (site) => site.workspace(),
    (site) => site.workspace({ friendlyName: 'Fraud' }),
    all('update', WORKSPACE),
  ),
  'close public access of a linked workspace': change(
    (site) => site.workspace({ publicNetworkAccess: true, privateLink: site.privateLink() }),
    (site) => site.workspace({ privateLink: site.privateLink() }),
    all('update', WORKSPACE, ...PARTS),
  ),
  'open a closed workspace': change(
    (site) => site.workspace({ privateLink: site.privateLink() }),
    (site) => site.workspace({ publicNetworkAccess: true, privateLink: site.privateLink() }),
    all('update', WORKSPACE, ...PARTS),
  ),
  'give a workspace one more identity': change(
    (site) => site.workspace(),
    (site) => site.workspace({ additionalIdentities: [BROUGHT.identity] }),
    all('update', WORKSPACE),
  ),
  'take one of the identities of a workspace away': change(
    (site) => site.workspace({ additionalIdentities: [BROUGHT.identity, OTHER_IDENTITY] }),
    (site) => site.workspace({ additionalIdentities: [OTHER_IDENTITY] }),
    all('update', WORKSPACE),
  ),
  'let only some addresses into closed parts': change(
    (site) => partsOf(site, {}),
    (site) => partsOf(site, OFFICE),
    all('update', ...OWN_PARTS),
  ),
  'let only some addresses into open parts': change(
    (site) => partsOf(site, OPEN),
    (site) => partsOf(site, OFFICE),
    all('update', ...OWN_PARTS),
  ),
  'let everybody into parts that let some addresses in': change(
    (site) => partsOf(site, OFFICE),
    (site) => partsOf(site, OPEN),
    all('update', ...OWN_PARTS),
  ),
  'close parts that let some addresses in': change(
    (site) => partsOf(site, OFFICE),
    (site) => partsOf(site, {}),
    all('update', ...OWN_PARTS),
  ),
  'let one address less into parts': change(
    (site) => partsOf(site, OFFICE),
    (site) => partsOf(site, { allowedIpRanges: OFFICE.allowedIpRanges.slice(1) }),
    all('update', ...OWN_PARTS),
  ),
  "bring a key's new version": change(
    (site) => site.workspace({ encryption: { key: KEY, serviceSideEncryption: true } }),
    (site) => site.workspace({ encryption: { key: { ...KEY, id: KEY.id.replace('0123', '9999') }, serviceSideEncryption: true } }),
    all('update', 'azapi_resource_action.Ml_KeyVersion'),
  ),
  'assign roles by repository': since(
    '4.81.0',
    change(
      (site) => withImages(site, RegistryRoleAssignmentMode.REGISTRY),
      (site) => withImages(site, RegistryRoleAssignmentMode.REPOSITORY),
      { ...all('update', 'container_registry.Images'), ...all('create', 'role_assignment.Ml_RegistryRepositoryWriter') },
    ),
  ),
  'say what the default is': change(
    (site) => site.workspace(),
    (site) => site.workspace({ redundancy: Redundancy.ZONE, highBusinessImpact: false, publicNetworkAccess: true }),
    {},
  ),
};

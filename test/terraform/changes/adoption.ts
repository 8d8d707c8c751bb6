import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';
import { IdentityType, Moves, StorageReplication, WorkspaceStorage, WorkspaceVault } from '../../../lib';
import { BROUGHT, OBJECT_ID, PROVIDERS, Site } from '../scaffold';
import { all, change, DayTwo } from './change';
import { SETTINGS } from './monitoring';

const LOCKS = ['management_lock.Ml_Lock', 'management_lock.Ml_RegistryLock'];
const FORMER = [
  'application_insights.Ml_Insights',
  'container_registry.Ml_Registry',
  'key_vault.Ml_Vault',
  'log_analytics_workspace.Ml_Insights_LogAnalytics',
  'machine_learning_workspace.Ml',
  ...SETTINGS,
  'role_assignment.Ml_InsightsContributor',
  'role_assignment.Ml_RegistryContributor',
  'role_assignment.Ml_StorageBlobDataContributor',
  'role_assignment.Ml_StorageContributor',
  'role_assignment.Ml_VaultAdministrator',
  'role_assignment.Ml_VaultContributor',
  'role_assignment.Ml_WorkspaceContributor',
  'storage_account.Ml_Storage',
  'user_assigned_identity.Ml_Identity',
];
const { identity, storage, vault, registry, insights } = BROUGHT;

const PORTAL = { publicNetworkAccess: true, identityType: IdentityType.SYSTEM_ASSIGNED, storage, vault, registry, insights };

/** What the portal makes, at the address of what takes it over: it stands in for an import, of which the stand-in provider reads the id alone. */
function portalWorkspace(site: Site): void {
  new MachineLearningWorkspace(new Construct(site, 'Ml'), 'Resource', {
    name: 'mlw-fraud-dev',
    resourceGroupName: site.resourceGroup.name,
    location: site.resourceGroup.location,
    identity: { type: 'SystemAssigned' },
    storageAccountId: storage.id,
    keyVaultId: vault.id,
    containerRegistryId: registry.id,
    applicationInsightsId: insights.id,
    highBusinessImpact: false,
  });
}

function portalStorage(site: Site): void {
  new StorageAccount(new Construct(site, 'Storage'), 'Resource', {
    name: 'stportal',
    resourceGroupName: site.resourceGroup.name,
    location: site.resourceGroup.location,
    accountTier: 'Standard',
    accountReplicationType: 'LRS',
  });
}

function takenStorage(site: Site, deletionProtection = false): WorkspaceStorage {
  const { resourceGroup } = site;
  const replication = StorageReplication.LRS;
  return new WorkspaceStorage(site, 'Storage', { name: 'stportal', resourceGroup, publicNetworkAccess: true, replication, deletionProtection });
}

function portalVault(site: Site): void {
  new KeyVault(new Construct(site, 'Vault'), 'Resource', {
    name: 'kv-portal',
    resourceGroupName: site.resourceGroup.name,
    location: site.resourceGroup.location,
    tenantId: OBJECT_ID,
    skuName: 'standard',
    rbacAuthorizationEnabled: false,
  });
}

/** What is guarded, moved in the program, or taken over. */
export const ADOPTION: { readonly [name: string]: DayTwo } = {
  'turn deletion protection on': change(
    (site) => site.workspace(),
    (site) => site.workspace({ deletionProtection: true }),
    all('create', ...LOCKS),
  ),
  'turn deletion protection off': change(
    (site) => site.workspace({ deletionProtection: true }),
    (site) => site.workspace(),
    all('delete', ...LOCKS),
  ),
  'move a workspace under another construct': change(
    (site) => site.workspace(),
    (site) => {
      const workspace = site.workspace({}, 'Fraud', new Construct(site, 'Team'));
      Moves.from(workspace, 'Ml');
    },
    Object.fromEntries(FORMER.map((address) => [`azurerm_${address.replace('.Ml', '.Team_Fraud')}`, `move from azurerm_${address}`])),
  ),
  'take over an existing workspace': change(
    () => undefined,
    (site) => {
      const workspace = site.workspace({ identity, storage, vault, registry, insights });
      workspace.resource.importFrom(`${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-fraud-dev`);
    },
    all('import', 'machine_learning_workspace.Ml'),
  ),
  'take over a workspace of the portal as it is': change(portalWorkspace, (site) => site.workspace(PORTAL), {}),
  'take over a workspace of the portal with another business impact': change(
    portalWorkspace,
    (site) => site.workspace({ ...PORTAL, highBusinessImpact: true, deletionProtection: true }),
    { refused: /Instance cannot be destroyed/ },
  ),
  'take over a workspace of the portal and leave out what differs': change(
    portalWorkspace,
    (site) => {
      const workspace = site.workspace({ ...PORTAL, highBusinessImpact: true });
      workspace.resource.addOverride('lifecycle', { ignore_changes: ['high_business_impact'], prevent_destroy: true });
    },
    {},
  ),
  'take over a storage account of the portal as it is': change(
    portalStorage,
    (site) => {
      const { resource } = takenStorage(site);
      resource.infrastructureEncryptionEnabled = false;
      resource.queueEncryptionKeyType = 'Service';
      resource.tableEncryptionKeyType = 'Service';
    },
    all('update', 'storage_account.Storage'),
  ),
  'take over a storage account of the portal with the defaults of the library': change(portalStorage, (site) => takenStorage(site, true), {
    refused: /Instance cannot be destroyed/,
  }),
  'take over a vault of the portal as it is': change(
    portalVault,
    (site) => {
      const { resource } = new WorkspaceVault(site, 'Vault', {
        name: 'kv-portal',
        resourceGroup: site.resourceGroup,
        tenantId: OBJECT_ID,
        publicNetworkAccess: true,
      });
      resource.rbacAuthorizationEnabled = false;
    },
    all('update', 'key_vault.Vault'),
  ),
};

import { MachineLearningDatastoreBlobstorage } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-blobstorage';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { ActionGroup, ManagedNetwork, WorkspaceMetric } from '../../../lib';
import { Build, Site } from '../scaffold';
import { all, change, DayTwo } from './change';

const managedNetwork = ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND;

function withDatastore(site: Site): void {
  const workspace = site.workspace();
  const container = new StorageContainer(workspace, 'Container', { name: 'data', storageAccountId: workspace.storage.id });
  new MachineLearningDatastoreBlobstorage(workspace, 'Datastore', {
    name: 'data',
    workspaceId: workspace.id,
    storageContainerId: container.id,
    serviceDataAuthIdentity: 'WorkspaceUserAssignedIdentity',
  });
}

function withAlert(site: Site): void {
  const workspace = site.workspace();
  const emails = { oncall: 'oncall@example.com' };
  const actionGroup = new ActionGroup(workspace, 'Oncall', { baseName: 'fraud-dev', resourceGroup: site.resourceGroup, emails });
  workspace.addMetricAlert('failed-runs', { metric: WorkspaceMetric.FAILED_RUNS, actionGroup });
}

const plain: Build = (site) => site.workspace();
const managed: Build = (site) => site.workspace({ managedNetwork });

const ZONES = ['apiazuremlms', 'azurecrio', 'blobcorewindowsnet', 'filecorewindowsnet', 'notebooksazurenet', 'vaultcoreazurenet'];
const zoneLinks = (network: string): string[] => ZONES.map((zone) => `private_dns_zone_virtual_network_link.Zones_${network}_privatelink${zone}`);
const LINKS = ['Ml_Link', 'Ml_Registry_Link', 'Ml_Storage_BlobLink', 'Ml_Storage_FileLink', 'Ml_Vault_Link'].map((id) => `private_endpoint.${id}`);
const SETTINGS = [
  'Ml_Diagnostics',
  'Ml_Insights_LogAnalyticsDiagnostics',
  'Ml_Registry_Diagnostics',
  'Ml_Storage_BlobDiagnostics',
  'Ml_Storage_Diagnostics',
  'Ml_Storage_FileDiagnostics',
  'Ml_Storage_QueueDiagnostics',
  'Ml_Storage_TableDiagnostics',
  'Ml_Vault_Diagnostics',
].map((id) => `monitor_diagnostic_setting.${id}`);
const READERS = ['role_assignment.Ml_BlobLinkReader', 'role_assignment.Ml_FileLinkReader'];

/** What is made besides, and taken away again, without touching what runs. */
export const ADDITIONS: { readonly [name: string]: DayTwo } = {
  'add a datastore': change(
    plain,
    withDatastore,
    all('create', 'machine_learning_datastore_blobstorage.Ml_Datastore', 'storage_container.Ml_Container'),
  ),
  'remove a datastore': change(
    withDatastore,
    plain,
    all('delete', 'machine_learning_datastore_blobstorage.Ml_Datastore', 'storage_container.Ml_Container'),
  ),
  'add an alert': change(plain, withAlert, all('create', 'monitor_metric_alert.Ml_failed-runs', 'monitor_action_group.Ml_Oncall')),
  'remove an alert': change(withAlert, plain, all('delete', 'monitor_metric_alert.Ml_failed-runs', 'monitor_action_group.Ml_Oncall')),
  'add a dashboard': change(plain, (site) => site.workspace().addDashboard('overview'), all('create', 'portal_dashboard.Ml_overview')),
  'turn diagnostics off': change(plain, (site) => site.workspace({ diagnostics: { enabled: false } }), all('delete', ...SETTINGS)),
  'turn diagnostics on': change((site) => site.workspace({ diagnostics: { enabled: false } }), plain, all('create', ...SETTINGS)),
  'add private link to a public workspace': change(
    (site) => {
      site.network();
      site.workspace();
    },
    (site) => site.workspace({ publicNetworkAccess: true, privateLink: site.privateLink() }),
    {
      ...all('create', ...LINKS, ...READERS, ...zoneLinks('net'), ...ZONES.map((zone) => `private_dns_zone.Zones_privatelink${zone}`)),
      ...all('update', 'container_registry.Ml_Registry'),
    },
  ),
  'add a managed network': change(plain, managed, {
    ...all('create', 'role_assignment.Ml_StorageConnectionApprover', 'role_assignment.Ml_VaultConnectionApprover'),
    ...all('create', 'role_assignment.Ml_RegistryConnectionApprover'),
    ...all('update', 'machine_learning_workspace.Ml'),
  }),
  'add a second workspace that shares the zones': change(
    (site) => site.workspace({ privateLink: site.privateLink() }),
    (site) => {
      const privateLink = site.privateLink();
      site.workspace({ privateLink });
      site.workspace({ baseName: 'churn-dev', privateLink }, 'Second');
    },
    all(
      'create',
      'machine_learning_workspace.Second',
      'storage_account.Second_Storage',
      'key_vault.Second_Vault',
      'container_registry.Second_Registry',
      'application_insights.Second_Insights',
      'log_analytics_workspace.Second_Insights_LogAnalytics',
      'user_assigned_identity.Second_Identity',
      ...[...LINKS, ...READERS].map((address) => address.replace('.Ml_', '.Second_')),
      ...['Storage', 'Vault', 'Registry', 'Insights', 'Workspace'].map((part) => `role_assignment.Second_${part}Contributor`),
      'role_assignment.Second_StorageBlobDataContributor',
      'role_assignment.Second_VaultAdministrator',
      ...SETTINGS.map((address) => address.replace('.Ml_', '.Second_')),
    ),
  ),
  'link a second virtual network': change(
    (site) => {
      site.network('second');
      site.workspace({ privateLink: site.privateLink() });
    },
    (site) => {
      const { network } = site.network('second');
      const { subnet, dnsZones } = site.privateLink();
      dnsZones.linkVirtualNetwork('second', network);
      site.workspace({ privateLink: { subnet, dnsZones } });
    },
    all('create', ...zoneLinks('second')),
  ),
};

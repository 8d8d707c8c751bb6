import { Construct } from 'constructs';
import { Moves } from '../../../lib';
import { BROUGHT, PROVIDERS } from '../scaffold';
import { all, change, DayTwo } from './change';

const LOCKS = ['management_lock.Ml_Lock', 'management_lock.Ml_RegistryLock'];
const FORMER = [
  'application_insights.Ml_Insights',
  'container_registry.Ml_Registry',
  'key_vault.Ml_Vault',
  'log_analytics_workspace.Ml_Insights_LogAnalytics',
  'machine_learning_workspace.Ml',
  'monitor_diagnostic_setting.Ml_Diagnostics',
  'monitor_diagnostic_setting.Ml_Insights_LogAnalyticsDiagnostics',
  'monitor_diagnostic_setting.Ml_Registry_Diagnostics',
  'monitor_diagnostic_setting.Ml_Storage_BlobDiagnostics',
  'monitor_diagnostic_setting.Ml_Storage_Diagnostics',
  'monitor_diagnostic_setting.Ml_Storage_FileDiagnostics',
  'monitor_diagnostic_setting.Ml_Storage_QueueDiagnostics',
  'monitor_diagnostic_setting.Ml_Storage_TableDiagnostics',
  'monitor_diagnostic_setting.Ml_Vault_Diagnostics',
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
};

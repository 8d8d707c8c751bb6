import { ActionGroup, DiagnosticSetting, DiagnosticSource, Moves, MonitorPrivateLink, WorkspaceInsights, WorkspaceMetric } from '../../../lib';
import { BROUGHT, Build, PROVIDERS, Site } from '../scaffold';
import { all, change, DayTwo } from './change';

const MONITOR_SCOPE = `${PROVIDERS}/Microsoft.Insights/privateLinkScopes/ampls-hub`;
const ENDPOINT = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared/onlineEndpoints/scores` };

/** The diagnostic settings that every workspace has unless it is told otherwise. */
export const SETTINGS = [
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

const plain: Build = (site) => site.workspace();

const insights =
  (localAuthentication?: boolean): Build =>
  (site) => {
    new WorkspaceInsights(site, 'Insights', { baseName: 'fraud-dev', resourceGroup: site.resourceGroup, localAuthentication });
  };

function withAlert(site: Site): void {
  const workspace = site.workspace();
  const emails = { oncall: 'oncall@example.com' };
  const actionGroup = new ActionGroup(workspace, 'Oncall', { baseName: 'fraud-dev', resourceGroup: site.resourceGroup, emails });
  workspace.addMetricAlert('failed-runs', { metric: WorkspaceMetric.FAILED_RUNS, actionGroup });
}

/** What changes of how a workspace is watched, without touching the workspace. */
export const MONITORING: { readonly [name: string]: DayTwo } = {
  'add an alert': change(plain, withAlert, all('create', 'monitor_metric_alert.Ml_failed-runs', 'monitor_action_group.Ml_Oncall')),
  'remove an alert': change(withAlert, plain, all('delete', 'monitor_metric_alert.Ml_failed-runs', 'monitor_action_group.Ml_Oncall')),
  'add a dashboard': change(plain, (site) => site.workspace().addDashboard('overview'), all('create', 'portal_dashboard.Ml_overview')),
  'take telemetry from whoever signs in alone': change(
    insights(),
    insights(false),
    all('update', 'application_insights.Insights', 'log_analytics_workspace.Insights_LogAnalytics'),
  ),
  'take telemetry by connection string again': change(
    insights(false),
    insights(true),
    all('update', 'application_insights.Insights', 'log_analytics_workspace.Insights_LogAnalytics'),
  ),
  'turn diagnostics off': change(plain, (site) => site.workspace({ diagnostics: { enabled: false } }), all('delete', ...SETTINGS)),
  'turn diagnostics on': change((site) => site.workspace({ diagnostics: { enabled: false } }), plain, all('create', ...SETTINGS)),
  'send no metrics any more': change(plain, (site) => site.workspace({ diagnostics: { metrics: false } }), {
    ...all('delete, create', ...SETTINGS),
    ...all('delete', 'monitor_diagnostic_setting.Ml_Storage_Diagnostics'),
  }),
  'have a key send the logs that were sent by hand': change(
    (site) => {
      const target = site.key().vault;
      new DiagnosticSetting(site, 'KeyDiagnostics', { target, source: DiagnosticSource.KEY_VAULT, logAnalytics: BROUGHT.logAnalytics });
    },
    (site) => Moves.from(site.key().diagnose('Diagnostics', { logAnalytics: BROUGHT.logAnalytics }), 'KeyDiagnostics'),
    all('move from azurerm_monitor_diagnostic_setting.KeyDiagnostics', 'monitor_diagnostic_setting.Key_Vault_Diagnostics'),
  ),
  'make monitoring private': change(
    (site) => {
      new MonitorPrivateLink(site, 'Monitor', { baseName: 'hub', resourceGroup: site.resourceGroup, privateLink: site.privateLink() });
      site.workspace();
    },
    (site) => {
      const { resourceGroup } = site;
      const privateMonitoring = new MonitorPrivateLink(site, 'Monitor', { baseName: 'hub', resourceGroup, privateLink: site.privateLink() });
      site.workspace({ privateMonitoring });
    },
    {
      ...all('update', 'application_insights.Ml_Insights', 'log_analytics_workspace.Ml_Insights_LogAnalytics'),
      ...all('create', 'monitor_private_link_scoped_service.Ml_Insights_Member'),
      ...all('create', 'monitor_private_link_scoped_service.Ml_Insights_LogAnalyticsMember'),
    },
  ),
  'make monitoring public again': change(
    (site) => site.workspace({ privateMonitoring: MonitorPrivateLink.fromScopeId(site, 'Monitor', MONITOR_SCOPE) }),
    (site) => site.workspace(),
    {
      ...all('update', 'application_insights.Ml_Insights', 'log_analytics_workspace.Ml_Insights_LogAnalytics'),
      ...all('delete', 'monitor_private_link_scoped_service.Ml_Insights_Member'),
      ...all('delete', 'monitor_private_link_scoped_service.Ml_Insights_LogAnalyticsMember'),
    },
  ),
  "change an alert's threshold": change(
    (site) => site.workspace().addMetricAlert('quota', { metric: WorkspaceMetric.QUOTA_UTILIZATION }),
    (site) => site.workspace().addMetricAlert('quota', { metric: WorkspaceMetric.QUOTA_UTILIZATION, threshold: 90, severity: 1 }),
    all('update', 'monitor_metric_alert.Ml_quota'),
  ),
  'show another endpoint on a dashboard': change(
    (site) => site.workspace().addDashboard('overview'),
    (site) => site.workspace().addDashboard('overview', { endpoints: [ENDPOINT] }),
    all('update', 'portal_dashboard.Ml_overview'),
  ),
};

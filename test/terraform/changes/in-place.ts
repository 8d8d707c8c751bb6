import { MonitorPrivateLink, Redundancy, WorkspaceMetric } from '../../../lib';
import { BROUGHT, PROVIDERS } from '../scaffold';
import { all, change, DayTwo } from './change';

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
const WORKSPACE = 'machine_learning_workspace.Ml';
const MONITOR_SCOPE = `${PROVIDERS}/Microsoft.Insights/privateLinkScopes/ampls-hub`;
const ENDPOINT = { id: `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared/onlineEndpoints/scores` };

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
  "bring a key's new version": change(
    (site) => site.workspace({ encryption: { key: KEY, serviceSideEncryption: true } }),
    (site) => site.workspace({ encryption: { key: { ...KEY, id: KEY.id.replace('0123', '9999') }, serviceSideEncryption: true } }),
    all('update', WORKSPACE),
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
  'say what the default is': change(
    (site) => site.workspace(),
    (site) => site.workspace({ redundancy: Redundancy.ZONE, highBusinessImpact: false, publicNetworkAccess: true }),
    {},
  ),
};

import { EventhubNamespace } from '@cdktf/provider-azurerm/lib/eventhub-namespace';
import { EventhubNamespaceAuthorizationRule } from '@cdktf/provider-azurerm/lib/eventhub-namespace-authorization-rule';
import { TerraformOutput } from 'cdktf';
import {
  ActionGroup,
  AzureCloud,
  DiagnosticSetting,
  DiagnosticSource,
  LogGroup,
  MlWorkspace,
  MonitorAccessMode,
  MonitorPrivateLink,
  PrivateDnsZones,
  WorkspaceMetric,
  WorkspaceStorage,
} from '../../../lib';
import { BROUGHT, Entry, entry, PROVIDERS, Site } from '../scaffold';

const WORKSPACE_ID = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
const ENDPOINT = { id: `${WORKSPACE_ID}/onlineEndpoints/scores` };

/** An action group that tells in every way there is. */
function oncall(site: Site): ActionGroup {
  const { resourceGroup } = site;
  return new ActionGroup(site, 'Oncall', {
    baseName: 'fraud-dev',
    resourceGroup,
    emails: { oncall: 'oncall@example.com', team: 'fraud@example.com' },
    webhooks: { chat: 'https://chat.example.com/hook' },
    sms: { duty: { countryCode: '49', phoneNumber: '15112345678' } },
    roles: { owners: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635' },
    tags: { team: 'fraud' },
  });
}

/** Everything that tells how workspaces do. */
export const MONITORING: { readonly [name: string]: Entry } = {
  'diagnostics to every kind of destination': entry((site) => {
    const { resourceGroup } = site;
    const archive = new WorkspaceStorage(site, 'Archive', { name: 'starchive', resourceGroup, publicNetworkAccess: true });
    const group = { resourceGroupName: resourceGroup.name, location: resourceGroup.location };
    const namespace = new EventhubNamespace(site, 'Hub', { ...group, name: 'evhns-fraud-dev', sku: 'Standard' });
    const authorizationRule = new EventhubNamespaceAuthorizationRule(site, 'Rule', {
      name: 'diagnostics',
      namespaceName: namespace.name,
      resourceGroupName: resourceGroup.name,
      listen: true,
      send: true,
      manage: true,
    });
    site.workspace({ diagnostics: { storage: archive, eventHub: { authorizationRule, name: 'logs' }, logs: LogGroup.AUDIT } });
  }),
  'logs alone, also to a partner solution, and single categories': entry((site) => {
    const partner = { id: `${PROVIDERS}/Microsoft.Datadog/monitors/datadog` };
    site.workspace({ diagnostics: { partner, metrics: false } });
    const { logAnalytics, vault: target } = BROUGHT;
    const source = DiagnosticSource.KEY_VAULT;
    new DiagnosticSetting(site, 'Vault', { target, source, logAnalytics, logCategories: ['AzurePolicyEvaluationDetails', 'AuditEvent'] });
  }),
  'no diagnostics': entry((site) => site.workspace({ diagnostics: { enabled: false } })),
  'diagnostics of an endpoint, and of insights brought': entry((site) => {
    site.workspace({ insights: BROUGHT.insights, diagnostics: { logAnalytics: BROUGHT.logAnalytics } });
    const { logAnalytics } = BROUGHT;
    new DiagnosticSetting(site, 'Endpoint', { target: ENDPOINT, source: DiagnosticSource.ONLINE_ENDPOINT, logAnalytics });
  }),
  'alerts and a dashboard': entry((site) => {
    const workspace = site.workspace({ tags: { team: 'fraud' } });
    const actionGroup = oncall(site);
    workspace.addMetricAlert('failed-runs', { metric: WorkspaceMetric.FAILED_RUNS, actionGroup });
    workspace.addMetricAlert('quota', { metric: WorkspaceMetric.QUOTA_UTILIZATION, threshold: 90, actionGroup });
    workspace.addMetricAlert('unusable-nodes', { metric: WorkspaceMetric.UNUSABLE_NODES, description: 'Azure recycles them', actionGroup });
    workspace.addMetricAlert('errors', { metric: WorkspaceMetric.ENDPOINT_ERRORS, endpoint: ENDPOINT, actionGroup });
    const dashboard = workspace.addDashboard('overview', { title: 'Fraud', endpoints: [ENDPOINT] });
    new TerraformOutput(site, 'dashboard', { value: dashboard.url });
  }),
  'alerts and a dashboard of an imported workspace': entry((site) => {
    const workspace = MlWorkspace.fromWorkspaceAttributes(site, 'Shared', { id: WORKSPACE_ID, location: 'westeurope', storage: BROUGHT.storage });
    workspace.addMetricAlert('latency', { metric: WorkspaceMetric.ENDPOINT_LATENCY, endpoint: ENDPOINT });
    workspace.addDashboard('overview');
  }),
  'private monitoring shared by two workspaces': entry((site) => {
    const privateLink = site.privateLink();
    const { resourceGroup } = site;
    const privateMonitoring = new MonitorPrivateLink(site, 'Monitor', { baseName: 'hub', resourceGroup, privateLink });
    privateMonitoring.addMember('shared', BROUGHT.logAnalytics);
    site.workspace({ privateLink, privateMonitoring, deletionProtection: true });
    site.workspace({ privateLink, privateMonitoring, baseName: 'churn-dev' }, 'Second');
  }),
  'private monitoring, members only': entry((site) => {
    const { resourceGroup } = site;
    const only = MonitorAccessMode.PRIVATE_ONLY;
    const privateLink = site.privateLink();
    new MonitorPrivateLink(site, 'Monitor', {
      baseName: 'hub',
      resourceGroup,
      privateLink,
      ingestion: only,
      query: only,
      tags: { team: 'platform' },
    });
  }),
  'private monitoring in US Government': {
    environment: 'usgovernment',
    region: 'usgovvirginia',
    build: (site) => {
      const { network, subnet } = site.network();
      const { resourceGroup } = site;
      const dnsZones = new PrivateDnsZones(site, 'Zones', { resourceGroup, cloud: AzureCloud.US_GOVERNMENT });
      dnsZones.linkVirtualNetwork('net', network);
      const privateLink = { subnet, dnsZones };
      site.workspace({ privateLink, privateMonitoring: new MonitorPrivateLink(site, 'Monitor', { baseName: 'hub', resourceGroup, privateLink }) });
    },
  },
  'private monitoring by a scope that exists': entry((site) => {
    const scopeId = `${PROVIDERS}/Microsoft.Insights/privateLinkScopes/ampls-hub`;
    site.workspace({ privateMonitoring: MonitorPrivateLink.fromScopeId(site, 'Monitor', scopeId) });
  }),
};

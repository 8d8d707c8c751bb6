import {
  ActionGroup,
  ActionGroupProps,
  AlertPeriod,
  AlertRuleOptions,
  DiagnosticSetting,
  DiagnosticSettingProps,
  DiagnosticSource,
  DiagnosticSourceOptions,
  DimensionOperator,
  EventHubDestination,
  LogGroup,
  MetricAggregation,
  MetricAlertOptions,
  MetricDimension,
  MetricOperator,
  MetricOptions,
  MonitorAccessMode,
  MonitorPrivateLink,
  MonitorPrivateLinkProps,
  WorkspaceDashboardOptions,
  WorkspaceMetric,
} from '../../../../lib';
import { BROUGHT, Site } from '../../scaffold';
import { link, of, OTHER_SUBNET, OTHERS, shared, WORKSPACE_ID } from '../brought';
import { Subject, swings, turns } from '../subject';
import { AUTHORIZATION_RULE, DESTINATIONS } from '../values';

const { logAnalytics, vault } = BROUGHT;
const ENDPOINT = { id: `${WORKSPACE_ID}/onlineEndpoints/scores` };
const OTHER_ENDPOINT = { id: `${WORKSPACE_ID}/onlineEndpoints/others` };
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const group = (name: string): object => ({ id: of(`Microsoft.Insights/actionGroups/${name}`) });

const METRIC = { name: 'Failed Runs', aggregation: MetricAggregation.TOTAL, threshold: 0 };
const DIMENSION = { name: 'Scenario', values: ['one'] };
const alert = (site: Site, options: MetricAlertOptions): unknown => shared(site).addMetricAlert('alert', options);
const measure = (site: Site, options: MetricOptions): unknown => alert(site, { metric: WorkspaceMetric.custom(options) });
const diagnose = (site: Site, more: object): unknown =>
  new DiagnosticSetting(site, 'It', { target: vault, source: DiagnosticSource.KEY_VAULT, ...more });

const RULE = {
  actionGroup: turns(group('one'), group('two')),
  frequency: turns(AlertPeriod.MINUTES_1, AlertPeriod.MINUTES_15),
  metric: turns(WorkspaceMetric.UNUSABLE_NODES),
  severity: turns(0, 4),
  threshold: turns(5, 10),
  windowSize: turns(AlertPeriod.MINUTES_30, AlertPeriod.HOURS_1),
};

/** What tells how things are. */
export const MONITORING: Subject[] = [
  {
    struct: 'DiagnosticSettingProps',
    title: 'DiagnosticSetting',
    it: 'diagnostic setting',
    base: () => ({ target: vault, source: DiagnosticSource.KEY_VAULT, logAnalytics }),
    make: (site, props: DiagnosticSettingProps) => new DiagnosticSetting(site, 'It', props),
    given: {
      ...DESTINATIONS,
      logCategories: turns(['AuditEvent'], ['AuditEvent', 'AzurePolicyEvaluationDetails']),
      source: turns(DiagnosticSource.REGISTRY),
      target: turns(OTHERS.vault),
    },
  },
  {
    struct: 'EventHubDestination',
    title: "DiagnosticSetting's eventHub",
    it: 'diagnostic setting',
    base: () => ({ authorizationRule: AUTHORIZATION_RULE }),
    make: (site, eventHub: EventHubDestination) => diagnose(site, { eventHub }),
    given: { authorizationRule: turns({ id: AUTHORIZATION_RULE.id.replace('send', 'other') }), name: turns('one', 'two') },
  },
  {
    struct: 'DiagnosticSourceOptions',
    title: 'DiagnosticSource.custom',
    it: 'diagnostic setting',
    base: () => ({}),
    make: (site, options: DiagnosticSourceOptions) => diagnose(site, { source: DiagnosticSource.custom(options), logAnalytics }),
    given: {
      child: turns('/blobServices/default', '/fileServices/default'),
      hasLogs: swings(false, true),
      hasMetrics: swings(false, true),
      logs: swings(LogGroup.AUDIT, LogGroup.ALL),
      metrics: turns('Transaction', 'AllMetrics'),
    },
  },
  {
    struct: 'ActionGroupProps',
    title: 'ActionGroup',
    it: 'action group',
    base: ({ resourceGroup }) => ({ baseName: 'fraud-dev', resourceGroup, emails: { oncall: 'oncall@example.com' } }),
    make: (site, props: ActionGroupProps) => new ActionGroup(site, 'It', props),
    given: {
      emails: turns({ oncall: 'oncall@example.com' }, { oncall: 'other@example.com' }, { roles: { owners: OWNER } }),
      roles: turns({ owners: OWNER }, { readers: READER }),
      shortName: turns('one', 'two'),
      sms: turns({ duty: { countryCode: '49', phoneNumber: '15112345678' } }, { duty: { countryCode: '49', phoneNumber: '15112345679' } }),
      webhooks: turns({ chat: 'https://chat.example.com/one' }, { chat: 'https://chat.example.com/two' }),
    },
  },
  {
    struct: 'SmsReceiver',
    title: "ActionGroup's sms",
    it: 'action group',
    base: () => ({ countryCode: '49', phoneNumber: '15112345678' }),
    make: (site, duty: never) => new ActionGroup(site, 'It', { baseName: 'fraud-dev', resourceGroup: site.resourceGroup, sms: { duty } }),
    given: { countryCode: turns('1'), phoneNumber: turns('15112345679') },
  },
  {
    struct: 'MetricAlertOptions',
    title: 'MetricAlert',
    it: 'metric alert',
    base: () => ({ metric: WorkspaceMetric.FAILED_RUNS }),
    make: alert,
    given: { ...RULE, endpoint: turns(ENDPOINT, OTHER_ENDPOINT, { metric: WorkspaceMetric.ENDPOINT_ERRORS }) },
    without: { endpoint: 'a metric is of an endpoint, which must be named then, or of the workspace' },
  },
  {
    struct: 'AlertRuleOptions',
    title: 'MetricAlert of an endpoint',
    it: 'metric alert',
    base: () => ({ metric: WorkspaceMetric.ENDPOINT_ERRORS }),
    make: (site, options: AlertRuleOptions) => shared(site).addOnlineEndpoint('fraud').addMetricAlert('alert', options),
    given: { ...RULE, frequency: turns(AlertPeriod.MINUTES_5), metric: turns(WorkspaceMetric.ENDPOINT_LATENCY) },
  },
  {
    struct: 'MetricOptions',
    title: 'WorkspaceMetric.custom',
    it: 'metric alert',
    base: () => METRIC,
    make: measure,
    given: {
      aggregation: turns(MetricAggregation.AVERAGE),
      dimensions: turns([DIMENSION], [{ ...DIMENSION, values: ['two'] }]),
      frequency: RULE.frequency,
      name: turns('Unusable Nodes'),
      operator: turns(MetricOperator.LESS_THAN, MetricOperator.EQUALS),
      severity: RULE.severity,
      threshold: turns(5),
      windowSize: RULE.windowSize,
    },
    without: { ofEndpoint: 'a metric is of an endpoint, which must be named then, or of the workspace' },
  },
  {
    struct: 'MetricDimension',
    title: "WorkspaceMetric.custom's dimensions",
    it: 'metric alert',
    base: () => DIMENSION,
    make: (site, dimension: MetricDimension) => measure(site, { ...METRIC, dimensions: [dimension] }),
    given: {
      name: turns('ClusterName'),
      operator: turns(DimensionOperator.EXCLUDE, DimensionOperator.STARTS_WITH),
      values: turns(['two']),
    },
  },
  {
    struct: 'WorkspaceDashboardOptions',
    title: 'WorkspaceDashboard',
    it: 'dashboard',
    base: () => ({}),
    make: (site, options: WorkspaceDashboardOptions) => shared(site).addDashboard('overview', options),
    given: {
      endpoints: turns([ENDPOINT], [ENDPOINT, OTHER_ENDPOINT]),
      insights: turns(BROUGHT.insights, OTHERS.insights),
      storage: turns(BROUGHT.storage, OTHERS.storage),
      title: turns('One', 'Two'),
    },
  },
  {
    struct: 'MonitorPrivateLinkProps',
    title: 'MonitorPrivateLink',
    it: 'Azure Monitor private link scope',
    base: ({ resourceGroup }) => ({ baseName: 'hub', resourceGroup, privateLink: link() }),
    make: (site, props: MonitorPrivateLinkProps) => new MonitorPrivateLink(site, 'It', props),
    given: {
      ingestion: swings(MonitorAccessMode.PRIVATE_ONLY, MonitorAccessMode.OPEN),
      privateLink: turns(() => ({ ...link(), subnet: OTHER_SUBNET })),
      query: swings(MonitorAccessMode.PRIVATE_ONLY, MonitorAccessMode.OPEN),
    },
  },
];

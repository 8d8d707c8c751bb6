import { block, blocks } from '../json';
import { Composing } from './composing';
import { Found, Live, propertiesOf } from './live';
import { same } from './match';
import { Expression, props, Value } from './program';

const SETTINGS = 'Microsoft.Insights/diagnosticSettings';

/** The private link scope that Application Insights is in, where it is closed. */
export function composeMonitoring({ live, statements }: Composing): { readonly [name: string]: Value } {
  const { applicationInsights } = propertiesOf(live.workspace);
  if (!live.isOwn(applicationInsights)) return {};
  const { publicNetworkAccessForIngestion: ingestion, PrivateLinkScopedResources: scoped } = propertiesOf(live.must(applicationInsights));
  const [member] = blocks(scoped ?? []);
  const resource = typeof member?.ResourceId === 'string' ? member.ResourceId : undefined;
  if (ingestion !== 'Disabled' || resource === undefined) return {};
  const scope = resource.replace(/\/scopedResources\/[^/]+$/i, '');
  statements.push({ variable: 'monitor', expression: Expression.call('MonitorPrivateLink.fromScopeId', Expression.of('stack'), 'Monitor', scope) });
  return { privateMonitoring: Expression.of('monitor') };
}

/** Where the workspace sends its logs, unless that is the Log Analytics workspace that it has anyway. */
export function diagnosticsOf(live: Live): Value {
  const settings = live.all(SETTINGS).filter((setting) => same(setting.resource.target, live.workspaceId));
  const [first] = settings;
  if (first === undefined) return { enabled: false };
  const { storageAccountId: storage, eventHubAuthorizationRuleId: rule, eventHubName, marketplacePartnerId: partner } = propertiesOf(first);
  const value = props({
    logAnalytics: own(live, first) ? undefined : ref(propertiesOf(first).workspaceId),
    storage: ref(storage),
    eventHub:
      typeof rule === 'string'
        ? props({ authorizationRule: { id: rule }, name: typeof eventHubName === 'string' ? eventHubName : undefined })
        : undefined,
    partner: ref(partner),
    logs: audits(first) ? Expression.of('LogGroup.AUDIT') : undefined,
    metrics: blocks(propertiesOf(first).metrics ?? []).some(({ enabled }) => enabled === true) ? undefined : false,
  });
  return Object.keys(value).length === 0 ? undefined : value;
}

/** Whether logs go to the Log Analytics workspace with the data of Application Insights. */
function own(live: Live, setting: Found): boolean {
  const { applicationInsights } = propertiesOf(live.workspace);
  const analytics = live.isOwn(applicationInsights) ? propertiesOf(live.must(applicationInsights)).WorkspaceResourceId : undefined;
  return typeof analytics === 'string' && same(propertiesOf(setting).workspaceId, analytics);
}

function audits(setting: Found): boolean {
  const groups = blocks(propertiesOf(setting).logs ?? []).filter(({ enabled }) => enabled === true);
  return groups.length > 0 && groups.every((log) => block(log).categoryGroup === 'audit');
}

function ref(id: unknown): Value {
  return typeof id === 'string' && id !== '' ? { id } : undefined;
}

import { blocks } from '../json';
import { Composing } from './composing';
import { refTo } from './refs';
import { Found, nameIn, propertiesOf } from './live';
import { Expression, props, Value } from './program';
import { idOfWord, unused } from './texts';

const SOURCES: readonly (readonly [type: RegExp, source: string, child: RegExp])[] = [
  [/\/onlineEndpoints\/[^/]+$/i, 'ONLINE_ENDPOINT', /$/],
  [/\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[^/]+$/i, 'ML_WORKSPACE', /$/],
  [/\/blobServices\/default$/i, 'BLOB', /\/blobServices\/default$/i],
  [/\/fileServices\/default$/i, 'FILE', /\/fileServices\/default$/i],
  [/\/queueServices\/default$/i, 'QUEUE', /\/queueServices\/default$/i],
  [/\/tableServices\/default$/i, 'TABLE', /\/tableServices\/default$/i],
  [/\/storageAccounts\/[^/]+$/i, 'STORAGE_ACCOUNT', /$/],
  [/\/vaults\/[^/]+$/i, 'KEY_VAULT', /$/],
  [/\/registries\/[^/]+$/i, 'REGISTRY', /$/],
  [/\/Microsoft\.OperationalInsights\/workspaces\/[^/]+$/i, 'LOG_ANALYTICS', /$/],
];

/** A diagnostic setting that the workspace does not make. */
export function composeSetting(composing: Composing, setting: Found): void {
  const target = String(setting.resource.target);
  const source = SOURCES.find(([type]) => type.test(target));
  const found = propertiesOf(setting);
  if (
    source === undefined ||
    (!composing.live.isOwn(target.replace(source[2], '')) && target.replace(source[2], '').toLowerCase() !== composing.live.workspaceId.toLowerCase())
  ) {
    composing.leave(setting, 'what it watches is brought');
    return;
  }
  const [, name, child] = source;
  const logs = blocks(found.logs ?? []).filter(({ enabled }) => enabled === true);
  const categories = logs.flatMap(({ category }) => (typeof category === 'string' ? [category] : []));
  const groups = logs.flatMap(({ categoryGroup }) => (typeof categoryGroup === 'string' ? [categoryGroup] : []));
  const hasMetrics = blocks(found.metrics ?? []).some(({ enabled }) => enabled === true);
  const { eventHubAuthorizationRuleId: rule, eventHubName } = found;
  const options = props({
    target: refTo(composing, target.replace(child, '')),
    source: Expression.of(`DiagnosticSource.${name}`),
    name: setting.name,
    logAnalytics: ref(found.workspaceId),
    storage: ref(found.storageAccountId),
    eventHub:
      typeof rule === 'string'
        ? props({ authorizationRule: { id: rule }, name: typeof eventHubName === 'string' ? eventHubName : undefined })
        : undefined,
    partner: ref(found.marketplacePartnerId),
    logs: groups.includes('audit') ? Expression.of('LogGroup.AUDIT') : undefined,
    logCategories: categories.length > 0 && groups.length === 0 ? categories : undefined,
    metrics: hasMetrics ? undefined : false,
  });
  const id = unused(idOfWord(`${setting.name} ${nameIn(target)}`), composing.stackIds);
  composing.statements.push({ expression: Expression.make('DiagnosticSetting', Expression.of('stack'), id, options) });
}

function ref(id: unknown): Value {
  return typeof id === 'string' && id !== '' ? { id } : undefined;
}

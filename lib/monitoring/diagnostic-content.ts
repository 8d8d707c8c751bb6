import { MonitorDiagnosticSettingEnabledLog } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { checkListed } from '../core/checks';
import { refuse } from '../core/errors';
import { DiagnosticSource, LogGroup } from './diagnostic-source';

/** What a diagnostic setting sends. */
export interface DiagnosticContent {
  readonly source: DiagnosticSource;
  readonly logs?: LogGroup;
  readonly logCategories?: string[];
  readonly metrics?: boolean;
}

/** Azure takes groups or categories in one setting, never both; categories in an order of their own, so that the given one makes no difference. */
export function enabledLogs({ source, logs, logCategories }: DiagnosticContent): MonitorDiagnosticSettingEnabledLog[] | undefined {
  if (logCategories !== undefined) return [...logCategories].sort().map((category) => ({ category }));
  const categoryGroup = source.logs(logs ?? LogGroup.ALL);
  return categoryGroup === undefined ? undefined : [{ categoryGroup }];
}

/** The category of metrics, where there is one and it is wanted. */
export function enabledMetrics({ source, metrics }: DiagnosticContent): string | undefined {
  return metrics === false ? undefined : source.metrics;
}

/** Whether anything is sent at all. */
export function sendsSomething(content: DiagnosticContent): boolean {
  return enabledLogs(content) !== undefined || enabledMetrics(content) !== undefined;
}

/** Refuses what Azure would: a setting that sends nothing, and categories that it cannot send. */
export function checkSent(scope: Construct, content: DiagnosticContent): void {
  if (content.logCategories !== undefined) checkCategories(scope, content, content.logCategories);
  if (sendsSomething(content)) return;
  const rule = 'Azure refuses a setting that sends nothing';
  if (content.metrics === false && content.source.metrics !== undefined) {
    refuse(scope, {
      property: 'metrics',
      value: false,
      rule: `the source has no logs, and ${rule}`,
      remedy: `Leave out 'metrics', or the setting`,
    });
  }
  refuse(scope, {
    property: 'source',
    value: { logs: '', metrics: '' },
    rule,
    remedy: `Pass a source with 'logs' or 'metrics'`,
  });
}

function checkCategories(scope: Construct, { source, logs }: DiagnosticContent, categories: string[]): void {
  checkListed(scope, 'logCategories', categories);
  const no = (rule: string, remedy: string): never => refuse(scope, { property: 'logCategories', value: categories, rule, remedy });
  if (logs !== undefined) no(`Azure takes groups or categories of logs, not both, and 'logs' is '${logs}'`, `Leave out 'logs' or 'logCategories'`);
  if (source.logs(LogGroup.ALL) === undefined) no('the source has no logs', `Leave out 'logCategories'`);
  if (categories.length === 0 || categories.some((category) => category.trim() === '')) {
    no('each is the name of a category, and there is one at least', `Pass names such as 'AuditEvent', or leave out 'logCategories' for all logs`);
  }
  const twice = categories.find((category, index) => categories.indexOf(category) !== index);
  if (twice !== undefined) no(`'${twice}' is there twice, and Azure sends each category once`, 'Pass it once');
}

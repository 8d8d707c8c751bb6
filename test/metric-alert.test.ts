import { TerraformStack } from 'cdktf';
import {
  ActionGroup,
  AlertPeriod,
  DimensionOperator,
  MetricAggregation,
  MetricAlertOptions,
  MetricOperator,
  MlWorkspace,
  WorkspaceMetric,
} from '../lib';
import { Attributes, BROUGHT, GROUP, PROVIDERS, synth, Synthesized, workspace } from './support';

const WORKSPACE_ID = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
const ENDPOINT = { id: `${WORKSPACE_ID}/onlineEndpoints/scores` };
const GROUP_ID = `${PROVIDERS}/Microsoft.Insights/actionGroups/ag-shared`;
const { FAILED_RUNS, QUOTA_UTILIZATION, UNUSABLE_NODES, ENDPOINT_ERRORS, ENDPOINT_LATENCY } = WorkspaceMetric;

const imported = (stack: TerraformStack) => MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', { id: WORKSPACE_ID, location: 'westeurope' });

function alert(options: Partial<MetricAlertOptions> = {}): Synthesized {
  return synth((stack) => imported(stack).addMetricAlert('failed', { metric: FAILED_RUNS, ...options }));
}

const the = (options: Partial<MetricAlertOptions> = {}): Attributes => alert(options).the('monitor_metric_alert');
const criteria = (options: Partial<MetricAlertOptions>): Attributes | undefined => (the(options).criteria as Attributes[])[0];

describe('a metric alert', () => {
  test('watches the failed runs of a workspace that is made', () => {
    const made = synth((stack) => workspace(stack).addMetricAlert('failed-runs', { metric: FAILED_RUNS }));
    const address = made.address('machine_learning_workspace');
    expect(made.the('monitor_metric_alert')).toMatchObject({
      name: `ar-\${${address}.name}-failed-runs`,
      resource_group_name: 'rg-ml',
      scopes: [`\${${address}.id}`],
      severity: 2,
      window_size: 'PT15M',
      frequency: 'PT5M',
      auto_mitigate: true,
      enabled: true,
      criteria: [
        {
          metric_namespace: 'Microsoft.MachineLearningServices/workspaces',
          metric_name: 'Failed Runs',
          aggregation: 'Total',
          operator: 'GreaterThan',
          threshold: 0,
        },
      ],
    });
  });

  test('watches a workspace that is imported, in its resource group', () => {
    expect(the()).toMatchObject({ name: 'ar-mlw-shared-failed', resource_group_name: 'rg-shared', scopes: [WORKSPACE_ID] });
    expect(the()).not.toHaveProperty('action');
  });

  test.each([
    [QUOTA_UTILIZATION, 'Quota Utilization Percentage', 'Maximum', 80],
    [UNUSABLE_NODES, 'Unusable Nodes', 'Maximum', 0],
  ])('has a threshold ready', (metric, name, aggregation, threshold) => {
    expect(criteria({ metric })).toMatchObject({
      metric_namespace: 'Microsoft.MachineLearningServices/workspaces',
      metric_name: name,
      aggregation,
      threshold,
    });
  });

  test('watches the errors of an endpoint', () => {
    expect(the({ metric: ENDPOINT_ERRORS, endpoint: ENDPOINT })).toMatchObject({
      scopes: [ENDPOINT.id],
      severity: 1,
      window_size: 'PT5M',
      frequency: 'PT1M',
    });
    expect(criteria({ metric: ENDPOINT_ERRORS, endpoint: ENDPOINT })).toMatchObject({
      metric_namespace: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
      metric_name: 'RequestsPerMinute',
      aggregation: 'Average',
      dimension: [{ name: 'statusCodeClass', operator: 'StartsWith', values: ['5'] }],
    });
  });

  test('watches the latency of an endpoint, in milliseconds', () => {
    expect(criteria({ metric: ENDPOINT_LATENCY, endpoint: ENDPOINT })).toMatchObject({ metric_name: 'RequestLatency_P99', threshold: 5000 });
    expect(criteria({ metric: ENDPOINT_LATENCY, endpoint: ENDPOINT, threshold: 200 })).toMatchObject({ threshold: 200 });
  });

  test('watches any other metric', () => {
    const metric = WorkspaceMetric.custom({
      name: 'Queued Runs',
      aggregation: MetricAggregation.TOTAL,
      threshold: 5,
      operator: MetricOperator.GREATER_THAN_OR_EQUAL,
      dimensions: [{ name: 'RunType', values: ['azureml.PipelineRun'] }],
    });
    expect(the({ metric })).toMatchObject({ severity: 3, window_size: 'PT15M', frequency: 'PT5M' });
    expect(criteria({ metric })).toMatchObject({
      metric_name: 'Queued Runs',
      operator: 'GreaterThanOrEqual',
      threshold: 5,
      dimension: [{ name: 'RunType', operator: 'Include', values: ['azureml.PipelineRun'] }],
    });
  });

  test('keeps the dimensions that a custom metric was made with', () => {
    const dimensions = [{ name: 'Scenario', operator: DimensionOperator.EXCLUDE, values: ['a'] }];
    const metric = WorkspaceMetric.custom({ name: 'Errors', aggregation: MetricAggregation.TOTAL, threshold: 0, dimensions });
    dimensions.pop();
    expect(criteria({ metric })?.dimension).toEqual([{ name: 'Scenario', operator: 'Exclude', values: ['a'] }]);
  });

  test.each([
    [{ name: '' }, `[test/Ml/failed] 'metric.name' is '': a metric has a name`],
    [{ threshold: Infinity }, `'threshold' is Infinity: it takes a number`],
    [{ threshold: NaN }, `'threshold' is NaN: it takes a number`],
    [
      { aggregation: 'Sum' as unknown as MetricAggregation },
      `'aggregation' is 'Sum': it takes a member of MetricAggregation. Pass MetricAggregation.AVERAGE`,
    ],
    [{ operator: '>' as unknown as MetricOperator }, `'operator' is '>': it takes a member of MetricOperator`],
    [{ dimensions: [{ name: '', values: ['a'] }] }, `'metric.dimensions' is '': a dimension has a name`],
    [{ dimensions: [{ name: 'RunType', values: [] }] }, `'metric.dimensions.RunType' is []: a dimension narrows a metric down`],
    [
      { dimensions: [{ name: 'RunType', operator: 'Is' as unknown as DimensionOperator, values: ['a'] }] },
      `'dimensions[0].operator' is 'Is': it takes a member of DimensionOperator`,
    ],
  ])('refuses a custom metric with %j', (wrong, text) => {
    const metric = (): WorkspaceMetric =>
      WorkspaceMetric.custom({ name: 'Queued Runs', aggregation: MetricAggregation.TOTAL, threshold: 5, ...wrong });
    expect(() => the({ metric: metric() })).toThrow(text);
  });

  test('tells an action group, made or brought', () => {
    expect(the({ actionGroup: { id: GROUP_ID } }).action).toEqual([{ action_group_id: GROUP_ID }]);
    const made = synth((stack) => {
      const actionGroup = new ActionGroup(stack, 'Oncall', { baseName: 'ml', resourceGroup: GROUP, emails: { oncall: 'oncall@example.com' } });
      imported(stack).addMetricAlert('failed', { metric: FAILED_RUNS, actionGroup });
    });
    expect(made.comesAfter(made.address('monitor_metric_alert'), made.address('monitor_action_group'))).toBe(true);
    expect(() => the({ actionGroup: BROUGHT.insights })).toThrow(`'actionGroup' is '${BROUGHT.insights.id}': this is not the id of an action group`);
  });

  test('takes everything that the metric has otherwise', () => {
    const own = { severity: 0, windowSize: AlertPeriod.HOURS_1, frequency: AlertPeriod.MINUTES_30, description: 'Look at the logs', name: 'runs' };
    expect(the(own)).toMatchObject({ severity: 0, window_size: 'PT1H', frequency: 'PT30M', description: 'Look at the logs', name: 'runs' });
  });

  test('of an endpoint needs the endpoint', () => {
    expect(() => the({ metric: ENDPOINT_ERRORS })).toThrow(
      `[test/Ml/failed] 'endpoint' is not given: 'RequestsPerMinute' is a metric of an online endpoint. Pass the endpoint.`,
    );
  });

  test('of the workspace takes no endpoint', () => {
    expect(() => the({ endpoint: ENDPOINT })).toThrow(`'endpoint' is '${ENDPOINT.id}': 'Failed Runs' is a metric of the workspace`);
  });

  test('refuses something else as endpoint', () => {
    expect(() => the({ metric: ENDPOINT_ERRORS, endpoint: { id: WORKSPACE_ID } })).toThrow(
      `'endpoint' is '${WORKSPACE_ID}': this is not the id of an online endpoint: the segment 'onlineEndpoints' is missing at its end`,
    );
    const reference = (): Synthesized =>
      synth((stack) => {
        const made = workspace(stack);
        made.addMetricAlert('errors', { metric: ENDPOINT_ERRORS, endpoint: made });
      });
    expect(reference).toThrow('this is not the id of an online endpoint: it refers to an azurerm_machine_learning_workspace');
  });

  test('refuses time spans that Azure does not know', () => {
    expect(() => the({ windowSize: 'PT10M' as unknown as AlertPeriod })).toThrow(
      `[test/Ml/failed] 'windowSize' is 'PT10M': it takes a member of AlertPeriod. Pass AlertPeriod.MINUTES_1, AlertPeriod.MINUTES_5`,
    );
    expect(() => the({ windowSize: AlertPeriod.DAYS_1, frequency: AlertPeriod.HOURS_6 })).toThrow(
      `'frequency' is 'PT6H': Azure knows only PT1M, PT5M, PT15M, PT30M, PT1H. Pass one of them`,
    );
  });

  test('looks at least once per window', () => {
    expect(() => the({ windowSize: AlertPeriod.MINUTES_1 })).toThrow(
      `[test/Ml/failed] 'frequency' is 'PT5M': an alert looks at least once per window, which is PT1M. Pass a shorter 'frequency' or a longer 'windowSize'.`,
    );
    expect(the({ windowSize: AlertPeriod.MINUTES_1, frequency: AlertPeriod.MINUTES_1 }).window_size).toBe('PT1M');
  });

  test.each([-1, 5, 1.5])('has no severity %d', (severity) => {
    expect(() => the({ severity })).toThrow(`'severity' is ${String(severity)}: the severity goes from 0, critical, to 4, verbose`);
  });

  test('refuses a name and a description that Azure or Terraform would refuse', () => {
    expect(() => the({ name: 'a/b' })).toThrow(`[test/Ml/failed] 'name' is 'a/b': the metric alert name must be`);
    expect(() => the({ description: '${oops' })).toThrow(`'description'`);
  });

  test('comes after what its endpoint is usable after', () => {
    const made = synth((stack) => {
      const ready = new ActionGroup(stack, 'Ready', { baseName: 'ml', resourceGroup: GROUP, emails: { oncall: 'oncall@example.com' } }).resource;
      imported(stack).addMetricAlert('errors', { metric: ENDPOINT_ERRORS, endpoint: { ...ENDPOINT, usableAfter: [ready] } });
    });
    expect(made.comesAfter(made.address('monitor_metric_alert'), made.address('monitor_action_group'))).toBe(true);
  });

  test('has the tags of its workspace', () => {
    const made = synth((stack) => workspace(stack, { tags: { team: 'fraud' } }).addMetricAlert('failed', { metric: FAILED_RUNS }));
    expect(made.the('monitor_metric_alert').tags).toEqual({ team: 'fraud' });
  });
});

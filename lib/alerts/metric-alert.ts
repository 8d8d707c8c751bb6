import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { checkText, checkWhole } from '../core/checks';
import { refuse, together } from '../core/errors';
import { given } from '../core/given';
import { beforeUse } from '../core/order';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { takeNameFor } from './name-for';
import { checkFits, checkPeriod, PERIODS } from './metric-alert-checks';
import { checkMetric } from './metric-checks';
import { AlertPeriod, DimensionOperator, MetricOperator, WorkspaceMetric } from './workspace-metric';
import { liesWith } from '../core/subscriptions';

/** What an alert rule says, whatever it watches. */
export interface AlertRuleOptions {
  /**
   * What is measured: one of `WorkspaceMetric`, or `WorkspaceMetric.custom(…)`.
   * @change in place
   */
  readonly metric: WorkspaceMetric;
  /**
   * The threshold, in the unit of the metric.
   * @default - the metric's
   * @change in place
   */
  readonly threshold?: number;
  /**
   * How bad it is, from 0, critical, to 4, verbose.
   * @default - the metric's
   * @change in place
   */
  readonly severity?: number;
  /**
   * Over which time the values are aggregated.
   * @default - the metric's
   * @change in place
   */
  readonly windowSize?: AlertPeriod;
  /**
   * How often the alert looks: at most an hour, and at most the window.
   * @default - the metric's
   * @change in place
   */
  readonly frequency?: AlertPeriod;
  /**
   * Who is notified: an `ActionGroup`, or one that exists.
   * @default - nobody: the alert is seen in the portal only
   * @change in place
   */
  readonly actionGroup?: IResourceRef;
  /**
   * What to do about it, for those who are notified.
   * @default - none
   * @change in place
   */
  readonly description?: string;
  /**
   * The name of the alert rule, unique in the resource group.
   * @default - `ar-<workspace>-<construct id>`
   * @change replaces it
   */
  readonly name?: string;
}

/** Which metric is watched, and when somebody is notified. */
export interface MetricAlertOptions extends AlertRuleOptions {
  /**
   * The online endpoint that is watched, for a metric of an endpoint. Its id is given, or that of a resource of any provider.
   * @default - the workspace is watched
   */
  readonly endpoint?: IResourceRef;
}

/** Which metric of which workspace is watched, and when somebody is notified. */
export interface MetricAlertProps extends MetricAlertOptions {
  /** The workspace that is watched, or whose endpoint is. The alert rule lies in its resource group. */
  readonly workspace: IWorkspaceRef;
}

const FREQUENCIES = PERIODS.slice(0, PERIODS.indexOf(AlertPeriod.HOURS_1) + 1);

/**
 * An alert rule: tells an action group when a metric of a workspace or of one of its online endpoints passes a threshold, and when it is over.
 * `addMetricAlert` of a workspace makes one.
 *
 * Throws for a metric of an endpoint without the endpoint, for an endpoint with a metric of the workspace, for a time span that Azure does not know,
 * for a frequency longer than the window, and for a metric, a severity, a name or an id that Azure would refuse.
 *
 * Source: Microsoft's page "Types of Azure Monitor alerts", and azurerm's "azurerm_monitor_metric_alert".
 */
export class MetricAlert extends Construct implements IResourceRef {
  private readonly rule: MonitorMetricAlert;

  constructor(scope: Construct, id: string, props: MetricAlertProps) {
    props = given(scope, id, 'MetricAlertProps', props);
    super(scope, id);
    useAzurerm(this);
    const { workspace } = props;
    const { options, namespace } = props.metric;
    liesWith(this, workspace);
    this.rule = new MonitorMetricAlert(
      this,
      'Resource',
      together(this, () => {
        checkMetric(this, options);
        const target = this.targetOf(props);
        const windowSize = checkPeriod(this, 'windowSize', props.windowSize ?? options.windowSize ?? AlertPeriod.MINUTES_15, PERIODS);
        const frequency = checkPeriod(this, 'frequency', props.frequency ?? options.frequency ?? AlertPeriod.MINUTES_5, FREQUENCIES);
        checkFits(this, frequency, windowSize);
        if (props.actionGroup !== undefined) checkResourceId(this, 'actionGroup', props.actionGroup.id, ResourceKind.ACTION_GROUP);
        if (props.description !== undefined) checkText(this, 'description', props.description);

        return {
          name: takeNameFor(workspace, this, 'metricAlert', props.name),
          resourceGroupName: workspace.resourceGroupName,
          scopes: [target.id],
          description: props.description,
          severity: checkWhole(this, 'severity', props.severity ?? options.severity ?? 3, 0, 4, 'the severity goes from 0, critical, to 4, verbose'),
          windowSize,
          frequency,
          autoMitigate: true,
          enabled: true,
          criteria: [
            {
              metricNamespace: namespace,
              metricName: options.name,
              aggregation: options.aggregation,
              operator: options.operator ?? MetricOperator.GREATER_THAN,
              threshold: props.threshold ?? options.threshold,
              dimension: (options.dimensions ?? []).map(({ name, operator, values }) => ({
                name,
                operator: operator ?? DimensionOperator.INCLUDE,
                values: [...values],
              })),
            },
          ],
          action: props.actionGroup && [{ actionGroupId: props.actionGroup.id }],
          dependsOn: beforeUse(this, [props.endpoint, props.actionGroup]),
        };
      }),
    );
  }

  /** The alert rule: `azurerm_monitor_metric_alert`. A program that reads its attributes names the class: `resource as MonitorMetricAlert`. */
  get resource(): TerraformResource {
    return this.rule;
  }

  /** The id of the alert rule. */
  get id(): string {
    return this.rule.id;
  }

  private targetOf({ metric, endpoint, workspace }: MetricAlertProps): IResourceRef {
    const ofEndpoint = metric.options.ofEndpoint === true;
    if (ofEndpoint === (endpoint !== undefined)) {
      checkResourceId(this, 'workspace', workspace.id, ResourceKind.ML_WORKSPACE);
      if (endpoint === undefined) return workspace;
      checkResourceId(this, 'endpoint', endpoint.id, ResourceKind.ONLINE_ENDPOINT);
      return endpoint;
    }
    refuse(this, {
      property: 'endpoint',
      value: endpoint?.id,
      rule: `'${metric.options.name}' is a metric of ${ofEndpoint ? 'an online endpoint' : 'the workspace'}`,
      remedy: ofEndpoint ? 'Pass the endpoint' : `Leave out 'endpoint', or pass a metric of an endpoint`,
    });
  }
}

import { MonitorAutoscaleSetting, MonitorAutoscaleSettingProfileRule } from '@cdktf/provider-azurerm/lib/monitor-autoscale-setting';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { refuse } from '../core/errors';
import { takeName } from '../core/naming';
import type { OnlineDeployment } from './online-deployment';

/** What a deployment is scaled by. */
export enum AutoscaleMetric {
  /** The average use of the processors of a deployment's machines, in percent. */
  CPU_UTILIZATION = 'CpuUtilizationPercentage',
  /** The average use of the memory of a deployment's machines, in percent. */
  MEMORY_UTILIZATION = 'CpuMemoryUtilizationPercentage',
  /** The average use of the graphics processors of a deployment's machines, in percent. */
  GPU_UTILIZATION = 'GpuUtilizationPercentage',
  /** How long requests to the endpoint take, in milliseconds. */
  REQUEST_LATENCY = 'RequestLatency',
  /** How many requests the endpoint gets in a minute. */
  REQUESTS_PER_MINUTE = 'RequestsPerMinute',
}

/** When there are more machines, and when fewer. */
export interface AutoscaleRule {
  /** What is measured. */
  readonly metric: AutoscaleMetric;
  /** Above which average over five minutes there is a machine more. */
  readonly scaleOutAbove: number;
  /** Below which average over five minutes there is a machine less. */
  readonly scaleInBelow: number;
}

/** Between which numbers of machines, and by what. */
export interface AutoscaleOptions {
  /** How many machines there are at least. */
  readonly minInstances: number;
  /** How many machines there are at most. */
  readonly maxInstances: number;
  /**
   * The rules.
   * @default - more above 70 percent of the processors in use, fewer below 30
   */
  readonly rules?: AutoscaleRule[];
}

export interface DeploymentAutoscaleProps extends AutoscaleOptions {
  /** The deployment. */
  readonly deployment: OnlineDeployment;
}

const DEFAULT: AutoscaleRule = { metric: AutoscaleMetric.CPU_UTILIZATION, scaleOutAbove: 70, scaleInBelow: 30 };
const OF_ENDPOINT = [AutoscaleMetric.REQUEST_LATENCY, AutoscaleMetric.REQUESTS_PER_MINUTE];

/**
 * Changes the number of machines of a deployment by what they have to do. Throws for numbers that make no range, and for a rule whose thresholds would make
 * it swing. Source: Microsoft's page "Autoscale online endpoints in Azure Machine Learning".
 */
export class DeploymentAutoscale extends Construct {
  /** The autoscale setting. */
  readonly resource: MonitorAutoscaleSetting;

  constructor(scope: Construct, id: string, props: DeploymentAutoscaleProps) {
    super(scope, id);
    const { deployment, minInstances, maxInstances, rules = [DEFAULT] } = props;
    const { workspace } = deployment.endpoint;
    checkWhole(this, 'minInstances', minInstances, 1, maxInstances, `it is at least 1 and at most 'maxInstances'`);
    checkWhole(this, 'maxInstances', maxInstances, 1, 100, 'Azure scales to 100 machines at most');
    for (const rule of rules) this.check(rule);
    if (rules.length === 0 || rules.length > 5)
      this.reject('rules', rules.length, 'Azure takes ten rules, two for each of these', 'Pass one to five, or leave it out');
    this.resource = new MonitorAutoscaleSetting(this, 'Resource', {
      name: takeName(this, 'autoscale', { baseName: `${deployment.endpoint.name}-${deployment.name}`, place: workspace.resourceGroupName }),
      resourceGroupName: workspace.resourceGroupName,
      location: workspace.location,
      targetResourceId: deployment.id,
      profile: [
        {
          name: 'default',
          capacity: { default: minInstances, minimum: minInstances, maximum: maxInstances },
          rule: rules.flatMap((rule) => this.both(rule, deployment)),
        },
      ],
    });
  }

  private both({ metric, scaleOutAbove, scaleInBelow }: AutoscaleRule, { id, endpoint }: OnlineDeployment): MonitorAutoscaleSettingProfileRule[] {
    const rule = (operator: string, threshold: number, direction: string): MonitorAutoscaleSettingProfileRule => ({
      metricTrigger: {
        metricName: metric,
        metricResourceId: OF_ENDPOINT.includes(metric) ? endpoint.id : id,
        operator,
        threshold,
        statistic: 'Average',
        timeAggregation: 'Average',
        timeGrain: 'PT1M',
        timeWindow: 'PT5M',
      },
      scaleAction: { direction, type: 'ChangeCount', value: 1, cooldown: 'PT5M' },
    });
    return [rule('GreaterThan', scaleOutAbove, 'Increase'), rule('LessThan', scaleInBelow, 'Decrease')];
  }

  private check({ metric, scaleOutAbove, scaleInBelow }: AutoscaleRule): void {
    if (scaleInBelow < scaleOutAbove) return;
    this.reject(
      'scaleInBelow',
      scaleInBelow,
      `it is not below 'scaleOutAbove' of ${metric}, ${scaleOutAbove}: the number of machines would swing`,
      'Choose a lower one',
    );
  }

  private reject(property: string, value: unknown, rule: string, remedy: string): never {
    refuse(this, { property, value, rule, remedy });
  }
}

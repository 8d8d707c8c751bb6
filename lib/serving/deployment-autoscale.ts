import { MonitorAutoscaleSetting, MonitorAutoscaleSettingProfileRule } from '@cdktf/provider-azurerm/lib/monitor-autoscale-setting';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { originOfWorkspace } from '../core/name-origins';
import { takeName } from '../core/naming';
import { checkAutoscale } from './autoscale-checks';
import { AutoscaleMetric, AutoscaleOptions, AutoscaleRule } from './autoscale-options';
import { IDeploymentRef } from './endpoint-ref';

/** Between which numbers of machines a deployment runs, and by what. */
export interface DeploymentAutoscaleProps extends AutoscaleOptions {
  /** The deployment. */
  readonly deployment: IDeploymentRef;
}

const DEFAULT: AutoscaleRule = { metric: AutoscaleMetric.CPU_UTILIZATION, scaleOutAbove: 70, scaleInBelow: 30 };
const OF_ENDPOINT = [AutoscaleMetric.REQUEST_LATENCY, AutoscaleMetric.REQUESTS_PER_MINUTE];

/**
 * Changes the number of machines of a deployment by what they have to do. Throws for numbers that make no range, and for a rule whose thresholds would make
 * it swing. Source: Microsoft's page "Autoscale online endpoints in Azure Machine Learning".
 */
export class DeploymentAutoscale extends Construct {
  private readonly setting: MonitorAutoscaleSetting;

  constructor(scope: Construct, id: string, props: DeploymentAutoscaleProps) {
    props = given(scope, id, 'DeploymentAutoscaleProps', props);
    super(scope, id);
    const { deployment, minInstances, maxInstances, rules = [DEFAULT] } = props;
    const { workspace } = deployment.endpoint;
    together(this, () => checkAutoscale(this, { minInstances, maxInstances, rules }));
    this.setting = new MonitorAutoscaleSetting(this, 'Resource', {
      name: takeName(this, 'autoscale', {
        baseName: deployment.endpoint.name,
        purpose: deployment.name,
        region: originOfWorkspace(workspace).region,
        place: workspace.resourceGroupName,
      }),
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

  /** The autoscale setting: `azurerm_monitor_autoscale_setting`. A program that reads its attributes names the class: `resource as MonitorAutoscaleSetting`. */
  get resource(): TerraformResource {
    return this.setting;
  }

  private both({ metric, scaleOutAbove, scaleInBelow }: AutoscaleRule, { id, endpoint }: IDeploymentRef): MonitorAutoscaleSettingProfileRule[] {
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
}

import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { preventDestroy } from './deletion-protection';
import { locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceGroupRef, IResourceRef } from '../core/types';

export interface WorkspaceInsightsProps {
  /** The base name, from which `appi-<baseName>` and `log-<baseName>` are made. */
  readonly baseName: string;
  /** The resource group to make them in. */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   */
  readonly location?: string;
  /**
   * The name of the Application Insights component.
   * @default - `appi-<baseName>`
   */
  readonly name?: string;
  /**
   * The Log Analytics workspace that stores the data.
   * @default - one is made, `log-<baseName>`, which keeps the data for 90 days
   */
  readonly logAnalytics?: IResourceRef;
  /**
   * Lets every plan fail that would destroy or replace the Log Analytics workspace that is made.
   * @default false
   */
  readonly deletionProtection?: boolean;
}

/** Both keep data as long: some components report the retention of their Log Analytics workspace, which would be a change in every plan. */
const RETENTION_DAYS = 90;

/**
 * Application Insights for a workspace's runs and endpoints, always based on a Log Analytics workspace: without one, every later plan differs.
 *
 * They take data from the public network, since closing them needs an Azure Monitor private link scope.
 *
 * Throws for a name or an id that Azure would refuse.
 */
export class WorkspaceInsights extends Construct implements IResourceRef {
  /** The Application Insights component. */
  readonly resource: ApplicationInsights;
  /** The Log Analytics workspace that stores the data. */
  readonly logAnalytics: IResourceRef;
  readonly usableAfter: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkspaceInsightsProps) {
    super(scope, id);
    const location = locationOf(this, props.resourceGroup, props.location);
    const place = props.resourceGroup.name;
    if (props.logAnalytics !== undefined) checkResourceId(this, 'logAnalytics', props.logAnalytics.id, ResourceKind.LOG_ANALYTICS);

    this.logAnalytics =
      props.logAnalytics ??
      new LogAnalyticsWorkspace(this, 'LogAnalytics', {
        name: takeName(this, 'logAnalytics', { baseName: props.baseName, place }),
        resourceGroupName: props.resourceGroup.name,
        location,
        sku: 'PerGB2018',
        retentionInDays: RETENTION_DAYS,
        lifecycle: preventDestroy(props.deletionProtection),
      });
    this.resource = new ApplicationInsights(this, 'Resource', {
      name: takeName(this, 'insights', { name: props.name, baseName: props.baseName, place }),
      resourceGroupName: props.resourceGroup.name,
      location,
      applicationType: 'web',
      workspaceId: this.logAnalytics.id,
      retentionInDays: RETENTION_DAYS,
      lifecycle: props.logAnalytics === undefined ? undefined : { ignoreChanges: ['retention_in_days'] },
    });
    this.usableAfter = [this.resource];
  }

  /** The id of the Application Insights component. */
  get id(): string {
    return this.resource.id;
  }
}

import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { knownRegion, locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { keepId } from '../core/resolve';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { preventDestroy } from '../governance/deletion-protection';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { useAzurerm } from '../providers/azurerm';
import { Dialect } from '../providers/dialect';
import { checkDiagnostics } from './workspace-insights-checks';
import { WorkspaceInsightsProps } from './workspace-insights-props';

/** Both keep data as long: some components report the retention of their Log Analytics workspace, which would be a change in every plan. */
const RETENTION_DAYS = 90;

/**
 * Application Insights for a workspace's runs and endpoints, always based on a Log Analytics workspace: without one, every later plan differs.
 *
 * They take data from the public network unless `privateMonitoring` is given: closing them needs an Azure Monitor private link scope.
 *
 * Throws for a name or an id that Azure would refuse, and for `diagnostics` of a Log Analytics workspace that is brought.
 */
export class WorkspaceInsights extends Construct implements IResourceRef {
  /** The Application Insights component. */
  readonly resource: ApplicationInsights;
  readonly id: string;
  /** The Log Analytics workspace that stores the data. */
  readonly logAnalytics: IResourceRef;
  /** The same where it is made here and not brought. */
  readonly madeLogAnalytics?: LogAnalyticsWorkspace;
  readonly usableAfter?: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkspaceInsightsProps) {
    props = given(scope, id, 'WorkspaceInsightsProps', props);
    super(scope, id);
    useAzurerm(this);
    const { name, location } = together(this, () => {
      checkDiagnostics(this, props);
      if (props.logAnalytics !== undefined) checkResourceId(this, 'logAnalytics', props.logAnalytics.id, ResourceKind.LOG_ANALYTICS);
      return { name: this.takeName(props), location: locationOf(this, props.resourceGroup, props.location) };
    });

    const internet = props.privateMonitoring === undefined ? undefined : false;
    this.logAnalytics = props.logAnalytics ?? (this.madeLogAnalytics = this.makeLogAnalytics(props, location, internet));
    const { localAuthentication } = props;
    const signIn = new Dialect(
      { localAuthenticationDisabled: localAuthentication === undefined ? undefined : !localAuthentication },
      { localAuthenticationEnabled: localAuthentication },
    );
    this.resource = new ApplicationInsights(this, 'Resource', {
      name,
      resourceGroupName: props.resourceGroup.name,
      location,
      applicationType: 'web',
      workspaceId: this.logAnalytics.id,
      retentionInDays: RETENTION_DAYS,
      internetIngestionEnabled: internet,
      internetQueryEnabled: internet,
      ...signIn.config,
      lifecycle: props.logAnalytics === undefined ? undefined : { ignoreChanges: ['retention_in_days'] },
    });
    this.id = keepId(this.resource);
    signIn.settle(this.resource);
    props.privateMonitoring?.joinFrom(this, 'Member', this.resource, this.resource.nameInput as string);
    this.usableAfter = [this.resource];
  }

  private takeName({ name, baseName, resourceGroup, location }: WorkspaceInsightsProps): string {
    return takeName(this, 'insights', { name, baseName, region: knownRegion(resourceGroup, location), place: resourceGroup.name });
  }

  private makeLogAnalytics(props: WorkspaceInsightsProps, location: string, internet: false | undefined): LogAnalyticsWorkspace {
    const access = internet === undefined ? undefined : 'Disabled';
    const publicly = new Dialect(
      { internetIngestionEnabled: internet, internetQueryEnabled: internet },
      { internetIngestionAccessType: access, internetQueryAccessType: access },
    );
    const logAnalytics = new LogAnalyticsWorkspace(this, 'LogAnalytics', {
      name: takeName(this, 'logAnalytics', {
        name: props.logAnalyticsName,
        property: 'logAnalyticsName',
        baseName: props.baseName,
        region: knownRegion(props.resourceGroup, props.location),
        place: props.resourceGroup.name,
      }),
      resourceGroupName: props.resourceGroup.name,
      location,
      sku: 'PerGB2018',
      retentionInDays: RETENTION_DAYS,
      ...publicly.config,
      localAuthenticationEnabled: props.localAuthentication,
      lifecycle: preventDestroy(props.deletionProtection),
    });
    publicly.settle(logAnalytics);
    props.privateMonitoring?.joinFrom(this, 'LogAnalyticsMember', logAnalytics, logAnalytics.nameInput as string);
    if (props.diagnostics !== undefined) {
      const self = { id: keepId(logAnalytics) };
      const { logAnalytics: other = self } = props.diagnostics;
      diagnose(this, 'LogAnalyticsDiagnostics', self, DiagnosticSource.LOG_ANALYTICS, { ...props.diagnostics, logAnalytics: other });
    }
    return logAnalytics;
  }
}

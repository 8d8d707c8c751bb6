import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { preventDestroy } from '../governance/deletion-protection';
import { refuse } from '../core/errors';
import { locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { IMonitorPrivateLink } from '../monitoring/monitor-private-link-base';
import { useAzurerm } from '../providers/azurerm';
import { Dialect } from '../providers/dialect';

/** How Application Insights and Log Analytics are made for a workspace. */
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
   * Where the Log Analytics workspace that is made sends who has asked it what, and its metrics. Its `logAnalytics` is that workspace itself unless it is
   * given. Application Insights needs none: it has its data there already.
   * @default - nowhere
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * The private way to Azure Monitor, by which alone they take data and answer queries: both become members of its private link scope and are closed to the
   * public network. A Log Analytics workspace that is brought is not configured: add it to the scope and close it yourself.
   * @default - none: they take data from the public network and answer queries there
   */
  readonly privateMonitoring?: IMonitorPrivateLink;
  /**
   * Whether they take telemetry from whoever has the connection string or the workspace key, besides those who sign in with Microsoft Entra. Runs and online
   * endpoints of Azure Machine Learning write with the connection string: without it, what they log is lost. A Log Analytics workspace that is brought is not
   * configured. A change is made in place; pass true to go back, since Log Analytics keeps what it has where it is left out.
   * @default - Azure's own, true
   */
  readonly localAuthentication?: boolean;
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
 * They take data from the public network unless `privateMonitoring` is given: closing them needs an Azure Monitor private link scope.
 *
 * Throws for a name or an id that Azure would refuse, and for `diagnostics` of a Log Analytics workspace that is brought.
 */
export class WorkspaceInsights extends Construct implements IResourceRef {
  /** The Application Insights component. */
  readonly resource: ApplicationInsights;
  /** The Log Analytics workspace that stores the data. */
  readonly logAnalytics: IResourceRef;
  readonly usableAfter?: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkspaceInsightsProps) {
    super(scope, id);
    useAzurerm(this);
    const location = locationOf(this, props.resourceGroup, props.location);
    const place = props.resourceGroup.name;
    this.checkDiagnostics(props);
    if (props.logAnalytics !== undefined) checkResourceId(this, 'logAnalytics', props.logAnalytics.id, ResourceKind.LOG_ANALYTICS);

    const internet = props.privateMonitoring === undefined ? undefined : false;
    this.logAnalytics = props.logAnalytics ?? this.makeLogAnalytics(props, location, internet);
    const { localAuthentication } = props;
    const signIn = new Dialect(
      { localAuthenticationDisabled: localAuthentication === undefined ? undefined : !localAuthentication },
      { localAuthenticationEnabled: localAuthentication },
    );
    this.resource = new ApplicationInsights(this, 'Resource', {
      name: takeName(this, 'insights', { name: props.name, baseName: props.baseName, place }),
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
    signIn.settle(this.resource);
    props.privateMonitoring?.joinFrom(this, 'Member', this.resource, this.resource.nameInput as string);
    this.usableAfter = [this.resource];
  }

  /** The id of the Application Insights component. */
  get id(): string {
    return this.resource.id;
  }

  private makeLogAnalytics(props: WorkspaceInsightsProps, location: string, internet: false | undefined): IResourceRef {
    const access = internet === undefined ? undefined : 'Disabled';
    const publicly = new Dialect(
      { internetIngestionEnabled: internet, internetQueryEnabled: internet },
      { internetIngestionAccessType: access, internetQueryAccessType: access },
    );
    const logAnalytics = new LogAnalyticsWorkspace(this, 'LogAnalytics', {
      name: takeName(this, 'logAnalytics', { baseName: props.baseName, place: props.resourceGroup.name }),
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
      const { logAnalytics: other = logAnalytics } = props.diagnostics;
      diagnose(this, 'LogAnalyticsDiagnostics', logAnalytics, DiagnosticSource.LOG_ANALYTICS, { ...props.diagnostics, logAnalytics: other });
    }
    return logAnalytics;
  }

  private checkDiagnostics({ logAnalytics, diagnostics }: WorkspaceInsightsProps): void {
    if (logAnalytics === undefined || diagnostics === undefined) return;
    refuse(this, {
      property: 'diagnostics',
      value: Object.keys(diagnostics),
      rule: `the Log Analytics workspace that sends is brought, and what is brought is not configured`,
      remedy: `Leave out 'diagnostics', or make a DiagnosticSetting`,
    });
  }
}

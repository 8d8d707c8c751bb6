import { IResourceGroupRef, IResourceRef } from '../core/types';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';
import { IMonitorPrivateLink } from '../monitoring/monitor-private-link-base';

/** How Application Insights and Log Analytics are made for a workspace. */
export interface WorkspaceInsightsProps {
  /**
   * The base name, from which `appi-<baseName>` and `log-<baseName>` are made.
   * @change replaces the Application Insights, replaces the Log Analytics workspace
   */
  readonly baseName: string;
  /**
   * The resource group to make them in.
   * @change replaces the Application Insights, replaces the Log Analytics workspace
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   * @change replaces the Application Insights, replaces the Log Analytics workspace
   */
  readonly location?: string;
  /**
   * The name of the Application Insights component.
   * @default - `appi-<baseName>`
   * @change replaces the Application Insights
   */
  readonly name?: string;
  /**
   * The name of the Log Analytics workspace that is made.
   * @default - `log-<baseName>`
   * @change in place, replaces the Log Analytics workspace
   */
  readonly logAnalyticsName?: string;
  /**
   * The Log Analytics workspace that stores the data.
   * @default - one is made, `log-<baseName>`, which keeps the data for 90 days
   * @change added: in place, removes the Log Analytics workspace; changed: in place; taken away: in place, makes the Log Analytics workspace
   */
  readonly logAnalytics?: IResourceRef;
  /**
   * Where the Log Analytics workspace that is made sends who has asked it what, and its metrics. Its `logAnalytics` is that workspace itself unless it is
   * given. Application Insights needs none: it has its data there already.
   * @default - nowhere
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * The private way to Azure Monitor, by which alone they take data and answer queries: both become members of its private link scope and are closed to the
   * public network. A Log Analytics workspace that is brought is not configured: add it to the scope and close it yourself.
   * @default - none: they take data from the public network and answer queries there
   * @change added: in place, makes the member of the private link scope; changed: replaces the member of the private link scope; taken away: in place,
   * removes the member of the private link scope
   */
  readonly privateMonitoring?: IMonitorPrivateLink;
  /**
   * Whether they take telemetry from whoever has the connection string or the workspace key, besides those who sign in with Microsoft Entra. Runs and online
   * endpoints of Azure Machine Learning write with the connection string: without it, what they log is lost. A Log Analytics workspace that is brought is not
   * configured. A change is made in place; pass true to go back, since Log Analytics keeps what it has where it is left out.
   * @default - Azure's own, true
   * @change added: in place; changed: in place; taken away: stays in Azure
   */
  readonly localAuthentication?: boolean;
  /**
   * Lets every plan fail that would destroy or replace the Log Analytics workspace that is made.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
}

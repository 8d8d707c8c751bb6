import { IResourceRef } from '../core/types';
import { DiagnosticSource, LogGroup } from './diagnostic-source';

/** An event hub that takes logs and metrics. */
export interface EventHubDestination {
  /**
   * An authorization rule of the Event Hubs namespace with the rights Manage, Send and Listen.
   * @change in place
   */
  readonly authorizationRule: IResourceRef;
  /**
   * The name of the event hub.
   * @default - Azure makes one for each category
   * @change in place
   */
  readonly name?: string;
}

/** Where logs and metrics go, and which. */
export interface DiagnosticsOptions {
  /**
   * A Log Analytics workspace, in any region.
   * @default - none
   * @change in place
   */
  readonly logAnalytics?: IResourceRef;
  /**
   * A storage account, in the region of what sends and another than that. Its firewall must let trusted Azure services through.
   * @default - none
   * @change in place
   */
  readonly storage?: IResourceRef;
  /**
   * An event hub, in the region of what sends.
   * @default - none
   * @change in place
   */
  readonly eventHub?: EventHubDestination;
  /**
   * A partner solution of Azure Monitor, such as a Datadog monitor or an Elastic resource, of any kind.
   * @default - none
   * @change in place
   */
  readonly partner?: IResourceRef;
  /**
   * Which logs, by group. A resource with only one group sends that one.
   * @default LogGroup.ALL
   * @change in place
   */
  readonly logs?: LogGroup;
  /**
   * Whether metrics are sent too. Without them, what has metrics alone sends nothing, and the settings have another name: azurerm takes no metrics away
   * from a setting that exists, and so replaces it.
   * @default true
   * @change replaces it
   */
  readonly metrics?: boolean;
}

export interface DiagnosticSettingProps extends DiagnosticsOptions {
  /**
   * The resource that sends.
   * @change replaces the diagnostic setting
   */
  readonly target: IResourceRef;
  /**
   * What the resource has to send.
   * @change nothing
   */
  readonly source: DiagnosticSource;
  /**
   * The only categories of logs that are sent, such as `AuditEvent`, instead of a group of them: not with `logs`.
   * @default - the group that `logs` says
   * @change in place
   */
  readonly logCategories?: string[];
  /**
   * The name of the setting, unique for the resource. Changing it replaces the setting.
   * @default - 'diagnostics', or 'logs' with `metrics: false`
   * @change replaces the diagnostic setting
   */
  readonly name?: string;
}

import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { describe, refuse } from '../core/errors';
import { declaredRegion } from '../core/location';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { resolveUsed } from '../core/resolve';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { claim, declaredResource } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { checkSent, enabledLogs, enabledMetrics } from './diagnostic-content';
import { DiagnosticSource, LogGroup } from './diagnostic-source';
import { useAzurerm } from '../providers/azurerm';

/** An event hub that takes logs and metrics. */
export interface EventHubDestination {
  /** An authorization rule of the Event Hubs namespace with the rights Manage, Send and Listen. */
  readonly authorizationRule: IResourceRef;
  /**
   * The name of the event hub.
   * @default - Azure makes one for each category
   */
  readonly name?: string;
}

/** Where logs and metrics go, and which. */
export interface DiagnosticsOptions {
  /**
   * A Log Analytics workspace, in any region.
   * @default - none
   */
  readonly logAnalytics?: IResourceRef;
  /**
   * A storage account, in the region of what sends and another than that. Its firewall must let trusted Azure services through.
   * @default - none
   */
  readonly storage?: IResourceRef;
  /**
   * An event hub, in the region of what sends.
   * @default - none
   */
  readonly eventHub?: EventHubDestination;
  /**
   * A partner solution of Azure Monitor, such as a Datadog monitor or an Elastic resource, of any kind.
   * @default - none
   */
  readonly partner?: IResourceRef;
  /**
   * Which logs, by group. A resource with only one group sends that one.
   * @default LogGroup.ALL
   */
  readonly logs?: LogGroup;
  /**
   * Whether metrics are sent too. Without them, what has metrics alone sends nothing, and the settings have another name: azurerm takes no metrics away
   * from a setting that exists, and so replaces it.
   * @default true
   */
  readonly metrics?: boolean;
}

export interface DiagnosticSettingProps extends DiagnosticsOptions {
  /** The resource that sends. */
  readonly target: IResourceRef;
  /** What the resource has to send. */
  readonly source: DiagnosticSource;
  /**
   * The only categories of logs that are sent, such as `AuditEvent`, instead of a group of them: not with `logs`.
   * @default - the group that `logs` says
   */
  readonly logCategories?: string[];
  /**
   * The name of the setting, unique for the resource. Changing it replaces the setting.
   * @default - 'diagnostics', or 'logs' with `metrics: false`
   */
  readonly name?: string;
}

/**
 * One diagnostic setting: sends the logs and metrics of a resource to Log Analytics, a storage account, an event hub, a partner solution, or several of
 * them. Azure goes on with a setting whose resource is gone, so Terraform destroys the setting first.
 *
 * Throws without a destination, without anything to send, for an id of something else, for a storage account that would log into itself, for `logCategories`
 * beside `logs`, empty or twice, and for what the stack sends to the same destination already. Synth fails when the storage account is known to be in
 * another region.
 *
 * Source: Microsoft's page "Diagnostic settings in Azure Monitor".
 */
export class DiagnosticSetting extends Construct {
  /** The diagnostic setting. */
  readonly resource: MonitorDiagnosticSetting;

  constructor(scope: Construct, id: string, props: DiagnosticSettingProps) {
    super(scope, id);
    useAzurerm(this);
    const { target, source, logAnalytics, storage, eventHub, partner } = props;
    const targetId = `${target.id}${source.child}`;
    this.checkDestinations(props);
    checkSent(this, props);
    this.claimDestinations(props, targetId);
    const metrics = enabledMetrics(props);
    const usual = metrics === undefined && source.metrics !== undefined ? 'logs' : 'diagnostics';

    // Without log_analytics_destination_type: Azure answers nothing where a resource has no choice, which would be a change in every plan.
    this.resource = new MonitorDiagnosticSetting(this, 'Resource', {
      name: takeName(this, 'diagnosticSetting', { name: props.name ?? usual, place: targetId }),
      targetResourceId: targetId,
      logAnalyticsWorkspaceId: logAnalytics?.id,
      storageAccountId: storage?.id,
      eventhubAuthorizationRuleId: eventHub?.authorizationRule.id,
      eventhubName: eventHub?.name,
      partnerSolutionId: partner?.id,
      enabledLog: enabledLogs(props),
      enabledMetric: metrics === undefined ? undefined : [{ category: metrics }],
      dependsOn: beforeUse(this, [logAnalytics, storage, eventHub?.authorizationRule, partner]),
    });
    this.node.addValidation({ validate: () => this.otherRegion(target, storage) });
  }

  private checkDestinations({ target, logAnalytics, storage, eventHub, partner }: DiagnosticSettingProps): void {
    if (logAnalytics !== undefined) checkResourceId(this, 'logAnalytics', logAnalytics.id, ResourceKind.LOG_ANALYTICS);
    if (storage !== undefined) checkResourceId(this, 'storage', storage.id, ResourceKind.STORAGE_ACCOUNT);
    if (eventHub !== undefined) checkResourceId(this, 'eventHub.authorizationRule', eventHub.authorizationRule.id, ResourceKind.EVENT_HUB_RULE);
    if (eventHub?.name === '') {
      refuse(this, {
        property: 'eventHub.name',
        value: '',
        rule: 'an event hub has a name',
        remedy: 'Leave it out, so that Azure makes an event hub for each category, or pass one',
      });
    }
    if ([logAnalytics, storage, eventHub, partner].every((destination) => destination === undefined)) {
      refuse(this, {
        property: 'logAnalytics',
        value: logAnalytics,
        rule: 'logs and metrics have nowhere to go',
        remedy: `Pass 'logAnalytics', 'storage', 'eventHub' or 'partner'`,
      });
    }
    if (storage === undefined || String(resolveUsed(this, storage.id)) !== String(resolveUsed(this, target.id))) return;
    refuse(this, {
      property: 'storage',
      value: storage.id,
      rule: 'a storage account cannot log into itself: each log entry would make another one',
      remedy: 'Pass another storage account',
    });
  }

  /** Azure refuses two settings that send the same of a resource to one destination: its logs, single categories of them, or its metrics. */
  private claimDestinations(props: DiagnosticSettingProps, targetId: string): void {
    const { logAnalytics, storage, eventHub, partner } = props;
    const logs = (enabledLogs(props) ?? []).map(({ category }) => (category === undefined ? 'logs' : `logs '${category}'`));
    const sent = [...logs, ...(enabledMetrics(props) === undefined ? [] : ['metrics'])].map((kind) => ({ kind }));
    const sinks = {
      logAnalytics: logAnalytics?.id,
      storage: storage?.id,
      eventHub: eventHub && `${eventHub.authorizationRule.id}/${eventHub.name ?? ''}`,
      partner: partner?.id,
    };
    for (const [property, sink] of Object.entries(sinks)) {
      if (sink === undefined) continue;
      const way = `${String(resolveUsed(this, targetId))} to ${String(resolveUsed(this, sink))}`;
      for (const { kind } of sent) {
        const other = claim(this, `diagnostics ${kind} ${way}`.toLowerCase());
        if (other === undefined) continue;
        refuse(this, {
          property,
          value: sink,
          rule: `[${other}] sends the ${kind} of the same resource there already, and Azure refuses a second setting`,
          remedy: 'Leave one of them out',
        });
      }
    }
  }

  private otherRegion(target: IResourceRef, storage: IResourceRef | undefined): string[] {
    const [here, there] = [target, storage].map((ref) => {
      const declared = ref === undefined ? undefined : declaredResource(this, ref.id);
      return declared !== undefined && 'locationInput' in declared ? declaredRegion(declared, declared.locationInput) : undefined;
    });
    if (here === undefined || there === undefined || here === there) return [];
    return [
      describe(this, {
        property: 'storage',
        value: there,
        rule: `logs go only to a storage account in the region of what sends them, which is in '${here}'`,
        remedy: `Pass a storage account in '${here}'`,
      }),
    ];
  }
}

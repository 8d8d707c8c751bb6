import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { ConfigurationError, describe } from '../core/errors';
import { declaredRegion } from '../core/location';
import { takeName } from '../core/naming';
import { resolveUsed } from '../core/resolve';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { claim, declaredResource, withinStack } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { DiagnosticSource, LogGroup } from './diagnostic-source';

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
   * Which logs.
   * @default LogGroup.ALL
   */
  readonly logs?: LogGroup;
}

export interface DiagnosticSettingProps extends DiagnosticsOptions {
  /** The resource that sends. */
  readonly target: IResourceRef;
  /** What the resource has to send. */
  readonly source: DiagnosticSource;
  /**
   * The name of the setting, unique for the resource.
   * @default 'diagnostics'
   */
  readonly name?: string;
}

/**
 * One diagnostic setting: sends the logs and metrics of a resource to Log Analytics, a storage account, an event hub, or several of them. Azure goes
 * on with a setting whose resource is gone, so Terraform destroys the setting first.
 *
 * Throws without a destination, for an id of something else, for a storage account that would log into itself, and for what the stack sends to the
 * same destination already. Synth fails when the storage account is known to be in another region.
 *
 * Source: Microsoft's page "Diagnostic settings in Azure Monitor".
 */
export class DiagnosticSetting extends Construct {
  /** The diagnostic setting. */
  readonly resource: MonitorDiagnosticSetting;

  constructor(scope: Construct, id: string, props: DiagnosticSettingProps) {
    super(scope, id);
    const { target, source, logAnalytics, storage, eventHub } = props;
    const targetId = `${target.id}${source.child}`;
    this.checkDestinations(props);
    this.claimDestinations(props, targetId);
    const logs = source.logs(props.logs ?? LogGroup.ALL);

    // Without log_analytics_destination_type: Azure answers nothing where a resource has no choice, which would be a change in every plan.
    this.resource = new MonitorDiagnosticSetting(this, 'Resource', {
      name: takeName(this, 'diagnosticSetting', { name: props.name, baseName: 'diagnostics', place: targetId }),
      targetResourceId: targetId,
      logAnalyticsWorkspaceId: logAnalytics?.id,
      storageAccountId: storage?.id,
      eventhubAuthorizationRuleId: eventHub?.authorizationRule.id,
      eventhubName: eventHub?.name,
      enabledLog: logs === undefined ? undefined : [{ categoryGroup: logs }],
      enabledMetric: source.metrics === undefined ? undefined : [{ category: source.metrics }],
      dependsOn: withinStack(
        this,
        [logAnalytics, storage, eventHub?.authorizationRule].flatMap((ref) => ref?.usableAfter ?? []),
      ),
    });
    this.node.addValidation({ validate: () => this.otherRegion(target, storage) });
  }

  private checkDestinations({ target, source, logAnalytics, storage, eventHub }: DiagnosticSettingProps): void {
    if (logAnalytics !== undefined) checkResourceId(this, 'logAnalytics', logAnalytics.id, ResourceKind.LOG_ANALYTICS);
    if (storage !== undefined) checkResourceId(this, 'storage', storage.id, ResourceKind.STORAGE_ACCOUNT);
    if (eventHub !== undefined) checkResourceId(this, 'eventHub.authorizationRule', eventHub.authorizationRule.id, ResourceKind.EVENT_HUB_RULE);
    if (eventHub?.name === '') {
      throw new ConfigurationError(this, {
        property: 'eventHub.name',
        value: '',
        rule: 'an event hub has a name',
        remedy: 'Leave it out, so that Azure makes an event hub for each category, or pass one',
      });
    }
    if (logAnalytics === undefined && storage === undefined && eventHub === undefined) {
      throw new ConfigurationError(this, {
        property: 'logAnalytics',
        value: logAnalytics,
        rule: 'logs and metrics have nowhere to go',
        remedy: `Pass 'logAnalytics', 'storage' or 'eventHub'`,
      });
    }
    if (source.logs(LogGroup.ALL) === undefined && source.metrics === undefined) {
      throw new ConfigurationError(this, {
        property: 'source',
        value: { logs: '', metrics: '' },
        rule: 'Azure refuses a setting that sends nothing',
        remedy: `Pass a source with 'logs' or 'metrics'`,
      });
    }
    if (storage === undefined || String(resolveUsed(this, storage.id)) !== String(resolveUsed(this, target.id))) return;
    throw new ConfigurationError(this, {
      property: 'storage',
      value: storage.id,
      rule: 'a storage account cannot log into itself: each log entry would make another one',
      remedy: 'Pass another storage account',
    });
  }

  /** Azure refuses two settings that send the same of a resource to one destination: its logs, or its metrics. */
  private claimDestinations({ source, logAnalytics, storage, eventHub }: DiagnosticSettingProps, targetId: string): void {
    const sent = [
      { kind: 'logs', some: source.logs(LogGroup.ALL) !== undefined },
      { kind: 'metrics', some: source.metrics !== undefined },
    ].filter(({ some }) => some);
    const sinks = {
      logAnalytics: logAnalytics?.id,
      storage: storage?.id,
      eventHub: eventHub && `${eventHub.authorizationRule.id}/${eventHub.name ?? ''}`,
    };
    for (const [property, sink] of Object.entries(sinks)) {
      if (sink === undefined) continue;
      const way = `${String(resolveUsed(this, targetId))} to ${String(resolveUsed(this, sink))}`;
      for (const { kind } of sent) {
        const other = claim(this, `diagnostics ${kind} ${way}`.toLowerCase());
        if (other === undefined) continue;
        throw new ConfigurationError(this, {
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

/** Diagnostic settings of a part, each under its id in the part, where they are wanted. */
export function diagnosePart(
  part: Construct & IResourceRef,
  diagnostics: DiagnosticsOptions | undefined,
  sources: { readonly [id: string]: DiagnosticSource },
): void {
  if (diagnostics === undefined) return;
  const { logAnalytics, storage, eventHub, logs } = diagnostics;
  for (const [id, source] of Object.entries(sources)) {
    new DiagnosticSetting(part, id, { target: part, source, logAnalytics, storage, eventHub, logs });
  }
}

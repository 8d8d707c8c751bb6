import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { checkAll } from '../core/errors';
import { given } from '../core/given';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { useAzurerm } from '../providers/azurerm';
import { checkSent, enabledLogs, enabledMetrics } from './diagnostic-content';
import { checkDestinations, claimDestinations, expectSameRegion } from './diagnostic-setting-checks';
import { DiagnosticSettingProps } from './diagnostic-setting-props';

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
    props = given(scope, id, 'DiagnosticSettingProps', props);
    super(scope, id);
    useAzurerm(this);
    const { target, source, logAnalytics, storage, eventHub, partner } = props;
    const targetId = `${target.id}${source.child}`;
    checkAll(this, props, [checkDestinations, checkSent]);
    claimDestinations(this, props, targetId);
    const metrics = enabledMetrics(props);
    const usual = metrics === undefined && source.metrics !== undefined ? 'logs' : 'diagnostics';

    // Without log_analytics_destination_type: Azure answers nothing where a resource has no choice, which would be a change in every plan.
    this.resource = new MonitorDiagnosticSetting(this, 'Resource', {
      name: takeName(this, 'diagnosticSetting', { name: props.name, baseName: usual, from: 'name', place: targetId }),
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
    expectSameRegion(this, target, storage);
  }
}

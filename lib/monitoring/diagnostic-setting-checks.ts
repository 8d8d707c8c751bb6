import { Construct } from 'constructs';
import { refuse, refuseLater } from '../core/errors';
import { isOurs } from '../core/given';
import { declaredRegion } from '../core/location';
import { resolveUsed } from '../core/resolve';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { claim, declaredResource, perStack } from '../core/stacks';
import { IResourceRef } from '../core/types';
import { enabledLogs, enabledMetrics } from './diagnostic-content';
import { DiagnosticSettingProps } from './diagnostic-setting-props';

// What the props alone tell.

/** Refuses a setting without a destination, and destinations that are something else. */
export function checkDestinations(scope: Construct, { target, logAnalytics, storage, eventHub, partner }: DiagnosticSettingProps): void {
  if (logAnalytics !== undefined) checkResourceId(scope, 'logAnalytics', logAnalytics.id, ResourceKind.LOG_ANALYTICS);
  if (storage !== undefined) checkResourceId(scope, 'storage', storage.id, ResourceKind.STORAGE_ACCOUNT);
  if (eventHub !== undefined) checkResourceId(scope, 'eventHub.authorizationRule', eventHub.authorizationRule.id, ResourceKind.EVENT_HUB_RULE);
  if (eventHub?.name === '') {
    refuse(scope, {
      property: 'eventHub.name',
      value: '',
      rule: 'an event hub has a name',
      remedy: 'Leave it out, so that Azure makes an event hub for each category, or pass one',
    });
  }
  if ([logAnalytics, storage, eventHub, partner].every((destination) => destination === undefined)) {
    refuse(scope, {
      property: 'logAnalytics',
      value: logAnalytics,
      rule: 'logs and metrics have nowhere to go',
      remedy: `Pass 'logAnalytics', 'storage', 'eventHub' or 'partner'`,
    });
  }
  if (storage === undefined || String(resolveUsed(scope, storage.id)) !== String(resolveUsed(scope, target.id))) return;
  refuse(scope, {
    property: 'storage',
    value: storage.id,
    rule: 'a storage account cannot log into itself: each log entry would make another one',
    remedy: 'Pass another storage account',
  });
}

/** What has not looked yet whether another setting sends the same. */
const waiting = perStack((): (() => void)[] => []);

/** Azure refuses two settings that send the same of a resource to one destination: its logs, single categories of them, or its metrics. */
export function claimDestinations(scope: Construct, props: DiagnosticSettingProps, targetId: string): void {
  // The library makes one setting of each kind for each part, which takes time only once somebody makes more.
  if (isOurs(props)) {
    waiting(scope).push(() => claimAll(scope, props, targetId));
    return;
  }
  for (const claimFirst of waiting(scope).splice(0)) claimFirst();
  claimAll(scope, props, targetId);
}

function claimAll(scope: Construct, props: DiagnosticSettingProps, targetId: string): void {
  const { logAnalytics, storage, eventHub, partner } = props;
  const logs = (enabledLogs(props) ?? []).map(({ category }) => (category === undefined ? 'logs' : `logs '${category}'`));
  const sent = enabledMetrics(props) === undefined ? logs : [...logs, 'metrics'];
  const sinks = {
    logAnalytics: logAnalytics?.id,
    storage: storage?.id,
    eventHub: eventHub && `${eventHub.authorizationRule.id}/${eventHub.name ?? ''}`,
    partner: partner?.id,
  };
  const from = String(resolveUsed(scope, targetId));
  for (const [property, sink] of Object.entries(sinks)) {
    if (sink === undefined) continue;
    const way = `${from} to ${String(resolveUsed(scope, sink))}`.toLowerCase();
    for (const kind of sent) {
      const other = claim(scope, `diagnostics ${kind.toLowerCase()} ${way}`);
      if (other === undefined) continue;
      refuse(scope, {
        property,
        value: sink,
        rule: `[${other}] sends the ${kind} of the same resource there already, and Azure refuses a second setting`,
        remedy: 'Leave one of them out',
      });
    }
  }
}

// What the whole program tells.

/** Expects a storage account to be in the region of what sends its logs there. */
export function expectSameRegion(scope: Construct, target: IResourceRef, storage: IResourceRef | undefined): void {
  if (storage === undefined) return;
  refuseLater(scope, () => {
    const [here, there] = [target, storage].map((ref) => {
      const declared = declaredResource(scope, ref.id);
      return declared !== undefined && 'locationInput' in declared ? declaredRegion(declared, declared.locationInput) : undefined;
    });
    if (here === undefined || there === undefined || here === there) return [];
    const rule = `logs go only to a storage account in the region of what sends them, which is in '${here}'`;
    return [{ property: 'storage', value: there, rule, remedy: `Pass a storage account in '${here}'` }];
  });
}

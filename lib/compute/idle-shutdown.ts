import { Token } from 'cdktf';
import { ApiType } from '../providers/api-versions';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { Construct } from 'constructs';
import { canonicalDuration } from '../core/duration';
import { refuse } from '../core/errors';
import { IResourceRef } from '../core/types';

/** From 15 minutes to three days, in the canonical form. */
const ALLOWED = /^(PT(1[5-9]|[2-5]\d)M|PT([1-9]|1\d|2[0-3])H(\d+M)?|P[12]D(T(\d+H)?(\d+M)?)?|P3D)$/;

/** When an instance stops, and whether it is made with that. */
export interface IdleShutdownOptions {
  /**
   * After which time without use the instance stops, as an ISO 8601 duration from PT15M to P3D. A change is made in place. Azure Policy 679ddf89 and PSRule
   * AZR-000403 ask for it. Needs the provider azapi.
   * @default - it runs until somebody stops it, and is charged for
   * @change added: in place; changed: in place; taken away: stays in Azure
   */
  readonly idleShutdown?: string;
  /**
   * Whether the instance is made with its `idleShutdown`, rather than told it as soon as it is there. For subscriptions in which Azure Policy 679ddf89 denies:
   * it refuses an instance that does not have it from the first moment. Decide before the instance is made, as a change replaces it. Instances with `schedules`, `setup` or `applications` are always made with it.
   * @default false
   * @change in place, replaces the compute instance
   */
  readonly idleShutdownAtCreation?: boolean;
}

/** The time without use in Azure's form; refuses one that Azure would refuse. */
export function idleTimeOf(scope: Construct, { idleShutdown, idleShutdownAtCreation }: IdleShutdownOptions): string | undefined {
  if (idleShutdown === undefined) {
    if (idleShutdownAtCreation !== true) return undefined;
    refuse(scope, {
      property: 'idleShutdownAtCreation',
      value: true,
      rule: 'the instance has no time without use to be made with',
      remedy: `Pass 'idleShutdown', such as PT30M, or leave it out`,
    });
  }
  const idleTime = canonicalDuration(scope, 'idleShutdown', idleShutdown);
  if (Token.isUnresolved(idleShutdown) || ALLOWED.test(idleTime)) return idleTime;
  refuse(scope, {
    property: 'idleShutdown',
    value: idleShutdown,
    rule: 'Azure stops an instance after 15 minutes to three days without use, in whole minutes',
    remedy: 'Pass one such as PT30M',
  });
}

/** Lets an instance stop after some time without use: an action, since azurerm has no argument for it and Azure replaces no instance over it. */
export function shutDownWhenIdle(instance: Construct & IResourceRef, idleTimeBeforeShutdown: string): void {
  const body: { readonly idleTimeBeforeShutdown: string } = { idleTimeBeforeShutdown };
  new AzapiResourceAction(instance, 'IdleShutdown', { type: ApiType.COMPUTE, resourceId: instance.id, action: 'updateIdleShutdownSetting', body });
}

import { Token } from 'cdktf';
import { ApiType } from '../azapi/api-versions';
import { AzapiResourceAction } from '../azapi/azapi-resource-action';
import { Construct } from 'constructs';
import { canonicalDuration } from '../core/duration';
import { ConfigurationError } from '../core/errors';
import { IResourceRef } from '../core/types';

/** From 15 minutes to three days, in the canonical form. */
const ALLOWED = /^(PT(1[5-9]|[2-5]\d)M|PT([1-9]|1\d|2[0-3])H(\d+M)?|P[12]D(T(\d+H)?(\d+M)?)?|P3D)$/;

/** Lets an instance stop after some time without use: an action, since azurerm has no argument for it and Azure replaces no instance over it. */
export function shutDownWhenIdle(instance: Construct & IResourceRef, idleShutdown: string): void {
  const idleTimeBeforeShutdown = canonicalDuration(instance, 'idleShutdown', idleShutdown);
  if (!Token.isUnresolved(idleShutdown) && !ALLOWED.test(idleTimeBeforeShutdown)) {
    throw new ConfigurationError(instance, {
      property: 'idleShutdown',
      value: idleShutdown,
      rule: 'Azure stops an instance after 15 minutes to three days without use, in whole minutes',
      remedy: 'Pass one such as PT30M',
    });
  }
  const body: { readonly idleTimeBeforeShutdown: string } = { idleTimeBeforeShutdown };
  new AzapiResourceAction(instance, 'IdleShutdown', { type: ApiType.COMPUTE, resourceId: instance.id, action: 'updateIdleShutdownSetting', body });
}

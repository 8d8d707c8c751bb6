import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { IResourceRef } from '../core/types';
import { DiagnosticsOptions } from './diagnostic-setting-props';

/** Where a workspace and the parts that it makes send logs and metrics. */
export interface WorkspaceDiagnostics extends DiagnosticsOptions {
  /**
   * Whether anything is sent.
   * @default true
   * @change nothing
   */
  readonly enabled?: boolean;
}

/** The diagnostics of a project: what it asks for, and for the rest what its hub does. */
export function diagnosticsLike(hub: DiagnosticsOptions | undefined, wanted: WorkspaceDiagnostics = {}): WorkspaceDiagnostics {
  if (wanted.enabled === false) return wanted;
  return {
    enabled: wanted.enabled,
    logAnalytics: wanted.logAnalytics ?? hub?.logAnalytics,
    storage: wanted.storage ?? hub?.storage,
    eventHub: wanted.eventHub ?? hub?.eventHub,
    partner: wanted.partner ?? hub?.partner,
    logs: wanted.logs ?? hub?.logs,
    metrics: wanted.metrics ?? hub?.metrics,
  };
}

/** Where logs and metrics go: where it is asked for, and to the Log Analytics workspace of the insights unless another one is named. */
export function diagnosticsOf(
  scope: Construct,
  wanted: WorkspaceDiagnostics = {},
  own?: IResourceRef,
  unknown = `the Log Analytics workspace of the 'insights' that you bring is unknown`,
): DiagnosticsOptions | undefined {
  const { enabled, storage, eventHub, partner, logs, metrics } = wanted;
  const no = (rule: string, remedy: string): never => refuse(scope, { property: 'diagnostics.enabled', value: enabled, rule, remedy });
  const named = [wanted.logAnalytics, storage, eventHub, partner].some((destination) => destination !== undefined);
  if (enabled === false) {
    if (named) no('a destination is given, to which nothing would be sent', `Leave out 'enabled', or the destinations`);
    return undefined;
  }
  // Its id is asked for once: a resource answers with a new token each time.
  const logAnalytics = wanted.logAnalytics ?? (own && { id: own.id, usableAfter: own.usableAfter });
  if (logAnalytics !== undefined || named) return { logAnalytics, storage, eventHub, partner, logs, metrics };
  if (enabled === true || logs !== undefined || metrics !== undefined) {
    no(unknown, `Pass 'diagnostics.logAnalytics', 'storage', 'eventHub' or 'partner'`);
  }
  return undefined;
}

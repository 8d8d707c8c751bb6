import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { canonicalDuration } from '../core/duration';

/** How Azure finds out whether an instance of a deployment is well. What is left out is Azure's default. */
export interface DeploymentProbe {
  /**
   * How long after the start the first look is, as an ISO 8601 duration.
   * @change in place
   */
  readonly initialDelay?: string;
  /**
   * How often it looks, as an ISO 8601 duration.
   * @change in place
   */
  readonly period?: string;
  /**
   * How long it waits for an answer, as an ISO 8601 duration.
   * @change in place
   */
  readonly timeout?: string;
  /**
   * After how many successes in a row the instance is well.
   * @change in place
   */
  readonly successThreshold?: number;
  /**
   * After how many failures in a row it is not.
   * @change in place
   */
  readonly failureThreshold?: number;
}

/** The same in Azure's words. */
export type ProbeBody = DeploymentProbe;

/** Refuses durations and numbers that Azure would refuse. */
export function probeOf(scope: Construct, property: string, probe: DeploymentProbe | undefined): ProbeBody | undefined {
  if (probe === undefined) return undefined;
  const duration = (name: string, value: string | undefined): string | undefined =>
    value === undefined ? undefined : canonicalDuration(scope, `${property}.${name}`, value);
  const count = (name: string, value: number | undefined): number | undefined =>
    value === undefined ? undefined : checkWhole(scope, `${property}.${name}`, value, 1, 10_000, 'it counts answers in a row');
  return {
    initialDelay: duration('initialDelay', probe.initialDelay),
    period: duration('period', probe.period),
    timeout: duration('timeout', probe.timeout),
    successThreshold: count('successThreshold', probe.successThreshold),
    failureThreshold: count('failureThreshold', probe.failureThreshold),
  };
}

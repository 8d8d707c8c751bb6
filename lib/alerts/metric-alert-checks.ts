import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { AlertPeriod } from './workspace-metric';

// What the props alone tell.

export const PERIODS: string[] = Object.values(AlertPeriod);

/** The period, where Azure knows it. */
export function checkPeriod(scope: Construct, property: string, period: string, known: string[]): string {
  if (known.includes(period)) return period;
  refuse(scope, {
    property,
    value: period,
    rule: `Azure knows only ${known.join(', ')}`,
    remedy: 'Pass one of them, from AlertPeriod',
  });
}

/** Refuses an alert that looks less often than once per window. */
export function checkFits(scope: Construct, frequency: string, windowSize: string): void {
  if (PERIODS.indexOf(frequency) <= PERIODS.indexOf(windowSize)) return;
  refuse(scope, {
    property: 'frequency',
    value: frequency,
    rule: `an alert looks at least once per window, which is ${windowSize}`,
    remedy: `Pass a shorter 'frequency' or a longer 'windowSize'`,
  });
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from './errors';

const UNITS = [
  ['D', 86_400],
  ['H', 3600],
  ['M', 60],
  ['S', 1],
] as const;

/**
 * An ISO 8601 duration of days to seconds as Azure writes it back, `PT90M` as `PT1H30M`: the same length written otherwise would be a change in every plan.
 */
export function canonicalDuration(scope: Construct, property: string, duration: string): string {
  if (Token.isUnresolved(duration)) return duration;
  const parts = /^P(?=\d|T\d)(?:(?<D>\d+)D)?(?:T(?=\d)(?:(?<H>\d+)H)?(?:(?<M>\d+)M)?(?:(?<S>\d+)S)?)?$/.exec(duration)?.groups;
  if (parts === undefined) {
    refuse(scope, {
      property,
      value: duration,
      rule: 'it is an ISO 8601 duration of days, hours, minutes and seconds',
      remedy: 'Pass PT5M for five minutes, PT1H for an hour, P1D for a day',
    });
  }
  let rest = UNITS.reduce((sum, [unit, seconds]) => sum + Number(parts[unit] ?? 0) * seconds, 0);
  const [days = '', ...time] = UNITS.map(([unit, seconds]) => {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    return count === 0 ? '' : `${count}${unit}`;
  });
  const clock = time.join('');
  if (days === '' && clock === '') return 'PT0S';
  return `P${days}${clock === '' ? '' : `T${clock}`}`;
}

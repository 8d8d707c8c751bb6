import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { isLateList } from './checks';
import { refuse } from './errors';
import { cronProblem } from './cron-expression';
import { givenTo } from './given';

/** The unit of a recurrence. */
export enum RecurrenceFrequency {
  MINUTE = 'Minute',
  HOUR = 'Hour',
  DAY = 'Day',
  WEEK = 'Week',
  MONTH = 'Month',
}

/** A day of the week. */
export enum WeekDay {
  MONDAY = 'Monday',
  TUESDAY = 'Tuesday',
  WEDNESDAY = 'Wednesday',
  THURSDAY = 'Thursday',
  FRIDAY = 'Friday',
  SATURDAY = 'Saturday',
  SUNDAY = 'Sunday',
}

/** From when, and in which time zone. */
export interface TriggerOptions {
  /**
   * The time zone by its Windows name, such as `W. Europe Standard Time`.
   * @default 'UTC'
   * @change in place
   */
  readonly timeZone?: string;
  /**
   * When it begins, in that time zone, such as `2027-01-31T06:00:00`.
   * @default - at once
   * @change in place
   */
  readonly startTime?: string;
}

/** Every so many minutes, hours, days, weeks or months. */
export interface RecurrenceOptions extends TriggerOptions {
  /**
   * The unit.
   * @change in place
   */
  readonly frequency: RecurrenceFrequency;
  /**
   * How many of the units lie between two times.
   * @default 1
   * @change in place
   */
  readonly interval?: number;
  /**
   * The hours of the day, 0-23; for days, weeks and months.
   * @default - midnight, where minutes or days are given
   * @change in place
   */
  readonly hours?: number[];
  /**
   * The minutes of these hours, 0-59.
   * @default - the full hour, where hours or days are given
   * @change in place
   */
  readonly minutes?: number[];
  /**
   * The days of the week; for weeks.
   * @default - none
   * @change in place
   */
  readonly weekDays?: WeekDay[];
  /**
   * The days of the month, 1-31; for months.
   * @default - none
   * @change in place
   */
  readonly monthDays?: number[];
}

/** The times of a recurrence, in Azure's words. */
export interface TriggerTimes {
  /** The hours, 0-23. */
  readonly hours: number[];
  /** The minutes, 0-59. */
  readonly minutes: number[];
  /** The days of the week. */
  readonly weekDays?: WeekDay[];
  /** The days of the month, 1-31. */
  readonly monthDays?: number[];
}

/** When it is, in Azure's words. */
export interface TriggerBody {
  /** The Windows name of the time zone. */
  readonly timeZone: string;
  /** When it begins, as ISO 8601 writes it. */
  readonly startTime?: string;
  /** The cron expression, for a trigger by cron. */
  readonly expression?: string;
  /** The unit of the interval, for a recurrence. */
  readonly frequency?: RecurrenceFrequency;
  /** After how many units, for a recurrence. */
  readonly interval?: number;
  /** At which times, for a recurrence. */
  readonly schedule?: TriggerTimes;
}

const { DAY, WEEK, MONTH } = RecurrenceFrequency;

/** What a recurrence may say of its times, and for which frequencies. */
const PATTERN: readonly {
  readonly name: 'hours' | 'minutes' | 'weekDays' | 'monthDays';
  readonly of: readonly RecurrenceFrequency[];
  readonly min: number;
  readonly max: number;
}[] = [
  { name: 'hours', of: [DAY, WEEK, MONTH], min: 0, max: 23 },
  { name: 'minutes', of: [DAY, WEEK, MONTH], min: 0, max: 59 },
  { name: 'weekDays', of: [WEEK], min: 0, max: 6 },
  { name: 'monthDays', of: [MONTH], min: 1, max: 31 },
];

/** When something happens again and again. Source: Microsoft's page "CLI (v2) schedule YAML schema". */
export class ScheduleTrigger {
  /**
   * By a cron expression of five fields, such as `0 6 * * 1-5` for six o'clock on working days. The day of the month and the month are `*`: Azure ignores others.
   */
  static cron(expression: string, options: TriggerOptions = {}): ScheduleTrigger {
    return new ScheduleTrigger('Cron', givenTo(undefined, 'TriggerOptions', options), { expression });
  }

  /** Every so many minutes, hours, days, weeks or months. */
  static recurrence(times: RecurrenceOptions): ScheduleTrigger {
    const { frequency, interval = 1, hours, minutes, weekDays, monthDays, ...options } = givenTo(undefined, 'RecurrenceOptions', times);
    return new ScheduleTrigger('Recurrence', options, { frequency, interval }, { hours, minutes, weekDays, monthDays });
  }

  private constructor(
    /** @internal */
    readonly _type: 'Cron' | 'Recurrence',
    private readonly options: TriggerOptions,
    private readonly times: Omit<TriggerBody, 'timeZone' | 'startTime' | 'schedule'>,
    private readonly pattern: Pick<RecurrenceOptions, 'hours' | 'minutes' | 'weekDays' | 'monthDays'> = {},
  ) {}

  /** @internal in Azure's words; refuses what Azure would refuse */
  _body(scope: Construct, property: string): TriggerBody {
    const { timeZone = 'UTC', startTime } = this.options;
    const no = (name: string, value: unknown, rule: string, remedy: string): never =>
      refuse(scope, { property: `${property}.${name}`, value, rule, remedy });
    if (timeZone.trim() === '' || timeZone.includes('/')) {
      no('timeZone', timeZone, 'Azure takes the Windows names of time zones', `Pass one such as 'W. Europe Standard Time'`);
    }
    if (startTime !== undefined && !Token.isUnresolved(startTime) && !isTime(startTime)) {
      no('startTime', startTime, 'it is a time as ISO 8601 writes it, without an offset', 'Pass one such as 2027-01-31T06:00:00');
    }
    const { expression, frequency, interval } = this.times;
    const problem = expression === undefined || Token.isUnresolved(expression) ? undefined : cronProblem(expression);
    if (problem !== undefined) no('expression', expression, problem.rule, problem.remedy);
    if (interval !== undefined && !Token.isUnresolved(interval) && !(Number.isInteger(interval) && interval > 0))
      no('interval', interval, 'it counts units of time', 'Pass a whole number from 1');
    for (const { name, of, min, max } of PATTERN) {
      const list = this.pattern[name];
      if (list === undefined || isLateList(list)) continue;
      if (list.length === 0) no(name, list, 'it would never be', 'Pass at least one, or leave it out');
      if (frequency !== undefined && !of.includes(frequency))
        no(name, list, `they belong to the frequencies ${of.join(', ')}, and this is ${frequency}`, 'Leave them out, or pass such a frequency');
      const wrong = list.find(
        (value: unknown): value is number =>
          typeof value === 'number' && !Token.isUnresolved(value) && (!Number.isInteger(value) || value < min || value > max),
      );
      if (wrong !== undefined) no(name, wrong, `they are whole numbers from ${min} to ${max}`, 'Pass such');
    }
    const { hours = [0], minutes = [0] } = this.pattern;
    const hasPattern = PATTERN.some(({ name }) => this.pattern[name] !== undefined);
    return { timeZone, startTime, ...this.times, schedule: hasPattern ? { ...this.pattern, hours, minutes } : undefined };
  }
}

/** Whether a date is in the calendar, too: 31 February is not. */
function isTime(text: string): boolean {
  const time = new Date(`${text}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString() === `${text}.000Z`;
}

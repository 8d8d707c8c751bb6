import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { ConfigurationError } from '../core/errors';

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
   */
  readonly timeZone?: string;
  /**
   * When it begins, in that time zone, such as `2027-01-31T06:00:00`.
   * @default - at once
   */
  readonly startTime?: string;
}

/** Every so many minutes, hours, days, weeks or months. */
export interface RecurrenceOptions extends TriggerOptions {
  /** The unit. */
  readonly frequency: RecurrenceFrequency;
  /**
   * How many of the units lie between two times.
   * @default 1
   */
  readonly interval?: number;
  /**
   * The hours of the day, 0-23; for days, weeks and months.
   * @default - none
   */
  readonly hours?: number[];
  /**
   * The minutes of these hours, 0-59.
   * @default - the full hour, where `hours` are given
   */
  readonly minutes?: number[];
  /**
   * The days of the week; for weeks.
   * @default - none
   */
  readonly weekDays?: WeekDay[];
  /**
   * The days of the month, 1-31; for months.
   * @default - none
   */
  readonly monthDays?: number[];
}

/** When it is, in Azure's words. */
export interface TriggerBody {
  readonly timeZone: string;
  readonly startTime?: string;
  readonly expression?: string;
  readonly frequency?: RecurrenceFrequency;
  readonly interval?: number;
  readonly schedule?: { readonly hours: number[]; readonly minutes: number[]; readonly weekDays?: WeekDay[]; readonly monthDays?: number[] };
}

/** When something happens again and again. Source: Microsoft's page "CLI (v2) schedule YAML schema". */
export class ScheduleTrigger {
  /** By a cron expression of five fields, such as `0 6 * * 1-5` for six o'clock on working days. */
  static cron(expression: string, options: TriggerOptions = {}): ScheduleTrigger {
    return new ScheduleTrigger('Cron', options, { expression });
  }

  /** Every so many minutes, hours, days, weeks or months. */
  static recurrence({ frequency, interval = 1, hours, minutes, weekDays, monthDays, ...options }: RecurrenceOptions): ScheduleTrigger {
    const schedule =
      hours === undefined && weekDays === undefined && monthDays === undefined
        ? undefined
        : { hours: hours ?? [0], minutes: minutes ?? [0], weekDays, monthDays };
    return new ScheduleTrigger('Recurrence', options, { frequency, interval, schedule });
  }

  private constructor(
    /** @internal */
    readonly _type: 'Cron' | 'Recurrence',
    private readonly options: TriggerOptions,
    private readonly times: Omit<TriggerBody, 'timeZone' | 'startTime'>,
  ) {}

  /** @internal in Azure's words; refuses what Azure would refuse */
  _body(scope: Construct, property: string): TriggerBody {
    const { timeZone = 'UTC', startTime } = this.options;
    const refuse = (name: string, value: unknown, rule: string, remedy: string): never => {
      throw new ConfigurationError(scope, { property: `${property}.${name}`, value, rule, remedy });
    };
    if (timeZone === '' || timeZone.includes('/')) {
      refuse('timeZone', timeZone, 'Azure takes the Windows names of time zones', `Pass one such as 'W. Europe Standard Time'`);
    }
    if (startTime !== undefined && !Token.isUnresolved(startTime) && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(startTime)) {
      refuse('startTime', startTime, 'it is a time as ISO 8601 writes it, without an offset', 'Pass one such as 2027-01-31T06:00:00');
    }
    const { expression, interval, schedule } = this.times;
    if (expression !== undefined && !Token.isUnresolved(expression) && !/^([\dA-Za-z*,/-]+ ){4}[\dA-Za-z*,/-]+$/.test(expression)) {
      refuse(
        'expression',
        expression,
        'it has five fields: minute, hour, day of the month, month, day of the week',
        `Pass one such as '0 6 * * 1-5'`,
      );
    }
    if (interval !== undefined && !(Number.isInteger(interval) && interval > 0))
      refuse('interval', interval, 'it counts units of time', 'Pass a whole number from 1');
    const ranges = { hours: [0, 23], minutes: [0, 59], monthDays: [1, 31] } as const;
    for (const [name, [min, max]] of Object.entries(ranges)) {
      const wrong = (schedule?.[name as keyof typeof ranges] ?? []).find((value) => !Number.isInteger(value) || value < min || value > max);
      if (wrong !== undefined) refuse(name, wrong, `they are whole numbers from ${min} to ${max}`, 'Pass such');
    }
    return { timeZone, startTime, ...this.times };
  }
}

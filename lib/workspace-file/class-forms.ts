import { AzureCloud } from '../core/azure-cloud';
import { Problem } from '../core/errors';
import { readStruct } from '../core/kinds';
import { ScheduleTrigger, RecurrenceOptions, TriggerOptions } from '../core/schedule-trigger';
import { Redundancy } from '../parts/redundancy';
import { isData } from './records';

/** How data says what a program takes from a class: as JSON Schema has it, in words, and how it is read. */
export interface ClassForm {
  readonly schema: object;
  readonly words: string;
  /** What is meant; nothing where the value is none of it. */
  read(value: unknown, at: string, problems: Problem[]): unknown;
}

const CLOUDS = [AzureCloud.PUBLIC, AzureCloud.US_GOVERNMENT, AzureCloud.CHINA];

const string = { type: 'string' };
const one = (name: string, schema: object): object => ({
  type: 'object',
  properties: { [name]: schema },
  required: [name],
  additionalProperties: false,
});

/** The classes that a file has a form for. */
export const CLASS_FORMS: { readonly [type: string]: ClassForm | undefined } = {
  AzureCloud: {
    schema: { enum: CLOUDS.map(({ environment }) => environment) },
    words: CLOUDS.map(({ environment }) => `'${environment}'`).join(', '),
    read: (value) => CLOUDS.find(({ environment }) => environment === value),
  },
  Redundancy: {
    schema: { anyOf: [{ enum: ['local', 'zone'] }, one('geo', string)] },
    words: `'local', 'zone', or { geo: … } with the second region`,
    read(value) {
      if (isData(value)) return onlyKey(value) === 'geo' && typeof value.geo === 'string' ? Redundancy.geo(value.geo) : undefined;
      return value === 'local' ? Redundancy.LOCAL : value === 'zone' ? Redundancy.ZONE : undefined;
    },
  },
  ScheduleTrigger: {
    schema: {
      anyOf: [
        { ...one('cron', string), properties: { cron: string, timeZone: string, startTime: string } },
        one('recurrence', { $ref: '#/definitions/RecurrenceOptions' }),
      ],
    },
    words: `{ cron: … } with a cron expression, and 'timeZone' and 'startTime' if need be, or { recurrence: { frequency: … } }`,
    read(value, at, problems) {
      if (!isData(value)) return undefined;
      const { cron, recurrence, ...options } = value;
      const within = (name: string, struct: string, given: unknown): unknown => {
        const found: Problem[] = [];
        const taken = readStruct(struct, given, found);
        problems.push(...found.map((problem) => ({ ...problem, property: `${at}${name}.${problem.property}` })));
        return found.length === 0 ? taken : undefined;
      };
      if (typeof cron === 'string' && recurrence === undefined) {
        const taken = within('', 'TriggerOptions', options);
        return ScheduleTrigger.cron(cron, taken as TriggerOptions | undefined);
      }
      if (onlyKey(value) !== 'recurrence') return undefined;
      const taken = within('.recurrence', 'RecurrenceOptions', recurrence);
      // What is refused for its parts is not missing.
      return taken === undefined ? ScheduleTrigger.cron('') : ScheduleTrigger.recurrence(taken as RecurrenceOptions);
    },
  },
};

function onlyKey(value: object): string | undefined {
  const [key, ...others] = Object.keys(value);
  return others.length === 0 ? key : undefined;
}

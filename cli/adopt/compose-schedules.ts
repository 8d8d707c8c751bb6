import { block, Attributes } from '../json';
import { adder } from './adder';
import { Composing } from './composing';
import { Found, nameIn, propertiesOf } from './live';
import { memberOf } from './members';
import { Expression, props, Value } from './program';
import { secretIn, textOr } from './texts';

const SCHEDULES = 'Microsoft.MachineLearningServices/workspaces/schedules';

/** The schedules that run a command, or a job again. */
export function composeSchedules(composing: Composing): void {
  for (const schedule of composing.live.all(SCHEDULES)) {
    const { displayName, description, isEnabled, trigger } = propertiesOf(schedule);
    const secret = secretIn(block(block(block(propertiesOf(schedule).action).jobDefinition).environmentVariables));
    if (secret !== undefined) {
      composing.leave(schedule, `its environment variable ${secret} looks like a secret, which no program is to hold`);
      continue;
    }
    const job = jobOf(composing, schedule);
    if (job === undefined) {
      composing.leave(schedule, 'the library has schedules of commands on clusters of the workspace, and of jobs that run again, alone');
      continue;
    }
    const options = props({
      job,
      trigger: triggerOf(block(trigger)),
      enabled: isEnabled === false ? false : undefined,
      displayName: textOr(displayName),
      description: textOr(description),
    });
    adder(composing, 'addJobSchedule', schedule.name, options);
  }
}

function jobOf({ computes }: Composing, schedule: Found): Value {
  const { actionType, jobDefinition } = block(propertiesOf(schedule).action);
  const job = block(jobDefinition);
  if (actionType !== 'CreateJob') return undefined;
  if (typeof job.sourceJobId === 'string') return Expression.call('ScheduledJob.again', nameIn(job.sourceJobId));
  const compute = typeof job.computeId === 'string' ? computes.get(job.computeId.toLowerCase()) : undefined;
  if (job.jobType !== 'Command' || (typeof job.computeId === 'string' && compute === undefined)) return undefined;
  const count = Number(block(job.resources).instanceCount ?? 1);
  const variables = Object.entries(block(job.environmentVariables)).map(([name, value]) => [name, String(value)]);
  return Expression.call(
    'ScheduledJob.command',
    props({
      command: String(job.command),
      environment: String(job.environmentId),
      code: textOr(job.codeId),
      compute: compute === undefined ? undefined : Expression.of(compute),
      instanceCount: count === 1 ? undefined : count,
      experimentName: textOr(job.experimentName),
      timeout: textOr(block(job.limits).timeout),
      environmentVariables: variables.length === 0 ? undefined : (Object.fromEntries(variables) as Value),
    }),
  );
}

function triggerOf(trigger: Attributes): Expression {
  const { triggerType, expression, timeZone, startTime, frequency, interval, schedule } = trigger;
  const options = { timeZone: timeZone === 'UTC' ? undefined : textOr(timeZone), startTime: textOr(startTime) };
  if (triggerType === 'Cron') {
    const said = props(options);
    return Expression.call('ScheduleTrigger.cron', String(expression), ...(Object.keys(said).length === 0 ? [] : [said]));
  }
  const { hours, minutes, weekDays, monthDays } = block(schedule);
  const numbers = (list: unknown): number[] | undefined => (Array.isArray(list) && list.length > 0 ? list.map(Number) : undefined);
  return Expression.call(
    'ScheduleTrigger.recurrence',
    props({
      frequency: Expression.of(memberOf('RecurrenceFrequency', String(frequency))),
      interval: interval === 1 ? undefined : Number(interval),
      hours: numbers(hours),
      minutes: numbers(minutes),
      weekDays: Array.isArray(weekDays) && weekDays.length > 0 ? weekDays.map((day) => Expression.of(memberOf('WeekDay', String(day)))) : undefined,
      monthDays: numbers(monthDays),
      ...options,
    }),
  );
}

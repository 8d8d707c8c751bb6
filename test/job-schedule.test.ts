import {
  ComputeCluster,
  JobScheduleOptions,
  MlWorkspace,
  RecurrenceFrequency,
  RecurrenceOptions,
  ScheduledJob,
  ScheduleTrigger,
  WeekDay,
} from '../lib';
import { Synthesized, synth, workspace } from './support';

const recurrence = (options: Partial<RecurrenceOptions>): ScheduleTrigger =>
  ScheduleTrigger.recurrence({ frequency: RecurrenceFrequency.DAY, ...options });
const NIGHTLY = ScheduleTrigger.cron('0 2 * * *');
const TRAIN = { command: 'python train.py', environment: 'azureml:train:1' };

function schedule(options: (ml: MlWorkspace, compute: ComputeCluster) => Partial<JobScheduleOptions> = () => ({})): Synthesized {
  return synth((stack) => {
    const ml = workspace(stack);
    const compute = ml.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4', maxNodes: 4 });
    ml.addJobSchedule('nightly', { job: ScheduledJob.command(TRAIN), trigger: NIGHTLY, ...options(ml, compute) });
  });
}

function propertiesOf(stack: Synthesized): object {
  return (stack.the('azapi_resource').body as { readonly properties: object }).properties;
}

describe('a schedule for jobs', () => {
  test('runs a command by a cron expression', () => {
    const stack = schedule(() => ({ displayName: 'Every night', description: 'Trains' }));
    expect(stack.the('azapi_resource')).toMatchObject({ type: 'Microsoft.MachineLearningServices/workspaces/schedules@2025-06-01', name: 'nightly' });
    expect(propertiesOf(stack)).toMatchObject({
      displayName: 'Every night',
      description: 'Trains',
      isEnabled: true,
      action: {
        actionType: 'CreateJob',
        jobDefinition: {
          jobType: 'Command',
          command: 'python train.py',
          environmentId: expect.stringMatching(/environments\/train\/versions\/1$/) as string,
          resources: { instanceCount: 1 },
        },
      },
      trigger: { triggerType: 'Cron', expression: '0 2 * * *', timeZone: 'UTC' },
    });
  });

  test('runs on a cluster that is there before', () => {
    const stack = schedule((_, compute) => ({
      job: ScheduledJob.command({
        ...TRAIN,
        compute,
        code: 'azureml:code:1',
        instanceCount: 2,
        experimentName: 'nightly',
        timeout: 'PT90M',
        environmentVariables: { A: 'b' },
      }),
    }));
    expect(propertiesOf(stack)).toMatchObject({
      action: {
        jobDefinition: {
          computeId: `\${${stack.address('machine_learning_compute_cluster')}.id}`,
          codeId: expect.stringMatching(/codes\/code\/versions\/1$/) as string,
          experimentName: 'nightly',
          limits: { jobLimitsType: 'Command', timeout: 'PT1H30M' },
          resources: { instanceCount: 2 },
          environmentVariables: { A: 'b' },
        },
      },
    });
    expect(stack.comesAfter(stack.address('azapi_resource'), stack.address('machine_learning_compute_cluster'))).toBe(true);
  });

  test('runs a pipeline again, every so many days', () => {
    const trigger = ScheduleTrigger.recurrence({ frequency: RecurrenceFrequency.DAY, interval: 2 });
    expect(propertiesOf(schedule(() => ({ job: ScheduledJob.again('plucky_fork_1'), trigger, enabled: false })))).toMatchObject({
      isEnabled: false,
      action: { jobDefinition: { jobType: 'Pipeline', sourceJobId: expect.stringMatching(/\/jobs\/plucky_fork_1$/) as string } },
      trigger: { triggerType: 'Recurrence', frequency: 'Day', interval: 2 },
    });
  });

  test.each(['0 2 * * *', '*/15 * * * *', '0,30 8-18/2 * * mon-FRI', '5 4 * * 0,6'])('takes the cron expression %s', (expression) => {
    expect(propertiesOf(schedule(() => ({ trigger: ScheduleTrigger.cron(expression) })))).toMatchObject({ trigger: { expression } });
  });

  test('heeds the minutes of a recurrence that names no hours', () => {
    expect(propertiesOf(schedule(() => ({ trigger: recurrence({ minutes: [30] }) })))).toMatchObject({
      trigger: { schedule: { hours: [0], minutes: [30] } },
    });
  });

  test('is disabled before it is destroyed, since Azure deletes no other', () => {
    const stack = schedule();
    expect(stack.the('azapi_resource_action')).toMatchObject({ method: 'PUT', when: 'destroy', body: { properties: { isEnabled: false } } });
    expect(stack.comesAfter(stack.address('azapi_resource_action'), stack.address('azapi_resource'))).toBe(true);
    // azapi cannot change such an action in place, and to replace it would disable a schedule that goes on.
    expect(stack.the('azapi_resource_action')).toMatchObject({ lifecycle: { ignore_changes: ['body', 'type'] } });
  });

  test('runs on no more nodes than its cluster has', () => {
    const job = (compute: ComputeCluster) => ({ job: ScheduledJob.command({ ...TRAIN, compute, instanceCount: 9 }) });
    expect(() => schedule((_, compute) => job(compute))).toThrow(`[test/Ml/nightly] 'job.instanceCount' is 9: the cluster [test/Ml/cpu] grows to 4`);
  });

  test.each<[Partial<JobScheduleOptions>, string]>([
    [{ name: 'a b' }, `'name' is 'a b': the schedule name must be`],
    [{ description: '%{ if' }, `'description'`],
    [
      { job: ScheduledJob.command({ ...TRAIN, command: 'echo %{ if', environmentVariables: { command: 'A variable' } }) },
      `'job.command' is 'echo %{ if'`,
    ],
    [{ job: ScheduledJob.command({ ...TRAIN, environmentVariables: { LOG: '%{ if' } }) }, `'job.environmentVariables.LOG' is '%{ if'`],
    [{ trigger: ScheduleTrigger.cron('daily') }, `[test/Ml/nightly] 'trigger.expression' is 'daily': it has five fields`],
    [{ trigger: ScheduleTrigger.cron('0 2 1 * *') }, `'trigger.expression' is '0 2 1 * *': Azure ignores the day of the month and the month`],
    [{ trigger: ScheduleTrigger.cron('0 2 * 6 *') }, `Azure ignores the day of the month and the month. Write '*' for both`],
    [{ trigger: ScheduleTrigger.cron('60 2 * * *') }, `the minute is from 0 to 59`],
    [{ trigger: ScheduleTrigger.cron('0 24 * * *') }, `the hour is from 0 to 23`],
    [{ trigger: ScheduleTrigger.cron('0 2 * * 1-7') }, `the day of the week is from 0 to 6`],
    [{ trigger: ScheduleTrigger.cron('*/0 2 * * *') }, `the minute is from 0 to 59`],
    [{ trigger: ScheduleTrigger.cron('0 5-2 * * *') }, `the hour is from 0 to 23`],
    [{ trigger: ScheduleTrigger.cron('0 2 * * *', { startTime: '2027-02-31T06:00:00' }) }, `'trigger.startTime' is '2027-02-31T06:00:00'`],
    [{ trigger: recurrence({ hours: [] }) }, `'trigger.hours' is []: it would never be`],
    [{ trigger: recurrence({ weekDays: [WeekDay.MONDAY] }) }, `they belong to the frequencies Week, and this is Day`],
    [{ trigger: recurrence({ frequency: RecurrenceFrequency.WEEK, monthDays: [1] }) }, `they belong to the frequencies Month, and this is Week`],
    [{ trigger: recurrence({ frequency: RecurrenceFrequency.HOUR, minutes: [30] }) }, `'trigger.minutes' is [30]: they belong to the frequencies`],
    [{ job: ScheduledJob.command({ ...TRAIN, command: '' }) }, `'job.command' is ''`],
    [{ job: ScheduledJob.command({ ...TRAIN, environment: 'train' }) }, `'job.environment' is 'train'`],
    [{ job: ScheduledJob.command({ ...TRAIN, instanceCount: 0 }) }, `'job.instanceCount' is 0`],
    [{ job: ScheduledJob.command({ ...TRAIN, timeout: 'long' }) }, `'job.timeout' is 'long'`],
    [{ job: ScheduledJob.again('a b') }, `'job' is 'a b': it is the name of a job of the workspace`],
  ])('refuses %j', (options, message) => {
    expect(() => schedule(() => options)).toThrow(message);
  });
});

import { ComputeCluster, JobScheduleOptions, MlWorkspace, RecurrenceFrequency, ScheduledJob, ScheduleTrigger } from '../lib';
import { Synthesized, synth, workspace } from './support';

const NIGHTLY = ScheduleTrigger.cron('0 2 * * *');
const TRAIN = { command: 'python train.py', environment: 'azureml:train:1' };

function schedule(options: (ml: MlWorkspace, compute: ComputeCluster) => Partial<JobScheduleOptions> = () => ({})): Synthesized {
  return synth((stack) => {
    const ml = workspace(stack);
    const compute = ml.addComputeCluster('cpu', { vmSize: 'Standard_DS3_v2' });
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

  test('is disabled before it is destroyed, since Azure deletes no other', () => {
    const stack = schedule();
    expect(stack.the('azapi_resource_action')).toMatchObject({ method: 'PUT', when: 'destroy', body: { properties: { isEnabled: false } } });
    expect(stack.comesAfter(stack.address('azapi_resource_action'), stack.address('azapi_resource'))).toBe(true);
  });

  test.each<[Partial<JobScheduleOptions>, string]>([
    [{ name: 'a b' }, `'name' is 'a b': the schedule name must be`],
    [{ description: '%{ if' }, `'description'`],
    [{ trigger: ScheduleTrigger.cron('daily') }, `[test/Ml/nightly] 'trigger.expression' is 'daily'`],
    [{ job: ScheduledJob.command({ ...TRAIN, command: '' }) }, `'job.command' is ''`],
    [{ job: ScheduledJob.command({ ...TRAIN, environment: 'train' }) }, `'job.environment' is 'train'`],
    [{ job: ScheduledJob.command({ ...TRAIN, instanceCount: 0 }) }, `'job.instanceCount' is 0`],
    [{ job: ScheduledJob.command({ ...TRAIN, timeout: 'long' }) }, `'job.timeout' is 'long'`],
    [{ job: ScheduledJob.again('a b') }, `'job' is 'a b': it is the name of a job of the workspace`],
  ])('refuses %j', (options, message) => {
    expect(() => schedule(() => options)).toThrow(message);
  });
});

import { ComputeInstanceOptions, InstanceAction, MlWorkspace, RecurrenceFrequency, ScheduleTrigger, WeekDay } from '../lib';
import { OBJECT_ID, PROVIDERS, Synthesized, synth, workspace } from './support';

const SIZE = { vmSize: 'Standard_D4ds_v4' };
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';
const SUBNET = { id: `${PROVIDERS}/Microsoft.Network/virtualNetworks/vnet-ml/subnets/snet-compute` };

function instance(options: Partial<ComputeInstanceOptions>, build: (ml: MlWorkspace) => void = () => {}): Synthesized {
  return synth((stack) => {
    const ml = workspace(stack);
    build(ml);
    const made = ml.addComputeInstance('ci-maria', { ...SIZE, ...options });
    if (options.identity === undefined) made.grantImagePull('Images');
  });
}

function settingsOf(stack: Synthesized): object {
  const { properties } = stack.the('azapi_resource').body as { readonly properties: { readonly properties: object } };
  return properties.properties;
}

const WEEKDAYS = ScheduleTrigger.cron('0 18 * * 1-5', { timeZone: 'W. Europe Standard Time' });

describe('a compute instance with what azurerm does not know', () => {
  test('starts and stops by itself', () => {
    const morning = { frequency: RecurrenceFrequency.WEEK, weekDays: [WeekDay.MONDAY], hours: [8], startTime: '2027-01-04T00:00:00' };
    const schedules = [
      { action: InstanceAction.STOP, trigger: WEEKDAYS },
      { action: InstanceAction.START, trigger: ScheduleTrigger.recurrence(morning) },
    ];
    expect(settingsOf(instance({ schedules }))).toMatchObject({
      schedules: {
        computeStartStop: [
          { action: 'Stop', status: 'Enabled', triggerType: 'Cron', cron: { expression: '0 18 * * 1-5', timeZone: 'W. Europe Standard Time' } },
          {
            action: 'Start',
            triggerType: 'Recurrence',
            recurrence: {
              frequency: 'Week',
              interval: 1,
              schedule: { hours: [8], minutes: [0], weekDays: ['Monday'] },
              startTime: '2027-01-04T00:00:00',
              timeZone: 'UTC',
            },
          },
        ],
      },
    });
  });

  test('is set up by scripts', () => {
    const setup = { onCreation: { script: 'apt-get install -y jq', args: '--quiet', timeout: 'PT30M' }, onStartup: { script: 'echo on' } };
    const text = (script: string): string => Buffer.from(script).toString('base64');
    expect(settingsOf(instance({ setup }))).toMatchObject({
      setupScripts: {
        scripts: {
          creationScript: { scriptSource: 'inline', scriptData: text('apt-get install -y jq'), scriptArguments: '--quiet', timeout: 'PT30M' },
          startupScript: { scriptSource: 'inline', scriptData: text('echo on'), timeout: 'PT15M' },
        },
      },
    });
  });

  test('has applications in containers', () => {
    const applications = {
      rstudio: { image: 'ghcr.io/azure/rocker-rstudio-ml-verse:latest', targetPort: 8787, publishedPort: 8787, environmentVariables: { A: 'b' } },
    };
    expect(settingsOf(instance({ applications }))).toMatchObject({
      customServices: [
        {
          name: 'rstudio',
          image: { type: 'docker', reference: 'ghcr.io/azure/rocker-rstudio-ml-verse:latest' },
          endpoints: [{ protocol: 'http', target: 8787, published: 8787 }],
          environmentVariables: { A: { type: 'local', value: 'b' } },
        },
      ],
    });
  });

  test('is otherwise as one without', () => {
    const stack = instance({
      schedules: [],
      assignedUser: { objectId: OBJECT_ID, tenantId: OBJECT_ID },
      ssh: { publicKey: KEY },
      description: 'Maria',
      subnet: SUBNET,
      idleShutdown: 'PT30M',
    });
    expect(stack.the('azapi_resource')).toMatchObject({
      name: 'ci-maria',
      location: 'westeurope',
      identity: [{ type: 'SystemAssigned' }],
      body: {
        properties: {
          computeType: 'ComputeInstance',
          description: 'Maria',
          disableLocalAuth: false,
          properties: {
            vmSize: 'STANDARD_D4DS_V4',
            personalComputeInstanceSettings: { assignedUser: { objectId: OBJECT_ID, tenantId: OBJECT_ID } },
            sshSettings: { adminPublicKey: KEY },
            subnet: SUBNET,
            enableNodePublicIp: true,
          },
        },
      },
    });
    expect(stack.the('azapi_resource_action')).toMatchObject({ action: 'updateIdleShutdownSetting' });
    expect(stack.text).toMatch(/azapi_resource\.\w+[\w-]*\.identity\[0\]\.principal_id/);
  });

  test('is made anew over any change, as one without is', () => {
    const stack = instance({ schedules: [] });
    const { replace_triggered_by: triggers } = stack.the('azapi_resource').lifecycle as { readonly replace_triggered_by: string[] };
    expect(triggers).toEqual([expect.stringMatching(/^terraform_data\.Ml_ci-maria_Settings/)]);
  });

  test('takes a name once, as one without', () => {
    expect(() => instance({ schedules: [] }, (ml) => ml.addComputeCluster('other', { ...SIZE, name: 'ci-maria' }))).toThrow('has this name already');
  });

  test.each<[Partial<ComputeInstanceOptions>, string]>([
    [
      { schedules: [{ action: InstanceAction.STOP, trigger: ScheduleTrigger.cron('at six') }] },
      `[test/Ml/ci-maria] 'schedules[0].trigger.expression' is 'at six': it has five fields`,
    ],
    [
      { schedules: [{ action: InstanceAction.STOP, trigger: ScheduleTrigger.cron('0 6 * * *', { timeZone: 'Europe/Berlin' }) }] },
      `'schedules[0].trigger.timeZone' is 'Europe/Berlin': Azure takes the Windows names`,
    ],
    [
      { schedules: [{ action: InstanceAction.STOP, trigger: ScheduleTrigger.cron('0 6 * * *', { timeZone: ' ' }) }] },
      `'schedules[0].trigger.timeZone' is ' ': Azure takes the Windows names`,
    ],
    [
      { schedules: [{ action: InstanceAction.STOP, trigger: ScheduleTrigger.cron('0 6 * * *', { startTime: 'now' }) }] },
      `'schedules[0].trigger.startTime' is 'now'`,
    ],
    [
      { schedules: [{ action: InstanceAction.STOP, trigger: ScheduleTrigger.recurrence({ frequency: RecurrenceFrequency.DAY, hours: [24] }) }] },
      `'schedules[0].trigger.hours' is 24`,
    ],
    [
      { schedules: [{ action: InstanceAction.STOP, trigger: ScheduleTrigger.recurrence({ frequency: RecurrenceFrequency.DAY, interval: 0 }) }] },
      `'schedules[0].trigger.interval' is 0`,
    ],
    [{ setup: { onCreation: { script: '' } } }, `'setup.onCreation.script' is '(not shown)': it has 0 characters`],
    [{ setup: { onStartup: { script: 'x', timeout: 'soon' } } }, `'setup.onStartup.timeout' is 'soon'`],
    [{ applications: { a: { image: 'a', targetPort: 0, publishedPort: 80 } } }, `'applications.a.targetPort' is 0`],
    [
      { applications: { a: { image: 'a', targetPort: 1, publishedPort: 80 }, b: { image: 'b', targetPort: 1, publishedPort: 80 } } },
      `'applications' is 80: two applications cannot be found under one port`,
    ],
  ])('refuses %j', (options, message) => {
    expect(() => instance(options)).toThrow(message);
  });
});

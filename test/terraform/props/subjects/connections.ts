import {
  CommandJob,
  ConnectionAuth,
  ConnectionOptions,
  ConnectionTarget,
  ConnectionTargetOptions,
  JobScheduleOptions,
  OAuth2Credentials,
  RecurrenceFrequency,
  RecurrenceOptions,
  ScheduledJob,
  ScheduleTrigger,
  ServicePrincipalCredentials,
  TriggerOptions,
  WeekDay,
} from '../../../../lib';
import { TerraformVariable } from 'cdktf';
import { OBJECT_ID, Site } from '../../scaffold';
import { cluster, of, OTHER_ID, shared } from '../brought';
import { Subject, swings, turns } from '../subject';

const openAi = (name: string): ConnectionTarget =>
  ConnectionTarget.azureOpenAi(`https://${name}.openai.azure.com/`, { id: of(`Microsoft.CognitiveServices/accounts/${name}`) });
const secret = (site: Site, name: string): string => new TerraformVariable(site, name, { type: 'string', sensitive: true }).stringValue;
const connect = (site: Site, options: ConnectionOptions): unknown =>
  shared(site, { identityPrincipalId: OBJECT_ID }).addConnection('service', options);
const custom = (auth: ConnectionAuth) => ({ target: ConnectionTarget.custom({ category: 'Snowflake', target: 'https://snow.example.com' }), auth });
const RESOURCE = { id: of('Microsoft.CognitiveServices/accounts/oai-one') };
const JOB = { command: 'python train.py', environment: 'azureml:train:1' };
const NIGHTLY = { job: ScheduledJob.command(JOB), trigger: ScheduleTrigger.cron('0 2 * * *') };
const schedule = (site: Site, options: Partial<JobScheduleOptions>): unknown => shared(site).addJobSchedule('nightly', { ...NIGHTLY, ...options });

/** What code reaches by a name, and what runs by itself. */
export const CONNECTIONS: Subject[] = [
  {
    struct: 'ConnectionOptions',
    title: 'Connection',
    it: 'connection',
    base: () => ({ target: openAi('oai-one'), auth: ConnectionAuth.entraId() }),
    make: connect,
    given: {
      auth: turns((site: Site) => ConnectionAuth.apiKey(secret(site, 'key'))),
      expiry: turns('2027-01-31T00:00:00Z', '2028-01-31T00:00:00Z'),
      metadata: turns({ one: '1' }, { two: '2' }),
      secretVersion: turns('1', '2', { auth: (site: Site) => ConnectionAuth.apiKey(secret(site, 'key')) }),
      target: turns(() => openAi('oai-two')),
    },
  },
  {
    struct: 'ConnectionTargetOptions',
    title: 'ConnectionTarget.custom',
    it: 'connection',
    base: () => ({ category: 'Snowflake', target: 'https://snow.example.com' }),
    make: (site, options: ConnectionTargetOptions) => connect(site, { target: ConnectionTarget.custom(options), auth: ConnectionAuth.none() }),
    given: {
      category: turns('Databricks'),
      metadata: turns({ one: '1' }, { two: '2' }),
      resource: turns(RESOURCE, { id: of('Microsoft.CognitiveServices/accounts/oai-two') }),
      target: turns('https://other.example.com'),
    },
  },
  {
    struct: 'OAuth2Credentials',
    title: 'ConnectionAuth.oauth2',
    it: 'connection',
    base: (site) => ({ clientId: OBJECT_ID, clientSecret: secret(site, 'secret') }),
    make: (site, credentials: OAuth2Credentials) => connect(site, custom(ConnectionAuth.oauth2(credentials))),
    given: {
      authUrl: turns('https://login.example.com/one', 'https://login.example.com/two'),
      clientId: turns(OTHER_ID),
      clientSecret: turns((site: Site) => secret(site, 'other')),
    },
  },
  {
    struct: 'ServicePrincipalCredentials',
    title: 'ConnectionAuth.servicePrincipal',
    it: 'connection',
    base: (site) => ({ clientId: OBJECT_ID, clientSecret: secret(site, 'secret'), tenantId: OBJECT_ID }),
    make: (site, credentials: ServicePrincipalCredentials) => connect(site, custom(ConnectionAuth.servicePrincipal(credentials))),
    given: { clientId: turns(OTHER_ID), clientSecret: turns((site: Site) => secret(site, 'other')), tenantId: turns(OTHER_ID) },
  },
  {
    struct: 'JobScheduleOptions',
    title: 'JobSchedule',
    it: 'job schedule',
    base: () => NIGHTLY,
    make: schedule,
    given: {
      displayName: turns('One', 'Two'),
      enabled: swings(false, true),
      job: turns(() => ScheduledJob.command({ ...JOB, command: 'python other.py' })),
      trigger: turns(() => ScheduleTrigger.cron('0 3 * * *')),
    },
  },
  {
    struct: 'CommandJob',
    title: 'ScheduledJob.command',
    it: 'job schedule',
    base: () => JOB,
    make: (site, job: CommandJob) => schedule(site, { job: ScheduledJob.command(job) }),
    given: {
      code: turns('azureml:train:1', 'azureml:train:2'),
      command: turns('python other.py'),
      compute: turns(cluster('cpu'), cluster('gpu')),
      environment: turns('azureml:train:2'),
      experimentName: turns('one', 'two'),
      instanceCount: turns(2, 3),
    },
  },
  {
    struct: 'RecurrenceOptions',
    title: 'ScheduleTrigger.recurrence',
    it: 'job schedule',
    base: () => ({ frequency: RecurrenceFrequency.MONTH }),
    make: (site, options: RecurrenceOptions) => schedule(site, { trigger: ScheduleTrigger.recurrence(options) }),
    given: {
      frequency: turns(RecurrenceFrequency.DAY),
      hours: turns([2], [2, 14]),
      interval: turns(2, 3),
      minutes: turns([30], [15, 45], { hours: [2] }),
      monthDays: turns([1], [1, 15], { hours: [2] }),
      startTime: turns('2027-01-01T00:00:00', '2028-01-01T00:00:00'),
      timeZone: turns('W. Europe Standard Time', 'GMT Standard Time'),
      weekDays: turns([WeekDay.MONDAY], [WeekDay.FRIDAY], { frequency: RecurrenceFrequency.WEEK, hours: [2] }),
    },
  },
  {
    struct: 'TriggerOptions',
    title: 'ScheduleTrigger.cron',
    it: 'job schedule',
    base: () => ({}),
    make: (site, options: TriggerOptions) => schedule(site, { trigger: ScheduleTrigger.cron('0 2 * * *', options) }),
    given: {
      startTime: turns('2027-01-01T00:00:00', '2028-01-01T00:00:00'),
      timeZone: turns('W. Europe Standard Time', 'GMT Standard Time'),
    },
  },
];

import {
  AutoscaleMetric,
  AutoscaleOptions,
  BatchDeploymentOptions,
  BatchEndpointOptions,
  BatchLogging,
  CollectionRolling,
  DataCollection,
  DeploymentProbe,
  EndpointAuth,
  OnlineDeployment,
  OnlineDeploymentOptions,
  OnlineEndpointOptions,
  RequestSettings,
  SampleRequest,
  ScoringCode,
} from '../../../../lib';
import { BROUGHT, OBJECT_ID, Site } from '../../scaffold';
import { cluster, shared } from '../brought';
import { Subject, swings, turns } from '../subject';

const MODEL = { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4' };
const CODE = { code: 'azureml:score:1', scoringScript: 'score.py' };
const RULE = { metric: AutoscaleMetric.CPU_UTILIZATION, scaleOutAbove: 70, scaleInBelow: 30 };
const ENVIRONMENT = 'azureml:serve:2';
/** The workspace knows its identity, which may be granted what endpoints need. */
const granting = { identityPrincipalId: OBJECT_ID, registry: BROUGHT.registry };

const online = (site: Site, options: OnlineDeploymentOptions): OnlineDeployment =>
  shared(site).addOnlineEndpoint('fraud').addDeployment('blue', options);
const onlineWith = (property: keyof OnlineDeploymentOptions) => (site: Site, value: object) => online(site, { ...MODEL, [property]: value });

/** Models that are served. */
export const SERVING: Subject[] = [
  {
    struct: 'OnlineEndpointOptions',
    title: 'OnlineEndpoint',
    it: 'online endpoint',
    base: () => ({ traffic: { blue: 100 } }),
    make: (site: Site, options: OnlineEndpointOptions): void => {
      const endpoint = shared(site, granting).addOnlineEndpoint('fraud', options);
      for (const id of options.traffic === undefined ? ['blue'] : ['blue', 'green']) endpoint.addDeployment(id, MODEL);
    },
    given: {
      authMode: turns(EndpointAuth.KEY, EndpointAuth.AML_TOKEN),
      deletionProtection: swings(true, false),
      mirrorTraffic: turns({ green: 10 }, { green: 20 }),
      traffic: turns({ blue: 90, green: 10 }, { blue: 50, green: 50 }),
      grants: swings(true, false, { identity: BROUGHT.identity }),
      publicNetworkAccess: swings(true, false),
    },
  },
  {
    struct: 'OnlineDeploymentOptions',
    title: 'OnlineDeployment',
    it: 'deployment',
    base: () => MODEL,
    make: online,
    given: {
      autoscale: turns({ minInstances: 1, maxInstances: 4 }, { minInstances: 1, maxInstances: 6 }),
      dataCollection: turns({ collections: { model_inputs: 0.5 } }, { collections: { model_inputs: 1 } }),
      environment: turns(ENVIRONMENT, 'azureml:serve:3'),
      instanceCount: turns(2, 3),
      instanceType: turns('Standard_D8as_v4'),
      livenessProbe: turns({ initialDelay: 'PT60S' }, { initialDelay: 'PT90S' }),
      model: turns('azureml:fraud:4'),
      readinessProbe: turns({ initialDelay: 'PT60S' }, { initialDelay: 'PT90S' }),
      requests: turns({ requestTimeout: 'PT60S' }, { requestTimeout: 'PT90S' }),
      scoring: turns(CODE, { ...CODE, scoringScript: 'other.py' }, { environment: ENVIRONMENT }),
      startupProbe: turns({ initialDelay: 'PT60S' }, { initialDelay: 'PT90S' }),
    },
  },
  {
    struct: 'AutoscaleOptions',
    title: "OnlineDeployment's autoscale",
    it: 'autoscale',
    base: () => ({ minInstances: 1, maxInstances: 4 }),
    make: (site, options: AutoscaleOptions) => onlineWith('autoscale')(site, options),
    given: {
      maxInstances: turns(6),
      minInstances: turns(2),
      rules: turns([RULE], [{ ...RULE, scaleOutAbove: 80 }]),
    },
  },
  {
    struct: 'AutoscaleRule',
    title: "OnlineDeployment's autoscale.rules",
    it: 'autoscale',
    base: () => RULE,
    make: (site, rule: never) => onlineWith('autoscale')(site, { minInstances: 1, maxInstances: 4, rules: [rule] }),
    given: { metric: turns(AutoscaleMetric.MEMORY_UTILIZATION), scaleInBelow: turns(20), scaleOutAbove: turns(80) },
  },
  {
    struct: 'DataCollection',
    title: "OnlineDeployment's dataCollection",
    it: 'deployment',
    base: () => ({ collections: { model_inputs: 0.5 } }),
    make: (site, collection: DataCollection) => onlineWith('dataCollection')(site, collection),
    given: {
      captureHeaders: turns(['x-request'], ['x-request', 'x-user']),
      collections: turns({ model_inputs: 1 }),
      rolling: turns(CollectionRolling.DAY, CollectionRolling.MONTH),
    },
  },
  {
    struct: 'DeploymentProbe',
    title: "OnlineDeployment's probes",
    it: 'deployment',
    base: () => ({}),
    make: (site, probe: DeploymentProbe) => onlineWith('readinessProbe')(site, probe),
    given: {
      failureThreshold: turns(10, 20),
      initialDelay: turns('PT60S', 'PT90S'),
      period: turns('PT20S', 'PT30S'),
      successThreshold: turns(2, 3),
      timeout: turns('PT5S', 'PT6S'),
    },
  },
  {
    struct: 'RequestSettings',
    title: "OnlineDeployment's requests",
    it: 'deployment',
    base: () => ({}),
    make: (site, requests: RequestSettings) => onlineWith('requests')(site, requests),
    given: { maxConcurrentRequestsPerInstance: turns(2, 4), requestTimeout: turns('PT60S', 'PT90S') },
  },
  {
    struct: 'ScoringCode',
    title: "OnlineDeployment's scoring",
    it: 'deployment',
    base: () => CODE,
    make: (site, scoring: ScoringCode) => online(site, { ...MODEL, environment: ENVIRONMENT, scoring }),
    given: { code: turns('azureml:score:2'), scoringScript: turns('other.py') },
  },
  {
    struct: 'SampleRequestProps',
    title: 'SampleRequest',
    it: 'deployment',
    base: (site) => ({ body: { data: [1] }, deployment: online(site, MODEL) }),
    make: (site, props: never) => new SampleRequest(site, 'It', props),
    given: { body: turns({ data: [2] }) },
    without: { deployment: 'a request to another deployment is another request' },
  },
  {
    struct: 'BatchEndpointOptions',
    title: 'BatchEndpoint',
    it: 'batch endpoint',
    base: () => ({ defaultDeployment: 'one' }),
    make: (site: Site, options: BatchEndpointOptions): void => {
      const endpoint = shared(site).addBatchEndpoint('files', options);
      const compute = cluster('cpu')(site);
      for (const id of options.defaultDeployment === undefined ? ['one'] : ['one', 'two'])
        endpoint.addDeployment(id, { model: 'azureml:fraud:3', compute });
    },
    given: { defaultDeployment: turns('one', 'two'), deletionProtection: swings(true, false) },
  },
  {
    struct: 'BatchDeploymentOptions',
    title: 'BatchDeployment',
    it: 'batch deployment',
    base: (site) => ({ model: 'azureml:fraud:3', compute: cluster('cpu')(site) }),
    make: (site, options: BatchDeploymentOptions) => shared(site).addBatchEndpoint('files').addDeployment('one', options),
    given: {
      compute: turns(cluster('other')),
      environment: turns(ENVIRONMENT, 'azureml:serve:3'),
      errorThreshold: turns(10, 20),
      instanceCount: turns(2, 3),
      logging: turns(BatchLogging.DEBUG, BatchLogging.WARNING),
      maxConcurrencyPerInstance: turns(2, 3),
      maxRetries: turns(1, 5),
      miniBatchSize: turns(20, 30),
      model: turns('azureml:fraud:4'),
      outputFileName: turns('one.csv', 'two.csv'),
      scoring: turns(CODE, { ...CODE, scoringScript: 'other.py' }, { environment: ENVIRONMENT }),
    },
  },
];

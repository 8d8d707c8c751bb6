import {
  ClusterSshAccess,
  ComputeCluster,
  ComputeClusterOptions,
  ComputeInstanceOptions,
  InferenceClusterOptions,
  InferenceClusterPurpose,
  InstanceAction,
  InstanceApplication,
  InstanceScript,
  ScheduleTrigger,
  SynapseSparkOptions,
} from '../../../../lib';
import { OBJECT_ID, Site } from '../../scaffold';
import { of, OTHER_ID, shared, SUBNET } from '../brought';
import { Given, Subject, swings, turns } from '../subject';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH';
const OTHER_SSH_KEY = KEY.replace('IAcH', 'IAgH');
const SIZE = { vmSize: 'Standard_D4ds_v4' };
const RSTUDIO = { image: 'ghcr.io/azure/rocker-rstudio-ml-verse:latest', targetPort: 8787, publishedPort: 8787 };
const stop = (expression: string): object[] => [{ action: InstanceAction.STOP, trigger: ScheduleTrigger.cron(expression) }];
const pool = (name: string): object => ({ id: of(`Microsoft.Synapse/workspaces/syn-ml/bigDataPools/${name}`) });
const aks = (name: string): object => ({ id: of(`Microsoft.ContainerService/managedClusters/${name}`) });

const cluster = (site: Site, options: ComputeClusterOptions): ComputeCluster => shared(site).addComputeCluster('cpu', options);
const instance = (site: Site, options: object): unknown => shared(site).addComputeInstance('maria', options as ComputeInstanceOptions);

const COMMON: { readonly [property: string]: Given } = {
  publicIp: swings(false, true, { subnet: SUBNET }),
  vmSize: turns('Standard_D8ds_v4'),
};

/** Where code runs. */
export const COMPUTES: Subject[] = [
  {
    struct: 'ComputeClusterOptions',
    title: 'ComputeCluster',
    it: 'compute cluster',
    base: () => SIZE,
    make: cluster,
    given: {
      ...COMMON,
      idleTimeBeforeScaleDown: turns('PT5M', 'PT10M'),
      maxNodes: turns(4, 8),
      minNodes: turns(1, 2, { maxNodes: 4 }),
      name: turns('cpu-one', 'cpu-two'),
      ssh: turns({ publicKey: KEY }, { publicKey: OTHER_SSH_KEY }),
    },
  },
  {
    struct: 'ClusterSshAccess',
    title: "ComputeCluster's ssh",
    it: 'compute cluster',
    base: () => ({ publicKey: KEY }),
    make: (site, ssh: ClusterSshAccess) => cluster(site, { ...SIZE, ssh }),
    given: { publicKey: turns(OTHER_SSH_KEY), userName: turns('ml', 'ops') },
  },
  {
    struct: 'ComputeInstanceOptions',
    title: 'ComputeInstance',
    it: 'compute instance',
    base: () => SIZE,
    make: instance,
    given: {
      ...COMMON,
      applications: turns({ rstudio: RSTUDIO }, { rstudio: { ...RSTUDIO, publishedPort: 8788 } }),
      assignedUser: turns({ objectId: OBJECT_ID }, { objectId: OTHER_ID }),
      idleShutdown: turns('PT30M', 'PT1H'),
      idleShutdownAtCreation: swings(true, false, { idleShutdown: 'PT30M' }),
      name: turns('maria-one', 'maria-two'),
      schedules: turns(stop('0 18 * * 1-5'), stop('0 20 * * 1-5')),
      setup: turns({ onCreation: { script: 'apt-get install -y jq' } }, { onCreation: { script: 'apt-get install -y yq' } }),
      ssh: turns({ publicKey: KEY }, { publicKey: OTHER_SSH_KEY }),
    },
  },
  {
    struct: 'AssignedUser',
    title: "ComputeInstance's assignedUser",
    it: 'compute instance',
    base: () => ({ objectId: OBJECT_ID }),
    make: (site, assignedUser) => instance(site, { ...SIZE, assignedUser }),
    given: { objectId: turns(OTHER_ID) },
  },
  {
    struct: 'SshAccess',
    title: "ComputeInstance's ssh",
    it: 'compute instance',
    base: () => ({ publicKey: KEY }),
    make: (site, ssh) => instance(site, { ...SIZE, ssh }),
    given: { publicKey: turns(OTHER_SSH_KEY) },
  },
  {
    struct: 'InstanceSetup',
    title: "ComputeInstance's setup",
    it: 'compute instance',
    base: () => ({}),
    make: (site, setup) => instance(site, { ...SIZE, setup }),
    given: {
      onCreation: turns({ script: 'apt-get install -y jq' }, { script: 'apt-get install -y yq' }),
      onStartup: turns({ script: 'echo started' }, { script: 'echo again' }),
    },
  },
  {
    struct: 'InstanceScript',
    title: "ComputeInstance's setup.onCreation",
    it: 'compute instance',
    base: () => ({ script: 'apt-get install -y jq' }),
    make: (site, onCreation: InstanceScript) => instance(site, { ...SIZE, setup: { onCreation } }),
    given: { args: turns('one', 'two'), script: turns('apt-get install -y yq'), timeout: turns('PT20M', 'PT30M') },
  },
  {
    struct: 'InstanceSchedule',
    title: "ComputeInstance's schedules",
    it: 'compute instance',
    base: () => ({ action: InstanceAction.STOP, trigger: ScheduleTrigger.cron('0 18 * * 1-5') }),
    make: (site, schedule) => instance(site, { ...SIZE, schedules: [schedule] }),
    given: { action: turns(InstanceAction.START), trigger: turns(() => ScheduleTrigger.cron('0 20 * * 1-5')) },
  },
  {
    struct: 'InstanceApplication',
    title: "ComputeInstance's applications",
    it: 'compute instance',
    base: () => RSTUDIO,
    make: (site, rstudio: InstanceApplication) => instance(site, { ...SIZE, applications: { rstudio } }),
    given: { image: turns('ghcr.io/example/other:1'), publishedPort: turns(8788), targetPort: turns(8788) },
  },
  {
    struct: 'InferenceClusterOptions',
    title: 'InferenceCluster',
    it: 'inference cluster',
    base: () => ({ kubernetesCluster: aks('aks-one') }),
    make: (site, options: InferenceClusterOptions) => shared(site).addInferenceCluster('aks', options),
    given: {
      kubernetesCluster: turns(aks('aks-two')),
      leafDomainLabel: turns('fraud', 'risk'),
      name: turns('aks-one', 'aks-two'),
      purpose: turns(InferenceClusterPurpose.DEV_TEST, InferenceClusterPurpose.DENSE_PROD),
    },
  },
  {
    struct: 'SynapseSparkOptions',
    title: 'SynapseSpark',
    it: 'Synapse Spark compute',
    base: () => ({ sparkPool: pool('one') }),
    make: (site, options: SynapseSparkOptions) => shared(site).addSynapseSpark('spark', options),
    given: { sparkPool: turns(pool('two')) },
  },
];

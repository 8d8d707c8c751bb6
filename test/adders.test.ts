import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  AiFoundryHub,
  AiFoundryProject,
  BatchDeployment,
  BatchEndpoint,
  BlobDatastore,
  ComputeCluster,
  ComputeInstance,
  Connection,
  ConnectionAuth,
  ConnectionTarget,
  DataLakeDatastore,
  FileDatastore,
  InferenceCluster,
  JobSchedule,
  KeyResync,
  ManagedNetwork,
  MetricAlert,
  MlWorkspace,
  NetworkProvisioning,
  OnlineDeployment,
  OnlineEndpoint,
  OutboundFqdn,
  OutboundPrivateEndpoint,
  OutboundProtocol,
  OutboundServiceTag,
  OutboundTarget,
  PrivateDnsZones,
  PrivateLink,
  RecurrenceFrequency,
  ScheduledJob,
  ScheduleTrigger,
  Subresource,
  SynapseSpark,
  WorkspaceDashboard,
  WorkspaceMetric,
} from '../lib';
import { GROUP, PROVIDERS, SUBNET, synth, workspace } from './support';

/** How something is added: by the method of what it is added to, and by its class in the same scope. */
interface Way {
  readonly adder: (to: never) => unknown;
  readonly made: (to: never) => unknown;
}

/** The same options, taken by both. */
function both<To extends Construct, Options extends object>(
  options: (to: To) => Options,
  adder: (to: To, options: Options) => unknown,
  made: (to: To, options: Options) => unknown,
): Way {
  return { adder: (to: To) => adder(to, options(to)), made: (to: To) => made(to, options(to)) };
}

const cluster = (ml: MlWorkspace): ComputeCluster => ml.addComputeCluster('jobs', { vmSize: 'Standard_D4ds_v4' });
const zones = (scope: Construct): PrivateDnsZones => {
  const made = new PrivateDnsZones(scope, 'Zones', { resourceGroup: GROUP });
  made.linkVirtualNetwork('ml', { id: SUBNET.id.split('/subnets/')[0] as string });
  return made;
};
const id = (type: string): string => `${PROVIDERS}/${type}`;

const OF_WORKSPACE: { readonly [adder: string]: Way } = {
  addComputeCluster: both(
    () => ({ vmSize: 'Standard_D4ds_v4' }),
    (ml: MlWorkspace, options) => ml.addComputeCluster('third', options),
    (ml, options) => new ComputeCluster(ml, 'third', { ...options, workspace: ml }),
  ),
  addComputeInstance: both(
    () => ({ vmSize: 'Standard_D4ds_v4' }),
    (ml: MlWorkspace, options) => ml.addComputeInstance('third', options),
    (ml, options) => new ComputeInstance(ml, 'third', { ...options, workspace: ml }),
  ),
  addInferenceCluster: both(
    () => ({ kubernetesCluster: { id: id('Microsoft.ContainerService/managedClusters/aks') } }),
    (ml: MlWorkspace, options) => ml.addInferenceCluster('third', options),
    (ml, options) => new InferenceCluster(ml, 'third', { ...options, workspace: ml }),
  ),
  addSynapseSpark: both(
    () => ({ sparkPool: { id: id('Microsoft.Synapse/workspaces/syn/bigDataPools/pool') } }),
    (ml: MlWorkspace, options) => ml.addSynapseSpark('third', options),
    (ml, options) => new SynapseSpark(ml, 'third', { ...options, workspace: ml }),
  ),
  addBlobDatastore: both(
    () => ({ containerName: 'data' }),
    (ml: MlWorkspace, options) => ml.addBlobDatastore('third', options),
    (ml, options) => new BlobDatastore(ml, 'third', { ...options, workspace: ml }),
  ),
  addFileDatastore: both(
    () => ({ useAccountKey: true }),
    (ml: MlWorkspace, options) => ml.addFileDatastore('third', options),
    (ml, options) => new FileDatastore(ml, 'third', { ...options, workspace: ml }),
  ),
  addDataLakeDatastore: both(
    () => ({ container: { id: id('Microsoft.Storage/storageAccounts/stlake/blobServices/default/containers/raw') } }),
    (ml: MlWorkspace, options) => ml.addDataLakeDatastore('third', options),
    (ml, options) => new DataLakeDatastore(ml, 'third', { ...options, workspace: ml }),
  ),
  addJobSchedule: both(
    (ml: MlWorkspace) => ({
      trigger: ScheduleTrigger.recurrence({ frequency: RecurrenceFrequency.DAY }),
      job: ScheduledJob.command({ command: 'python train.py', environment: 'azureml:env:1', compute: cluster(ml) }),
    }),
    (ml: MlWorkspace, options) => ml.addJobSchedule('third', options),
    (ml, options) => new JobSchedule(ml, 'third', { ...options, workspace: ml }),
  ),
  addConnection: both(
    () => ({ target: ConnectionTarget.git('https://dev.azure.com/o/p/_git/r'), auth: ConnectionAuth.none() }),
    (ml: MlWorkspace, options) => ml.addConnection('third', options),
    (ml, options) => new Connection(ml, 'third', { ...options, workspace: ml }),
  ),
  addOnlineEndpoint: both(
    () => ({}),
    (ml: MlWorkspace, options) => ml.addOnlineEndpoint('third', options),
    (ml, options) => new OnlineEndpoint(ml, 'third', { ...options, workspace: ml }),
  ),
  addBatchEndpoint: both(
    () => ({}),
    (ml: MlWorkspace, options) => ml.addBatchEndpoint('third', options),
    (ml, options) => new BatchEndpoint(ml, 'third', { ...options, workspace: ml }),
  ),
  allowOutboundFqdn: both(
    () => ({ name: 'rule' }),
    (ml: MlWorkspace, options) => ml.allowOutboundFqdn('third', 'pypi.org', options),
    (ml, options) => new OutboundFqdn(ml, 'third', { ...options, destination: 'pypi.org', workspace: ml }),
  ),
  allowOutboundServiceTag: both(
    () => ({ serviceTag: 'AzureDatabricks', protocol: OutboundProtocol.TCP, portRanges: '443' }),
    (ml: MlWorkspace, options) => ml.allowOutboundServiceTag('third', options),
    (ml, options) => new OutboundServiceTag(ml, 'third', { ...options, workspace: ml }),
  ),
  allowOutboundPrivateEndpoint: both(
    () => ({ target: { id: id('Microsoft.Storage/storageAccounts/stother') }, subresource: OutboundTarget.BLOB }),
    (ml: MlWorkspace, options) => ml.allowOutboundPrivateEndpoint('third', options),
    (ml, options) => new OutboundPrivateEndpoint(ml, 'third', { ...options, workspace: ml }),
  ),
  provisionManagedNetwork: both(
    () => ({ includeSpark: true }),
    (ml: MlWorkspace, options) => ml.provisionManagedNetwork(options),
    (ml, options) => new NetworkProvisioning(ml, 'NetworkProvisioning', { ...options, workspace: ml }),
  ),
  addPrivateLink: both(
    (ml: MlWorkspace) => ({
      subnet: SUBNET,
      dnsZones: zones(ml.node.scope as TerraformStack),
      name: 'pep-second',
      location: 'westeurope',
      resourceGroup: GROUP,
    }),
    (ml: MlWorkspace, options) => ml.addPrivateLink('third', options),
    (ml, options) => new PrivateLink(ml, 'third', { ...options, target: ml, targetName: 'ml', subresource: Subresource.AML_WORKSPACE }),
  ),
  addMetricAlert: both(
    () => ({ metric: WorkspaceMetric.FAILED_RUNS }),
    (ml: MlWorkspace, options) => ml.addMetricAlert('third', options),
    (ml, options) => new MetricAlert(ml, 'third', { ...options, workspace: ml }),
  ),
  addDashboard: both(
    () => ({}),
    (ml: MlWorkspace, options) => ml.addDashboard('third', options),
    (ml, options) => new WorkspaceDashboard(ml, 'third', { ...options, workspace: ml }),
  ),
  resyncKeys: both(
    () => ({ when: '2026-11-27' }),
    (ml: MlWorkspace, options) => ml.resyncKeys(options),
    (ml, options) => new KeyResync(ml, 'KeyResync', { ...options, workspace: ml }),
  ),
};

const OF_HUB: { readonly [adder: string]: Way } = {
  addProject: both(
    () => ({ friendlyName: 'Bot' }),
    (hub: AiFoundryHub, options) => hub.addProject('third', options),
    (hub, options) => new AiFoundryProject(hub, 'third', { ...options, hub }),
  ),
};

const MODEL = { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4' };

const OF_ONLINE_ENDPOINT: { readonly [adder: string]: Way } = {
  addDeployment: both(
    () => MODEL,
    (endpoint: OnlineEndpoint, options) => endpoint.addDeployment('third', options),
    (endpoint, options) => new OnlineDeployment(endpoint, 'third', { ...options, endpoint }),
  ),
  addMetricAlert: both(
    () => ({ metric: WorkspaceMetric.ENDPOINT_LATENCY }),
    (endpoint: OnlineEndpoint, options) => endpoint.addMetricAlert('third', options),
    (endpoint, options) => new MetricAlert(endpoint, 'third', { ...options, endpoint, workspace: endpoint.workspace }),
  ),
};

const OF_BATCH_ENDPOINT: { readonly [adder: string]: Way } = {
  addDeployment: both(
    (endpoint: BatchEndpoint) => ({ model: 'azureml:fraud:3', compute: cluster(endpoint.node.scope as MlWorkspace) }),
    (endpoint: BatchEndpoint, options) => endpoint.addDeployment('third', options),
    (endpoint, options) => new BatchDeployment(endpoint, 'third', { ...options, endpoint }),
  ),
};

const ml = (stack: TerraformStack): MlWorkspace =>
  workspace(stack, { managedNetwork: ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND, deletionProtection: true });
const hub = (stack: TerraformStack): AiFoundryHub =>
  new AiFoundryHub(stack, 'Hub', { baseName: 'fraud-dev', resourceGroup: GROUP, publicNetworkAccess: true, deletionProtection: true });

const PLACES: [string, Construct['constructor'], { readonly [adder: string]: Way }, (stack: TerraformStack) => Construct][] = [
  ['a workspace', MlWorkspace, OF_WORKSPACE, ml],
  ['a hub', AiFoundryHub, OF_HUB, hub],
  ['an online endpoint', OnlineEndpoint, OF_ONLINE_ENDPOINT, (stack) => ml(stack).addOnlineEndpoint('endpoint')],
  ['a batch endpoint', BatchEndpoint, OF_BATCH_ENDPOINT, (stack) => ml(stack).addBatchEndpoint('endpoint')],
];

/** The methods by which something is added to a construct, its inherited ones too. */
function addersOf(of: Construct['constructor']): string[] {
  const found = new Set<string>();
  for (let prototype = of.prototype as object; prototype !== Construct.prototype; prototype = Object.getPrototypeOf(prototype) as object) {
    for (const name of Object.getOwnPropertyNames(prototype)) if (/^(add|allow|provision|resync)[A-Z]/.test(name)) found.add(name);
  }
  return [...found].sort();
}

describe.each(PLACES)('what is added to %s', (_, of, ways, make) => {
  test('is all tried here', () => {
    const tried = of === AiFoundryHub ? [...Object.keys(ways), ...Object.keys(OF_WORKSPACE)] : Object.keys(ways);
    expect(tried.sort()).toEqual(addersOf(of));
  });

  test.each(Object.entries(ways))('is the same by %s and by its class, also for what comes after it', (_name, { adder, made }) => {
    const [added, constructed] = [adder, made].map((way) =>
      synth((stack) => {
        const to = make(stack);
        way(to as never);
        if (to instanceof MlWorkspace) to.addComputeCluster('later', { vmSize: 'Standard_D4ds_v4' });
      }),
    );
    expect(constructed?.text).toBe(added?.text);
    expect(constructed?.warnings).toEqual(added?.warnings);
  });
});

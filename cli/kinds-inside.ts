import { block } from './json';
import { Kind } from './kind';
import { to } from './kinds-network';

const child = (type: string): string => `Microsoft.MachineLearningServices/workspaces/${type}`;

/** What is set on a workspace, and what is in it: computes, data, endpoints and connections. Grants are shown where they apply. */
export function insideKinds(): Kind[] {
  return [
    { part: 'other', title: 'grant', types: ['azurerm_role_assignment'], shape: 'line', why: 'lets somebody do something' },
    {
      part: 'workspace',
      title: 'setting of the workspace',
      types: ['update Microsoft.MachineLearningServices/workspaces'],
      shape: 'none',
      why: ({ attributes }, model) => {
        const { systemDatastoresAuthMode, managedNetwork, ipAllowlist } = block(block(attributes.body).properties);
        if (systemDatastoresAuthMode !== undefined)
          return `reaches its storage by ${model.text(systemDatastoresAuthMode).toLowerCase()}, not by shared keys`;
        if (managedNetwork !== undefined) return 'chooses the firewall of the managed network';
        return ipAllowlist === undefined ? 'sets what the provider has no argument for' : 'lets only these addresses in';
      },
    },
    {
      part: 'workspace',
      title: 'fetching of changed keys',
      types: ['action resyncKeys'],
      shape: 'none',
      why: 'lets the workspace use keys that have changed',
    },
    {
      part: 'compute',
      title: 'compute cluster',
      types: ['azurerm_machine_learning_compute_cluster'],
      shape: 'box',
      why: ({ attributes, path }, model) => {
        const { min_node_count: least, max_node_count: most } = block(attributes.scale_settings);
        const nodes = `${model.text(least)} to ${model.text(most)} nodes ${model.text(attributes.vm_size)}`;
        return path.endsWith('ImageBuild/Resource') ? `builds images where the registry is closed, on ${nodes}` : `runs jobs on ${nodes}`;
      },
    },
    {
      part: 'compute',
      title: 'compute instance',
      types: ['azurerm_machine_learning_compute_instance', child('computes')],
      shape: 'box',
      why: ({ attributes }, model) => {
        const own = block(block(block(attributes.body).properties).properties);
        const person = block(attributes.assign_to_user).object_id ?? block(block(own.personalComputeInstanceSettings).assignedUser).objectId;
        const size = model.text(attributes.virtual_machine_size ?? own.vmSize);
        return `is the machine of ${person === undefined ? 'whoever deploys' : `person ${model.text(person)}`}, ${size}`;
      },
    },
    {
      part: 'compute',
      title: 'inference cluster',
      types: ['azurerm_machine_learning_inference_cluster'],
      shape: 'box',
      why: 'serves models on Azure Kubernetes Service',
    },
    {
      part: 'compute',
      title: 'Kubernetes cluster',
      types: ['Microsoft.ContainerService/managedClusters'],
      shape: 'box',
      why: 'is what the inference cluster runs on',
    },
    {
      part: 'compute',
      title: 'Synapse Spark compute',
      types: ['azurerm_machine_learning_synapse_spark'],
      shape: 'box',
      why: 'runs Spark jobs in a Synapse pool',
    },
    { part: 'compute', title: 'Spark pool', types: ['Microsoft.Synapse/workspaces/bigDataPools'], shape: 'box', why: 'is where Spark jobs run' },
    {
      part: 'compute',
      title: 'idle shutdown',
      types: ['action updateIdleShutdownSetting'],
      shape: 'none',
      why: ({ attributes }, model) => `stops the instance when idle for ${model.text(block(attributes.body).idleTimeBeforeShutdown)}`,
    },
    {
      part: 'compute',
      title: 'job schedule',
      types: [child('schedules')],
      shape: 'box',
      why: 'runs a job again and again',
    },
    datastore('blob datastore', 'blobstorage'),
    datastore('file datastore', 'fileshare'),
    datastore('Data Lake datastore', 'datalake_gen2'),
    {
      part: 'data',
      title: 'blob container',
      types: ['azurerm_storage_container', 'Microsoft.Storage/storageAccounts/blobServices/containers'],
      shape: 'none',
      why: 'holds the data of a datastore',
    },
    {
      part: 'data',
      title: 'file share',
      types: [
        'azurerm_storage_share',
        'Microsoft.Storage/storageAccounts/fileServices/fileshares',
        'Microsoft.Storage/storageAccounts/fileServices/shares',
      ],
      shape: 'none',
      why: 'holds the files of a datastore',
    },
    {
      part: 'serving',
      title: 'online endpoint',
      types: [child('onlineEndpoints')],
      shape: 'box',
      why: 'answers requests with models, at one address',
    },
    { part: 'serving', title: 'batch endpoint', types: [child('batchEndpoints')], shape: 'box', why: 'scores many files at once, when asked to' },
    {
      part: 'serving',
      title: 'deployment',
      types: [child('onlineEndpoints/deployments')],
      shape: 'box',
      why: ({ attributes }, model) => {
        const { instanceType, model: asset } = block(block(attributes.body).properties);
        const { capacity } = block(block(attributes.body).sku);
        return `runs ${assetName(model.text(asset))} on ${model.text(capacity)} × ${model.text(instanceType)}`;
      },
    },
    {
      part: 'serving',
      title: 'batch deployment',
      types: [child('batchEndpoints/deployments')],
      shape: 'box',
      why: to('parent_id', 'is a model that ', ' scores with'),
    },
    {
      part: 'serving',
      title: 'settings of the endpoint',
      types: [`update ${child('onlineEndpoints')}`, `update ${child('batchEndpoints')}`],
      shape: 'none',
      why: ({ attributes }) => {
        const { traffic } = block(block(attributes.body).properties);
        const shares = Object.entries(block(traffic)).map(([name, share]) => `${name} ${String(share)} %`);
        return shares.length === 0 ? 'say which deployment answers' : `share requests: ${shares.join(', ')}`;
      },
    },
    {
      part: 'serving',
      title: 'autoscale',
      types: ['azurerm_monitor_autoscale_setting'],
      shape: 'none',
      why: ({ attributes }, model) => {
        const { minimum, maximum } = block(block(attributes.profile).capacity);
        return `scales ${model.find(attributes.target_resource_id)?.name ?? 'it'} between ${model.text(minimum)} and ${model.text(maximum)} instances`;
      },
    },
    {
      part: 'connections',
      title: 'connection',
      types: [child('connections')],
      shape: 'word',
      why: ({ attributes }, model) => `lets people and jobs use ${model.text(block(block(attributes.body).properties).category)} without its secrets`,
    },
    {
      part: 'connections',
      title: 'AI service',
      types: ['Microsoft.CognitiveServices/accounts', 'Microsoft.Search/searchServices'],
      shape: 'box',
      why: 'is a service that connections lead to',
    },
  ];
}

function datastore(title: string, store: string): Kind {
  const types = [`azurerm_machine_learning_datastore_${store}`];
  return { part: 'data', title, types, shape: 'box', why: 'is the name by which jobs reach the data' };
}

function assetName(id: string): string {
  const [, type, name, version] = /\/(models|environments)\/([^/]+)\/versions\/([^/]+)$/.exec(id) ?? [];
  return type === undefined ? 'a model' : `${String(name)}:${String(version)}`;
}

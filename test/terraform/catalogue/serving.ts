import { TerraformOutput } from 'cdktf';
import { CollectionRolling, EndpointAuth, MlRegistry, RegistryAsset, WorkspaceMetric } from '../../../lib';
import { BROUGHT, entry, Entry } from '../scaffold';

const MODEL = { model: 'azureml:fraud:3', instanceType: 'Standard_D4as_v4' };

/** What models are served with, and where they are shared. */
export const SERVING: { readonly [name: string]: Entry } = {
  'an online endpoint with one deployment': entry((site) => {
    const endpoint = site.workspace().addOnlineEndpoint('fraud');
    endpoint.addDeployment('blue', MODEL);
    new TerraformOutput(site, 'uri', { value: endpoint.scoringUri });
  }),
  'a batch endpoint with two deployments, and a registry with a model of which one is': entry((site) => {
    const privateLink = site.privateLink();
    const registry = new MlRegistry(site, 'Shared', {
      name: 'mlr-shared',
      resourceGroup: site.resourceGroup,
      regions: [{ location: 'northeurope' }],
      privateLink,
    });
    const workspace = site.workspace();
    registry.grantWorkspace('Fraud', workspace);
    const compute = workspace.addComputeCluster('cpu', { vmSize: 'Standard_D4ds_v4' });
    const endpoint = workspace.addBatchEndpoint('files', { defaultDeployment: 'two' });
    endpoint.addDeployment('one', { model: 'azureml:fraud:3', compute });
    endpoint.addDeployment('two', { model: registry.assetUri(RegistryAsset.MODELS, 'fraud', '4'), compute });
  }),
  'an online endpoint with all options, two deployments, alerts and a dashboard': entry((site) => {
    const workspace = site.workspace({ privateLink: site.privateLink(), tags: { team: 'fraud' } });
    const endpoint = workspace.addOnlineEndpoint('fraud', {
      description: 'Scores payments',
      authMode: EndpointAuth.KEY,
      identity: BROUGHT.identity,
      grants: true,
      traffic: { blue: 90, green: 10 },
      tags: { service: 'scoring' },
    });
    endpoint.addDeployment('blue', {
      ...MODEL,
      environment: 'azureml:serve:2',
      scoring: { code: 'azureml:score:1', scoringScript: 'score.py' },
      instanceCount: 2,
      requests: { maxConcurrentRequestsPerInstance: 4, requestTimeout: 'PT90S' },
      livenessProbe: { initialDelay: 'PT60S' },
      applicationInsights: true,
      dataCollection: { collections: { model_inputs: 0.5 }, rolling: CollectionRolling.DAY },
      environmentVariables: { LOG: 'debug' },
    });
    endpoint.addDeployment('green', { ...MODEL, model: 'azureml:fraud:4', autoscale: { minInstances: 1, maxInstances: 4 } });
    endpoint.addMetricAlert('errors', { metric: WorkspaceMetric.ENDPOINT_ERRORS });
    workspace.addDashboard('overview', { endpoints: [endpoint] });
  }),
};

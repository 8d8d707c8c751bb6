import { TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { ActionGroup, MlWorkspace, OnlineEndpoint, StorageAccess, WorkspaceMetric } from '../lib';
import { AzureStack, CommonSettings } from './azure-stack';
import { EmailAddress, Text, UniqueSuffix, VmSize } from './setting-types';

/** A version of a model, and what it runs on. */
export interface DeploymentSettings {
  /** The model, such as `azureml:fraud:3`. */
  readonly model: Text;
  /** The environment that it runs in, such as `azureml:fraud-serve:2`; an MLflow model needs none. */
  readonly environment?: Text;
  /** The code that answers requests, such as `azureml:fraud-score:1`, with a `score.py`; an MLflow model needs none. */
  readonly code?: Text;
  /** The size of the machines. */
  readonly instanceType: VmSize;
  /**
   * How many machines there are at least.
   * @minimum 1
   * @asType integer
   */
  readonly minInstances: number;
  /**
   * How many machines there are at most; Azure changes the number by what they have to do.
   * @minimum 1
   * @asType integer
   */
  readonly maxInstances: number;
  /**
   * The percentage of the requests that it gets: together 100, or 0.
   * @minimum 0
   * @maximum 100
   * @asType integer
   */
  readonly traffic: number;
}

export interface ServingSettings extends CommonSettings {
  /** What makes global names unique. */
  readonly uniqueSuffix?: UniqueSuffix;
  /** The name of the endpoint, unique in its region. */
  readonly endpoint: Text;
  /** The deployments of the endpoint, by their names. Models, environments and code must be registered in the workspace before they are listed here. */
  readonly deployments: { readonly [deployment: string]: DeploymentSettings };
  /** The features of a request to try each deployment with, which is written beside the stack's Terraform. */
  readonly sampleFeatures?: { readonly [feature: string]: Text };
  /** Who gets an e-mail when something is wrong with the endpoint; without it, alerts are seen in the Azure portal only. */
  readonly alertEmail?: EmailAddress;
}

/** A workspace without shared keys, and an online endpoint in it with deployments that share its requests, alerts and a dashboard. */
export class ServingStack extends AzureStack {
  constructor(scope: Construct, id: string, own: ServingSettings) {
    super(scope, id, own, { purgeOnDestroy: true, azapi: true, resourceProviders: { dashboards: true } });
    const resourceGroup = this.makeResourceGroup();
    const workspace = new MlWorkspace(this, 'Ml', {
      baseName: own.baseName,
      uniqueSuffix: own.uniqueSuffix,
      resourceGroup,
      cloud: this.cloud,
      publicNetworkAccess: true,
      storageAccess: StorageAccess.IDENTITY,
    });
    const traffic = Object.fromEntries(Object.entries(own.deployments).map(([name, deployment]) => [name, deployment.traffic]));
    const endpoint = workspace.addOnlineEndpoint('Endpoint', { name: own.endpoint, traffic });
    for (const [name, deployment] of Object.entries(own.deployments)) this.deploy(endpoint, name, deployment, own.sampleFeatures);

    const emails = own.alertEmail === undefined ? undefined : { oncall: own.alertEmail };
    const actionGroup = emails && new ActionGroup(this, 'Oncall', { baseName: own.baseName, resourceGroup, emails });
    endpoint.addMetricAlert('errors', { metric: WorkspaceMetric.ENDPOINT_ERRORS, actionGroup });
    endpoint.addMetricAlert('failures', { metric: WorkspaceMetric.ENDPOINT_FAILURES, actionGroup });
    endpoint.addMetricAlert('latency', { metric: WorkspaceMetric.ENDPOINT_LATENCY, actionGroup });
    endpoint.addMetricAlert('requests', { metric: WorkspaceMetric.ENDPOINT_REQUESTS, actionGroup });
    const dashboard = workspace.addDashboard('overview', { endpoints: [endpoint] });
    this.outputWorkspace(workspace);
    new TerraformOutput(this, 'scoring_uri', { value: endpoint.scoringUri, staticId: true });
    new TerraformOutput(this, 'dashboard_url', { value: dashboard.url, staticId: true });
  }

  private deploy(endpoint: OnlineEndpoint, name: string, own: DeploymentSettings, features: ServingSettings['sampleFeatures']): void {
    const deployment = endpoint.addDeployment(name, {
      model: own.model,
      environment: own.environment,
      scoring: own.code === undefined ? undefined : { code: own.code, scoringScript: 'score.py' },
      instanceType: own.instanceType,
      autoscale: { minInstances: own.minInstances, maxInstances: own.maxInstances },
      applicationInsights: true,
    });
    if (features === undefined) return;
    deployment.addSampleRequest('sample', { input_data: { columns: Object.keys(features), data: [Object.values(features)] } });
  }
}

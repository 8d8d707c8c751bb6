import { AutoscaleOptions } from './autoscale-options';
import { DataCollection } from './data-collection';
import { DeploymentProbe } from './deployment-probe';
import { IOnlineEndpointRef } from './online-endpoint-props';
import { ScoringCode } from './scoring-code';

/** How a deployment takes requests. */
export interface RequestSettings {
  /**
   * How many requests an instance handles at the same time.
   * @default 1
   * @change in place
   */
  readonly maxConcurrentRequestsPerInstance?: number;
  /**
   * How long a request may take, as an ISO 8601 duration of at most three minutes.
   * @default 'PT5S'
   * @change in place
   */
  readonly requestTimeout?: string;
}

/** Which model answers requests, on which machines, and how. */
export interface OnlineDeploymentOptions {
  /**
   * The name of the deployment, by which `traffic` knows it: 3-32 letters, digits and dashes. Another one replaces the deployment, and Azure
   * destroys none that requests go to: apply a second deployment and let requests go there first.
   * @default - the construct id
   * @change added: in place, replaces the deployment; changed: in place, replaces the deployment; taken away: in place, replaces the deployment, stays in
   * Azure
   */
  readonly name?: string;
  /**
   * The model: `azureml:<name>:<version>` of the workspace, `azureml://registries/…` of a registry, or its Azure resource id.
   * @change in place
   */
  readonly model: string;
  /**
   * What the model runs in. As `model` otherwise.
   * @default - none, which only an MLflow model does without
   * @change in place
   */
  readonly environment?: string;
  /**
   * The code that answers requests.
   * @default - none, which an MLflow model and an environment with a server of its own do without
   * @change in place
   */
  readonly scoring?: ScoringCode;
  /**
   * The size of the machines, such as `Standard_D4ds_v4`.
   * @change in place
   */
  readonly instanceType: string;
  /**
   * How many machines there are; with `autoscale`, how many there are at first.
   * @default - `minInstances` of `autoscale`, and 1 without
   * @change in place
   */
  readonly instanceCount?: number;
  /**
   * Lets Azure change the number of machines by what they have to do.
   * @default - their number stays
   * @change added: makes the autoscale; changed: in place; taken away: removes the autoscale
   */
  readonly autoscale?: AutoscaleOptions;
  /**
   * Variables of the environment. They are no place for secrets: everybody who sees the deployment reads them.
   * @default - none
   * @change in place
   */
  readonly environmentVariables?: { [name: string]: string };
  /**
   * How the deployment takes requests.
   * @default - one at a time, each of at most five seconds
   * @change in place
   */
  readonly requests?: RequestSettings;
  /**
   * Whether the deployment still works: an instance that fails is started again.
   * @default - Azure's
   * @change in place
   */
  readonly livenessProbe?: DeploymentProbe;
  /**
   * Whether an instance is ready for requests.
   * @default - Azure's
   * @change in place
   */
  readonly readinessProbe?: DeploymentProbe;
  /**
   * Whether an instance has started; the other probes wait for it.
   * @default - Azure's
   * @change in place
   */
  readonly startupProbe?: DeploymentProbe;
  /**
   * Whether requests and what the code prints go to the workspace's Application Insights.
   * @default false
   * @change in place
   */
  readonly applicationInsights?: boolean;
  /**
   * Which inputs and outputs are kept, to watch the model by.
   * @default - none
   * @change in place
   */
  readonly dataCollection?: DataCollection;
  /**
   * What the deployment is.
   * @default - none
   * @change in place
   */
  readonly description?: string;
}

/** Which model answers requests, on which machines, how, and at which endpoint. */
export interface OnlineDeploymentProps extends OnlineDeploymentOptions {
  /** The endpoint. */
  readonly endpoint: IOnlineEndpointRef;
}

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
   */
  readonly maxConcurrentRequestsPerInstance?: number;
  /**
   * How long a request may take, as an ISO 8601 duration of at most three minutes.
   * @default 'PT5S'
   */
  readonly requestTimeout?: string;
}

/** Which model answers requests, on which machines, and how. */
export interface OnlineDeploymentOptions {
  /**
   * The name of the deployment, by which `traffic` knows it: 3-32 letters, digits and dashes. Another one replaces the deployment, and Azure
   * destroys none that requests go to: apply a second deployment and let requests go there first.
   * @default - the construct id
   */
  readonly name?: string;
  /** The model: `azureml:<name>:<version>` of the workspace, `azureml://registries/…` of a registry, or its Azure resource id. */
  readonly model: string;
  /**
   * What the model runs in. As `model` otherwise.
   * @default - none, which only an MLflow model does without
   */
  readonly environment?: string;
  /**
   * The code that answers requests.
   * @default - none, which an MLflow model and an environment with a server of its own do without
   */
  readonly scoring?: ScoringCode;
  /** The size of the machines, such as `Standard_D4ds_v4`. */
  readonly instanceType: string;
  /**
   * How many machines there are; with `autoscale`, how many there are at first.
   * @default - `minInstances` of `autoscale`, and 1 without
   */
  readonly instanceCount?: number;
  /**
   * Lets Azure change the number of machines by what they have to do.
   * @default - their number stays
   */
  readonly autoscale?: AutoscaleOptions;
  /**
   * Variables of the environment. They are no place for secrets: everybody who sees the deployment reads them.
   * @default - none
   */
  readonly environmentVariables?: { [name: string]: string };
  /**
   * How the deployment takes requests.
   * @default - one at a time, each of at most five seconds
   */
  readonly requests?: RequestSettings;
  /**
   * Whether the deployment still works: an instance that fails is started again.
   * @default - Azure's
   */
  readonly livenessProbe?: DeploymentProbe;
  /**
   * Whether an instance is ready for requests.
   * @default - Azure's
   */
  readonly readinessProbe?: DeploymentProbe;
  /**
   * Whether an instance has started; the other probes wait for it.
   * @default - Azure's
   */
  readonly startupProbe?: DeploymentProbe;
  /**
   * Whether requests and what the code prints go to the workspace's Application Insights.
   * @default false
   */
  readonly applicationInsights?: boolean;
  /**
   * Which inputs and outputs are kept, to watch the model by.
   * @default - none
   */
  readonly dataCollection?: DataCollection;
  /**
   * What the deployment is.
   * @default - none
   */
  readonly description?: string;
}

/** Which model answers requests, on which machines, how, and at which endpoint. */
export interface OnlineDeploymentProps extends OnlineDeploymentOptions {
  /** The endpoint. */
  readonly endpoint: IOnlineEndpointRef;
}

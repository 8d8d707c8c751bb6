import { ComputeCluster } from '../compute/compute-cluster';
import { IBatchEndpointRef } from './batch-endpoint-props';
import { ScoringCode } from './scoring-code';

/** What a batch deployment writes. */
export enum BatchOutput {
  /** What the code returns for each mini batch, in one file. */
  APPEND_ROW = 'AppendRow',
  /** Nothing but what the code writes itself. */
  SUMMARY_ONLY = 'SummaryOnly',
}

/** What a batch deployment logs. */
export enum BatchLogging {
  DEBUG = 'Debug',
  INFO = 'Info',
  WARNING = 'Warning',
}

/** Which model runs over data, on which cluster, and how. */
export interface BatchDeploymentOptions {
  /**
   * The name of the deployment: 3-32 letters, digits and dashes. Another one replaces the deployment, and Azure
   * destroys none that requests go to: apply a second deployment and let requests go there first.
   * @default - the construct id
   * @change added: nothing; changed: in place, replaces the batch deployment; taken away: in place, replaces the batch deployment
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
   * The code that scores a mini batch.
   * @default - none, which only an MLflow model does without
   * @change in place
   */
  readonly scoring?: ScoringCode;
  /**
   * The cluster that it runs on, one of the same workspace.
   * @change in place, makes the compute cluster
   */
  readonly compute: ComputeCluster;
  /**
   * How many nodes of the cluster one job takes.
   * @default 1
   * @change in place
   */
  readonly instanceCount?: number;
  /**
   * How many mini batches a node handles at the same time.
   * @default 1
   * @change in place
   */
  readonly maxConcurrencyPerInstance?: number;
  /**
   * How many files a mini batch has.
   * @default 10
   * @change in place
   */
  readonly miniBatchSize?: number;
  /**
   * After how many failed files or rows the job fails; -1 goes on whatever happens.
   * @default -1
   * @change in place
   */
  readonly errorThreshold?: number;
  /**
   * How often a mini batch that has failed is tried again.
   * @default 3
   * @change in place
   */
  readonly maxRetries?: number;
  /**
   * How long a mini batch may take, as an ISO 8601 duration.
   * @default 'PT30S'
   * @change in place
   */
  readonly timeout?: string;
  /**
   * What it writes.
   * @default BatchOutput.APPEND_ROW
   * @change in place
   */
  readonly output?: BatchOutput;
  /**
   * The name of the file that it writes with BatchOutput.APPEND_ROW.
   * @default 'predictions.csv'
   * @change in place
   */
  readonly outputFileName?: string;
  /**
   * What it logs.
   * @default BatchLogging.INFO
   * @change in place
   */
  readonly logging?: BatchLogging;
  /**
   * Variables of the environment. They are no place for secrets.
   * @default - none
   * @change in place
   */
  readonly environmentVariables?: { [name: string]: string };
  /**
   * What the deployment is.
   * @default - none
   * @change in place
   */
  readonly description?: string;
}

/** Which model runs over data, on which cluster, how, and at which endpoint. */
export interface BatchDeploymentProps extends BatchDeploymentOptions {
  /** The endpoint. */
  readonly endpoint: IBatchEndpointRef;
}

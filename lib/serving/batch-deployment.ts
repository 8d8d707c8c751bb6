import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { checkClusterUse } from '../compute/cluster-use';
import { ComputeCluster } from '../compute/compute-cluster';
import { checkText, checkWhole } from '../core/checks';
import { canonicalDuration } from '../core/duration';
import { refuse } from '../core/errors';
import { takeName } from '../core/naming';
import { IResourceRef } from '../core/types';
import { preventDestroy } from '../governance/deletion-protection';
import { assetId } from '../workspace-ref/asset-id';
import type { BatchEndpoint } from './batch-endpoint';
import { ScoringCode } from './online-deployment';

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
   * The code that scores a mini batch.
   * @default - none, which only an MLflow model does without
   */
  readonly scoring?: ScoringCode;
  /** The cluster that it runs on, one of the same workspace. */
  readonly compute: ComputeCluster;
  /**
   * How many nodes of the cluster one job takes.
   * @default 1
   */
  readonly instanceCount?: number;
  /**
   * How many mini batches a node handles at the same time.
   * @default 1
   */
  readonly maxConcurrencyPerInstance?: number;
  /**
   * How many files a mini batch has.
   * @default 10
   */
  readonly miniBatchSize?: number;
  /**
   * After how many failed files or rows the job fails; -1 goes on whatever happens.
   * @default -1
   */
  readonly errorThreshold?: number;
  /**
   * How often a mini batch that has failed is tried again.
   * @default 3
   */
  readonly maxRetries?: number;
  /**
   * How long a mini batch may take, as an ISO 8601 duration.
   * @default 'PT30S'
   */
  readonly timeout?: string;
  /**
   * What it writes.
   * @default BatchOutput.APPEND_ROW
   */
  readonly output?: BatchOutput;
  /**
   * The name of the file that it writes with BatchOutput.APPEND_ROW.
   * @default 'predictions.csv'
   */
  readonly outputFileName?: string;
  /**
   * What it logs.
   * @default BatchLogging.INFO
   */
  readonly logging?: BatchLogging;
  /**
   * Variables of the environment. They are no place for secrets.
   * @default - none
   */
  readonly environmentVariables?: { [name: string]: string };
  /**
   * What the deployment is.
   * @default - none
   */
  readonly description?: string;
}

/** Which model runs over data, on which cluster, how, and at which endpoint. */
export interface BatchDeploymentProps extends BatchDeploymentOptions {
  /** The endpoint. */
  readonly endpoint: BatchEndpoint;
}

interface DeploymentBody {
  readonly properties: {
    readonly description?: string;
    readonly model: { readonly referenceType: 'Id'; readonly assetId: string };
    readonly environmentId?: string;
    readonly codeConfiguration?: { readonly codeId: string; readonly scoringScript: string };
    readonly environmentVariables?: { readonly [name: string]: string };
    readonly compute: string;
    readonly resources: { readonly instanceCount: number };
    readonly maxConcurrencyPerInstance: number;
    readonly miniBatchSize: number;
    readonly errorThreshold: number;
    readonly retrySettings: { readonly maxRetries: number; readonly timeout: string };
    readonly outputAction: BatchOutput;
    readonly outputFileName?: string;
    readonly loggingLevel: BatchLogging;
  };
}

/**
 * A model on a compute cluster, which scores what requests to its endpoint name. It costs only while jobs run.
 *
 * Throws for names, ids, numbers and durations that Azure would refuse, a cluster of another workspace, and more nodes than it has. Source: Microsoft's page "CLI (v2) batch deployment YAML schema".
 */
export class BatchDeployment extends Construct implements IResourceRef {
  /** The deployment. */
  readonly resource: AzapiResource;
  readonly usableAfter?: ITerraformDependable[];
  /** The name of the deployment. */
  readonly name: string;
  /** The endpoint. */
  readonly endpoint: BatchEndpoint;

  constructor(scope: Construct, id: string, props: BatchDeploymentProps) {
    super(scope, id);
    const { endpoint } = props;
    this.endpoint = endpoint;
    this.name = takeName(this, 'deployment', { name: props.name ?? id, place: endpoint.id });
    this.resource = new AzapiResource(this, 'Resource', {
      type: ApiType.BATCH_DEPLOYMENT,
      name: this.name,
      parentId: endpoint.id,
      location: endpoint.workspace.location,
      tags: {},
      body: this.bodyOf(props),
      lifecycle: preventDestroy(endpoint._deletionProtection),
    });
    this.usableAfter = [this.resource];
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  private bodyOf(props: BatchDeploymentProps): DeploymentBody {
    const { environment, scoring, description, environmentVariables, output = BatchOutput.APPEND_ROW } = props;
    const { workspace } = props.endpoint;
    for (const [property, text] of Object.entries({ description, outputFileName: props.outputFileName, ...environmentVariables })) {
      if (text !== undefined) checkText(this, property, text);
    }
    this.check(props, output);
    checkClusterUse(this, {
      property: 'compute',
      nodesProperty: 'instanceCount',
      nodes: props.instanceCount ?? 1,
      cluster: props.compute,
      workspace,
    });
    const whole = (
      property: 'instanceCount' | 'maxConcurrencyPerInstance' | 'miniBatchSize' | 'errorThreshold' | 'maxRetries',
      fallback: number,
      min: number,
    ): number => checkWhole(this, property, props[property] ?? fallback, min, 1_000_000, `it is a whole number from ${min}`);
    return {
      properties: {
        description,
        model: { referenceType: 'Id', assetId: assetId(this, 'model', props.model, 'models', workspace) },
        environmentId: environment === undefined ? undefined : assetId(this, 'environment', environment, 'environments', workspace),
        codeConfiguration: scoring && {
          codeId: assetId(this, 'scoring.code', scoring.code, 'codes', workspace),
          scoringScript: scoring.scoringScript,
        },
        environmentVariables,
        compute: props.compute.id,
        resources: { instanceCount: whole('instanceCount', 1, 1) },
        maxConcurrencyPerInstance: whole('maxConcurrencyPerInstance', 1, 1),
        miniBatchSize: whole('miniBatchSize', 10, 1),
        errorThreshold: whole('errorThreshold', -1, -1),
        retrySettings: { maxRetries: whole('maxRetries', 3, 0), timeout: canonicalDuration(this, 'timeout', props.timeout ?? 'PT30S') },
        outputAction: output,
        outputFileName: output === BatchOutput.APPEND_ROW ? (props.outputFileName ?? 'predictions.csv') : undefined,
        loggingLevel: props.logging ?? BatchLogging.INFO,
      },
    };
  }

  private check({ environment, scoring, outputFileName }: BatchDeploymentProps, output: BatchOutput): void {
    if (scoring !== undefined && environment === undefined) {
      refuse(this, {
        property: 'environment',
        value: environment,
        rule: `the code of 'scoring' runs in an environment`,
        remedy: `Pass 'environment', or leave out 'scoring' for an MLflow model`,
      });
    }
    if (outputFileName === undefined || output === BatchOutput.APPEND_ROW) return;
    refuse(this, {
      property: 'outputFileName',
      value: outputFileName,
      rule: `with BatchOutput.SUMMARY_ONLY no file is written`,
      remedy: `Leave it out, or 'output'`,
    });
  }
}

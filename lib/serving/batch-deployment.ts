import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { checkWhole } from '../core/checks';
import { canonicalDuration } from '../core/duration';
import { given } from '../core/given';
import { takeName } from '../core/naming';
import { preventDestroy } from '../governance/deletion-protection';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { assetId } from '../workspace-ref/asset-id';
import { checkBatchDeployment } from './batch-deployment-checks';
import { BatchDeploymentProps, BatchLogging, BatchOutput } from './batch-deployment-props';
import { IDeploymentRef, IEndpointRef } from './endpoint-ref';

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
 * Throws for names, ids, numbers and durations that Azure would refuse, a cluster of another workspace, and more nodes than it has.
 *
 * Source: Microsoft's page "CLI (v2) batch deployment YAML schema".
 */
export class BatchDeployment extends Construct implements IDeploymentRef {
  /** The deployment. */
  readonly resource: AzapiResource;
  readonly usableAfter?: ITerraformDependable[];
  /** The name of the deployment. */
  readonly name: string;
  /** The endpoint. */
  readonly endpoint: IEndpointRef;

  constructor(scope: Construct, id: string, props: BatchDeploymentProps) {
    props = given(scope, id, 'BatchDeploymentProps', props);
    super(scope, id);
    const { endpoint } = props;
    this.endpoint = endpoint;
    const { name, body } = together(this, () => {
      checkBatchDeployment(this, props);
      return { name: takeName(this, 'deployment', { name: props.name ?? id, place: endpoint.id }), body: this.bodyOf(props) };
    });
    this.name = name;
    this.resource = new AzapiResource(this, 'Resource', {
      type: ApiType.BATCH_DEPLOYMENT,
      name,
      parentId: endpoint.id,
      location: endpoint.workspace.location,
      tags: {},
      body,
      lifecycle: preventDestroy(endpoint.deletionProtection),
    });
    this.usableAfter = [this.resource];
    endpoint.register(this);
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  private bodyOf(props: BatchDeploymentProps): DeploymentBody {
    const { environment, scoring, description, environmentVariables, output = BatchOutput.APPEND_ROW } = props;
    const { workspace } = props.endpoint;
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
}

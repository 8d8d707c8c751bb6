import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { checkText, checkWhole } from '../core/checks';
import { canonicalDuration } from '../core/duration';
import { refuse } from '../core/errors';
import { takeName } from '../core/naming';
import { IResourceRef } from '../core/types';
import { orderCompute } from '../workspace-ref/network-order';
import { checkVmSize } from '../compute/vm-size';
import { preventDestroy } from '../governance/deletion-protection';
import { assetId } from '../workspace-ref/asset-id';
import { AutoscaleOptions, DeploymentAutoscale } from './deployment-autoscale';
import { collectorOf, DataCollection } from './data-collection';
import { DeploymentProbe, probeOf, ProbeBody } from './deployment-probe';
import type { OnlineEndpoint } from './online-endpoint';
import { SampleRequest } from './sample-request';

/** The code that answers requests, for models that do not bring their own. */
export interface ScoringCode {
  /** The code: `azureml:<name>:<version>`, or the whole id of a version of a code asset. */
  readonly code: string;
  /** The Python file in it that has `init` and `run`. */
  readonly scoringScript: string;
}

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
  /** The size of the machines, such as `Standard_DS3_v2`. */
  readonly instanceType: string;
  /**
   * How many machines there are; with `autoscale`, how many there are at first.
   * @default 1
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
  /** @default - Azure's */
  readonly livenessProbe?: DeploymentProbe;
  /** @default - Azure's */
  readonly readinessProbe?: DeploymentProbe;
  /** @default - Azure's */
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
  readonly endpoint: OnlineEndpoint;
}

interface DeploymentBody {
  readonly sku: { readonly name: 'Default'; readonly capacity: number };
  readonly properties: {
    readonly endpointComputeType: 'Managed';
    readonly description?: string;
    readonly model: string;
    readonly environmentId?: string;
    readonly codeConfiguration?: { readonly codeId: string; readonly scoringScript: string };
    readonly environmentVariables?: { readonly [name: string]: string };
    readonly instanceType: string;
    readonly appInsightsEnabled: boolean;
    readonly requestSettings?: { readonly maxConcurrentRequestsPerInstance?: number; readonly requestTimeout?: string };
    readonly livenessProbe?: ProbeBody;
    readonly readinessProbe?: ProbeBody;
    readonly startupProbe?: ProbeBody;
    readonly dataCollector?: object;
  };
}

/**
 * A model on machines that Azure manages, which gets a share of the requests of its endpoint. A change is rolled out machine by machine while the others
 * serve. A name of its own for each version of the model, with `traffic` moved over step by step, is safer.
 *
 * Throws for names, ids, sizes, numbers and durations that Azure would refuse.
 *
 * Source: Microsoft's page "Managed online endpoints SDK/CLI deployment YAML schema".
 */
export class OnlineDeployment extends Construct implements IResourceRef {
  /** The deployment. */
  readonly resource: AzapiResource;
  /** What changes the number of machines, where that is wanted. */
  readonly autoscale?: DeploymentAutoscale;
  readonly usableAfter?: ITerraformDependable[];
  /** The name of the deployment. */
  readonly name: string;
  /** The endpoint. */
  readonly endpoint: OnlineEndpoint;

  constructor(scope: Construct, id: string, props: OnlineDeploymentProps) {
    super(scope, id);
    const { endpoint } = props;
    this.endpoint = endpoint;
    this.name = takeName(this, 'deployment', { name: props.name ?? id, place: endpoint.id });
    const body = this.bodyOf(props);
    this.resource = new AzapiResource(this, 'Resource', {
      type: ApiType.ONLINE_DEPLOYMENT,
      name: this.name,
      parentId: endpoint.id,
      location: endpoint.workspace.location,
      tags: {},
      body,
      // Azure writes sizes in a case of its own.
      ignoreCasing: true,
      // With autoscale the number of machines is Azure's.
      lifecycle: {
        ...preventDestroy(endpoint._deletionProtection),
        ...(props.autoscale && { ignoreChanges: ['body.sku'] }),
      },
      timeouts: { create: '90m', update: '90m' },
    });
    orderCompute(endpoint.workspace, this.resource);
    this.usableAfter = [this.resource];
    this.autoscale = props.autoscale && new DeploymentAutoscale(this, 'Autoscale', { ...props.autoscale, deployment: this });
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  /**
   * Writes a request to try the deployment with to `sample-requests/<endpoint>/<deployment>/<id>.json` beside the stack's Terraform, for `curl` or
   * `az ml online-endpoint invoke --request-file`.
   *
   * @param id the construct id, and the name of the file
   * @param body what is sent, as JSON: an object or a list
   */
  addSampleRequest(id: string, body: object): SampleRequest {
    return new SampleRequest(this, id, { deployment: this, body });
  }

  private bodyOf(props: OnlineDeploymentProps): DeploymentBody {
    const { environment, scoring, environmentVariables, requests, description } = props;
    const { workspace } = props.endpoint;
    const texts = { description, 'scoring.scoringScript': scoring?.scoringScript, ...prefixed(environmentVariables) };
    for (const [property, text] of Object.entries(texts)) if (text !== undefined) checkText(this, property, text);
    if (scoring !== undefined && environment === undefined) this.refuseBare();
    const count = props.instanceCount ?? props.autoscale?.minInstances ?? 1;
    return {
      sku: { name: 'Default', capacity: checkWhole(this, 'instanceCount', count, 1, 100, 'a deployment runs on at least one machine') },
      properties: {
        endpointComputeType: 'Managed',
        description,
        model: assetId(this, 'model', props.model, 'models', workspace),
        environmentId: environment === undefined ? undefined : assetId(this, 'environment', environment, 'environments', workspace),
        codeConfiguration: scoring && {
          codeId: assetId(this, 'scoring.code', scoring.code, 'codes', workspace),
          scoringScript: scoring.scoringScript,
        },
        environmentVariables,
        instanceType: checkVmSize(this, props.instanceType, 'instanceType'),
        appInsightsEnabled: props.applicationInsights ?? false,
        requestSettings: requests && this.requestsOf(requests),
        livenessProbe: probeOf(this, 'livenessProbe', props.livenessProbe),
        readinessProbe: probeOf(this, 'readinessProbe', props.readinessProbe),
        startupProbe: probeOf(this, 'startupProbe', props.startupProbe),
        dataCollector: collectorOf(this, props.dataCollection),
      },
    };
  }

  private requestsOf({ maxConcurrentRequestsPerInstance: most, requestTimeout }: RequestSettings): DeploymentBody['properties']['requestSettings'] {
    const property = 'requests.maxConcurrentRequestsPerInstance';
    return {
      maxConcurrentRequestsPerInstance:
        most === undefined ? undefined : checkWhole(this, property, most, 1, 10_000, 'an instance handles at least one request'),
      requestTimeout: requestTimeout === undefined ? undefined : this.timeoutOf(requestTimeout),
    };
  }

  private timeoutOf(requestTimeout: string): string {
    const canonical = canonicalDuration(this, 'requests.requestTimeout', requestTimeout);
    const [, minutes = '0', seconds = '0'] = /^PT(?:(\d+)M)?(?:(\d+)S)?$/.exec(canonical) ?? [undefined, '99'];
    const total = Number(minutes) * 60 + Number(seconds);
    if (canonical.startsWith('$') || (total > 0 && total <= 180)) return canonical;
    refuse(this, {
      property: 'requests.requestTimeout',
      value: requestTimeout,
      rule: 'a request to a managed online endpoint takes at most three minutes',
      remedy: 'Pass PT1S to PT3M, or use a batch endpoint',
    });
  }

  private refuseBare(): never {
    refuse(this, {
      property: 'environment',
      value: undefined,
      rule: `the code of 'scoring' runs in an environment`,
      remedy: `Pass 'environment', or leave out 'scoring' for an MLflow model`,
    });
  }
}

function prefixed(variables: { readonly [name: string]: string } = {}): { [property: string]: string } {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`environmentVariables.${name}`, value]));
}

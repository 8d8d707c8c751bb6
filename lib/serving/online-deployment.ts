import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkVmSize } from '../compute/vm-size';
import { together } from '../core/errors';
import { checkWhole } from '../core/checks';
import { given } from '../core/given';
import { takeName } from '../core/naming';
import { preventDestroy } from '../governance/deletion-protection';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { assetId } from '../workspace-ref/asset-id';
import { orderCompute } from '../workspace-ref/network-order';
import { collectorOf } from './data-collection';
import { DeploymentAutoscale } from './deployment-autoscale';
import { ProbeBody, probeOf } from './deployment-probe';
import { IDeploymentRef, IEndpointRef } from './endpoint-ref';
import { checkOnlineDeployment, timeoutOf } from './online-deployment-checks';
import { OnlineDeploymentProps, RequestSettings } from './online-deployment-props';
import { SampleRequest } from './sample-request';

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
export class OnlineDeployment extends Construct implements IDeploymentRef {
  /** The deployment. */
  readonly resource: AzapiResource;
  /** What changes the number of machines, where that is wanted. */
  readonly autoscale?: DeploymentAutoscale;
  readonly usableAfter?: ITerraformDependable[];
  /** The name of the deployment. */
  readonly name: string;
  /** The endpoint. */
  readonly endpoint: IEndpointRef;

  constructor(scope: Construct, id: string, props: OnlineDeploymentProps) {
    props = given(scope, id, 'OnlineDeploymentProps', props);
    super(scope, id);
    const { endpoint } = props;
    this.endpoint = endpoint;
    const { name, body } = together(this, () => {
      checkOnlineDeployment(this, props);
      return { name: takeName(this, 'deployment', { name: props.name ?? id, place: endpoint.id }), body: this.bodyOf(props) };
    });
    this.name = name;
    this.resource = new AzapiResource(this, 'Resource', {
      type: ApiType.ONLINE_DEPLOYMENT,
      name,
      parentId: endpoint.id,
      location: endpoint.workspace.location,
      tags: {},
      body,
      // Azure writes sizes in a case of its own.
      ignoreCasing: true,
      // With autoscale the number of machines is Azure's.
      lifecycle: {
        ...preventDestroy(endpoint.deletionProtection),
        ...(props.autoscale && { ignoreChanges: ['body.sku'] }),
      },
      timeouts: { create: '90m', update: '90m' },
    });
    orderCompute(endpoint.workspace, this.resource);
    this.usableAfter = [this.resource];
    endpoint.register(this);
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
      requestTimeout: requestTimeout === undefined ? undefined : timeoutOf(this, requestTimeout),
    };
  }
}

import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given, joined } from '../core/given';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { preventDestroy } from '../governance/deletion-protection';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { AzapiUpdateResource } from '../providers/azapi-update-resource';
import { BatchDeployment } from './batch-deployment';
import { BatchDeploymentOptions } from './batch-deployment-props';
import { checkBatchEndpoint, expectDefault, warnOfStorage } from './batch-endpoint-checks';
import { BatchEndpointProps, IBatchEndpointRef } from './batch-endpoint-props';
import { EndpointBase } from './endpoint-base';

interface BatchSettings {
  readonly tags: { readonly [key: string]: string };
  readonly properties: { readonly description: string; readonly defaults?: { readonly deploymentName: string } };
}

/**
 * An address that starts jobs over large amounts of data, on compute clusters of the workspace. Callers sign in with Microsoft Entra.
 *
 * Throws for names and texts that Azure would refuse, and where it is not clear which deployment runs. Needs the provider azapi, and in a closed workspace
 * private endpoints to queues and tables of the storage account.
 *
 * Source: Microsoft's page "Batch endpoints".
 */
export class BatchEndpoint extends EndpointBase implements IBatchEndpointRef {
  /** The endpoint. What of it changes while it is there is in `settings`. */
  readonly resource: AzapiResource;
  /** Description, tags and the default deployment. */
  readonly settings: AzapiUpdateResource;
  readonly name: string;
  readonly startsJobs = true;

  constructor(scope: Construct, id: string, props: BatchEndpointProps) {
    props = given(scope, id, 'BatchEndpointProps', props);
    super(scope, id, props.workspace, props.deletionProtection);
    const { workspace, description, defaultDeployment } = props;
    together(this, () => checkBatchEndpoint(this, props));
    expectDefault(this, defaultDeployment, () => this.names);
    warnOfStorage(this, workspace);
    this.name = takeName(this, 'batchEndpoint', { name: props.name ?? id, uniqueIn: workspace.location });
    this.resource = new AzapiResource(this, 'Resource', {
      type: ApiType.BATCH_ENDPOINT,
      name: this.name,
      parentId: workspace.id,
      location: workspace.location,
      tags: props.tags ?? {},
      body: { properties: { authMode: 'AADToken', description } },
      responseExportValues: ['properties.scoringUri', 'properties.swaggerUri'],
      // Sent again, it would have no default deployment for a while: what changes is in the settings.
      lifecycle: { ...preventDestroy(props.deletionProtection), ignoreChanges: ['body', 'tags'] },
      dependsOn: beforeUse(this, [workspace]),
    });
    const settings = (): BatchSettings => {
      const deploymentName = defaultDeployment ?? this.names[0];
      const defaults = deploymentName === undefined ? undefined : { deploymentName };
      // azapi merges this into what Azure has: a description that is left out would stay.
      return { tags: this.resource.tags, properties: { description: description ?? '', defaults } };
    };
    const body = Lazy.anyValue({ produce: settings });
    this.settings = new AzapiUpdateResource(this, 'Settings', {
      type: ApiType.BATCH_ENDPOINT,
      resourceId: this.resource.id,
      body,
      locks: [this.resource.id],
    });
    // Before deployments are destroyed with the endpoint, none is its default.
    const release = new AzapiResourceAction(this, 'Release', {
      type: ApiType.BATCH_ENDPOINT,
      resourceId: this.resource.id,
      method: 'PUT',
      when: 'destroy',
      body: { location: workspace.location, properties: { authMode: 'AADToken' } },
      dependsOn: [this.settings],
    });
    this.orderDeployments(this.settings, release);
  }

  /**
   * Adds a deployment: a model, and the cluster that it runs on.
   *
   * @param id the construct id, and the name of the deployment unless `options.name` is given
   */
  addDeployment(id: string, options: BatchDeploymentOptions): BatchDeployment {
    return new BatchDeployment(this, id, joined(options, { endpoint: this }));
  }
}

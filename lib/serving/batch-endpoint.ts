import { ITerraformDependable, Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { Grant, GrantOptions, grantOn } from '../access/grant';
import { Role } from '../access/roles';
import { ApiType } from '../providers/api-versions';
import { AzapiResource } from '../providers/azapi-resource';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { AzapiUpdateResource } from '../providers/azapi-update-resource';
import { Subresource } from '../core/azure-cloud';
import { checkText } from '../core/checks';
import { describe, warn } from '../core/errors';
import { takeName } from '../core/naming';
import { beforeUse, orderAfter } from '../core/order';
import { IGrantee, IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { preventDestroy } from '../governance/deletion-protection';
import { WorkspaceStorage } from '../parts/workspace-storage';
import { BatchDeployment, BatchDeploymentOptions } from './batch-deployment';

/** How an address for batch jobs is made. */
export interface BatchEndpointOptions {
  /**
   * The name of the endpoint, unique in its region: 3-32 letters, digits and dashes. Another one replaces the endpoint.
   * @default - the construct id
   */
  readonly name?: string;
  /**
   * What the endpoint is for. A change is made in place; taken away, it is empty in Azure too.
   * @default - none
   */
  readonly description?: string;
  /**
   * The name of the deployment that runs where a request names none. Others beside it run when they are named.
   * @default - the only deployment; with more of them it must be said
   */
  readonly defaultDeployment?: string;
  /**
   * Lets every plan fail that would destroy or replace the endpoint or one of its deployments.
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * The endpoint's own tags. New ones and other values are set in place; one that is taken away stays in Azure, since azapi adds what is written to what
   * is there: `az tag update --operation Delete` takes it away.
   *
   * Source: Terraform's page "azapi_update_resource".
   * @default - those of the workspace
   */
  readonly tags?: { [key: string]: string };
}

/** How an address for batch jobs is made, and in which workspace. */
export interface BatchEndpointProps extends BatchEndpointOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

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
export class BatchEndpoint extends Construct implements IResourceRef {
  /** The endpoint. What of it changes while it is there is in `settings`. */
  readonly resource: AzapiResource;
  /** Description, tags and the default deployment. */
  readonly settings: AzapiUpdateResource;
  readonly usableAfter?: ITerraformDependable[];
  /** The name of the endpoint. */
  readonly name: string;
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
  /** @internal */
  readonly _deletionProtection: boolean;
  private readonly release: AzapiResourceAction;
  private readonly deployments: BatchDeployment[] = [];

  constructor(scope: Construct, id: string, props: BatchEndpointProps) {
    super(scope, id);
    const { workspace, description, defaultDeployment } = props;
    if (description !== undefined) checkText(this, 'description', description);
    this.workspace = workspace;
    this._deletionProtection = props.deletionProtection ?? false;
    this.warnOfStorage(workspace);
    this.node.addValidation({ validate: () => this.describeDefault(defaultDeployment) });
    this.name = takeName(this, 'batchEndpoint', { name: props.name ?? id, place: workspace.location });
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
      const [only] = this.deployments;
      const deploymentName = defaultDeployment ?? only?.name;
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
    this.release = new AzapiResourceAction(this, 'Release', {
      type: ApiType.BATCH_ENDPOINT,
      resourceId: this.resource.id,
      method: 'PUT',
      when: 'destroy',
      body: { location: workspace.location, properties: { authMode: 'AADToken' } },
      dependsOn: [this.settings],
    });
    this.usableAfter = [this.resource];
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  /** The address that requests are sent to. */
  get scoringUri(): string {
    return this.resource.output('properties', 'scoringUri');
  }

  /** The address of the endpoint's OpenAPI description. */
  get swaggerUri(): string {
    return this.resource.output('properties', 'swaggerUri');
  }

  /**
   * Adds a deployment: a model or a pipeline, and the cluster that it runs on.
   *
   * @param id the construct id, and the name of the deployment unless `options.name` is given
   */
  addDeployment(id: string, options: BatchDeploymentOptions): BatchDeployment {
    const deployment = new BatchDeployment(this, id, { ...options, endpoint: this });
    this.deployments.push(deployment);
    for (const later of [this.settings, this.release]) orderAfter(later, deployment.resource);
    return deployment;
  }

  /** Lets somebody start jobs: the role AzureML Data Scientist on the endpoint. What jobs read and write asks for roles of its own on the data. */
  grantInvoke(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return grantOn(this, id, { ...options, role: Role.AZURE_ML_DATA_SCIENTIST, grantee, suspended: this.workspace.accessSuspended });
  }

  private describeDefault(wanted: string | undefined): string[] {
    const names = this.deployments.map(({ name }) => name);
    const problem = { property: 'defaultDeployment', value: wanted };
    if (wanted !== undefined && !names.includes(wanted)) {
      const rule = `the endpoint has no such deployment; it has ${names.length === 0 ? 'none' : names.join(', ')}`;
      return [describe(this, { ...problem, rule, remedy: 'Add it with addDeployment, or name another one' })];
    }
    if (wanted !== undefined || names.length < 2) return [];
    const rule = `the endpoint has the deployments ${names.join(', ')}, and nothing says which of them runs`;
    return [describe(this, { ...problem, rule, remedy: 'Pass the name of one of them' })];
  }

  private warnOfStorage({ publicNetworkAccess, knownParts: { storage } }: IWorkspaceRef): void {
    if (publicNetworkAccess !== false || !(storage instanceof WorkspaceStorage) || storage.links.length === 0) return;
    const missing = [Subresource.QUEUE, Subresource.TABLE].filter((wanted) => !storage._subresources.includes(wanted));
    if (missing.length === 0) return;
    const rule = `batch endpoints use queues and tables of the storage account, which is closed and has no private endpoints to ${missing.join(' and ')}`;
    warn(this, `${rule}: pass 'storageSubresources: [Subresource.QUEUE, Subresource.TABLE]' in 'privateLink' of the workspace`);
  }
}

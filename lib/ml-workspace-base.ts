import { Fn, ITerraformDependable } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Grant, grantOn, GrantOptions } from './access/grant';
import { grantStorage } from './access/storage-data';
import { KeyResync, KeyResyncOptions } from './access/key-resync';
import { Role } from './access/roles';
import { IdentityType, ManagedNetwork, StorageAccess } from './common-workspace-props';
import { ComputeCluster, ComputeClusterOptions } from './compute/compute-cluster';
import { ComputeInstance, ComputeInstanceOptions } from './compute/compute-instance';
import { InferenceCluster, InferenceClusterOptions } from './compute/inference-cluster';
import { SynapseSpark, SynapseSparkOptions } from './compute/synapse-spark';
import { Connection, ConnectionOptions } from './connections/connection';
import { AzureCloud } from './core/azure-cloud';
import { BlobDatastore, BlobDatastoreOptions } from './data/blob-datastore';
import { DataLakeDatastore, DataLakeDatastoreOptions } from './data/data-lake-datastore';
import { FileDatastore, FileDatastoreOptions } from './data/file-datastore';
import { checkResourceId, ResourceKind, segmentOf } from './core/resource-id';
import { IGrantee, IResourceRef } from './core/types';
import { NetworkProvisioning, NetworkProvisioningOptions } from './managed-network/network-provisioning';
import { OutboundFqdn } from './managed-network/outbound-fqdn';
import { OutboundPrivateEndpoint, OutboundPrivateEndpointOptions } from './managed-network/outbound-private-endpoint';
import { OutboundRuleOptions } from './managed-network/outbound-rule';
import { DiagnosticsOptions } from './monitoring/diagnostic-setting';
import { MetricAlert, MetricAlertOptions } from './monitoring/metric-alert';
import { WorkspaceDashboard, WorkspaceDashboardOptions } from './monitoring/workspace-dashboard';
import { OutboundServiceTag, OutboundServiceTagOptions } from './managed-network/outbound-service-tag';
import { JobSchedule, JobScheduleOptions } from './schedules/job-schedule';
import { BatchEndpoint, BatchEndpointOptions } from './serving/batch-endpoint';
import { OnlineEndpoint, OnlineEndpointOptions } from './serving/online-endpoint';
import { WorkspaceFacts } from './workspace-facts';
import { linkWorkspace, PrivateLink, SinglePrivateLinkOptions } from './network/private-link';

/** @internal the parts that a workspace stands on, as far as they are known */
export interface KnownParts {
  readonly storage?: IResourceRef;
  readonly vault?: IResourceRef;
  readonly insights?: IResourceRef;
}

/**
 * A workspace, made or imported.
 */
export interface IMlWorkspace extends IConstruct, IResourceRef {
  /** The name. */
  readonly name: string;
  /** The region. */
  readonly location: string;
  /** The cloud. */
  readonly cloud: AzureCloud;
  /** The name of the resource group. */
  readonly resourceGroupName: string;
  /** The address of the workspace in Azure Machine Learning studio. */
  readonly studioUrl: string;
  /** The text of the file `config.json` from which the Azure ML SDK reads subscription, resource group and workspace. */
  readonly configJson: string;
  /** The address at which MLflow tracks experiments and models. The first look at it asks Azure with the provider azapi. */
  readonly mlflowTrackingUri: string;
  /** The host of the workspace's notebooks. As `mlflowTrackingUri` otherwise. */
  readonly notebookFqdn: string;
  /** The Microsoft Entra tenant of the workspace. As `mlflowTrackingUri` otherwise. */
  readonly tenantId: string;
  /** The resource group that Azure manages for an encrypted workspace without server-side encryption. As `mlflowTrackingUri` otherwise. */
  readonly managedResourceGroupName: string;
  /** As whom the workspace acts. */
  readonly identityType: IdentityType;
  /** The object id of the identity that the workspace acts as, where it is known. */
  readonly identityPrincipalId?: string;
  /** Whether that identity is granted here what it needs: not where one is brought that has its roles already. */
  readonly grantsIdentity: boolean;
  /** The isolation mode of its managed network; unknown where the workspace is imported without it. */
  readonly managedNetwork?: ManagedNetwork;
  /** Whether it may be reached from the public network; unknown where the workspace is imported without it. */
  readonly publicNetworkAccess?: boolean;
  /** Whether it was given a private endpoint with `privateLink`; unknown where the workspace is imported. */
  readonly privatelyLinked?: boolean;
  /** Whether it is known to be an Azure AI Foundry hub. */
  readonly isHub?: boolean;
  /** How it gets at its default storage account; by shared keys, or unknown, where it is not given. */
  readonly storageAccess?: StorageAccess;
  /** The default storage account. Throws where the workspace is imported without it. */
  readonly storage: IResourceRef;
  /** The key vault. As `storage` otherwise. */
  readonly vault: IResourceRef;
  /** The container registry, where it is known. */
  readonly registry?: IResourceRef;
  /** The Application Insights component. As `storage` otherwise. */
  readonly insights: IResourceRef;
  /** @internal its parts, as far as they are known */
  readonly _known: KnownParts;
  /** @internal whether what the grant methods give is suspended */
  readonly _accessSuspended: boolean;
  /** @internal whether `addPrivateLink` has made an endpoint */
  readonly _linkedFurther: boolean;
  /** @internal where it sends its logs and metrics */
  readonly _diagnostics?: DiagnosticsOptions;

  /** Makes a cluster of machines for jobs. */
  addComputeCluster(id: string, options: ComputeClusterOptions): ComputeCluster;
  /** Makes a machine for one person to work on. */
  addComputeInstance(id: string, options: ComputeInstanceOptions): ComputeInstance;
  /** Attaches an Azure Kubernetes Service cluster, to serve models on. */
  addInferenceCluster(id: string, options: InferenceClusterOptions): InferenceCluster;
  /** Attaches a Synapse Spark pool, to run jobs on. */
  addSynapseSpark(id: string, options: SynapseSparkOptions): SynapseSpark;
  /** Lets jobs find data in a blob container by a name. */
  addBlobDatastore(id: string, options?: BlobDatastoreOptions): BlobDatastore;
  /** Lets jobs find data in a file share by a name. */
  addFileDatastore(id: string, options: FileDatastoreOptions): FileDatastore;
  /** Lets jobs find data in Azure Data Lake Storage Gen2 by a name. */
  addDataLakeDatastore(id: string, options: DataLakeDatastoreOptions): DataLakeDatastore;
  /** Runs a job again and again. Needs the provider azapi. */
  addJobSchedule(id: string, options: JobScheduleOptions): JobSchedule;
  /** Lets code in the workspace find an address, and how to sign in there, by a name. Needs the provider azapi. */
  addConnection(id: string, options: ConnectionOptions): Connection;
  /** Makes a web service that answers requests with models. Needs the provider azapi. */
  addOnlineEndpoint(id: string, options?: OnlineEndpointOptions): OnlineEndpoint;
  /** Makes an address that starts jobs over large amounts of data. Needs the provider azapi. */
  addBatchEndpoint(id: string, options?: BatchEndpointOptions): BatchEndpoint;
  /** Lets computes in the managed network reach a host by its name. */
  allowOutboundFqdn(id: string, destination: string, options?: OutboundRuleOptions): OutboundFqdn;
  /** Lets computes in the managed network reach a service of Azure. */
  allowOutboundServiceTag(id: string, options: OutboundServiceTagOptions): OutboundServiceTag;
  /** Lets computes in the managed network reach a resource through a private endpoint that Azure makes in it. */
  allowOutboundPrivateEndpoint(id: string, options: OutboundPrivateEndpointOptions): OutboundPrivateEndpoint;
  /** Makes the managed network now, rather than with the first compute. Once for a workspace; needs the provider azapi. */
  provisionManagedNetwork(options?: NetworkProvisioningOptions): NetworkProvisioning;
  /**
   * Makes a further private endpoint to the workspace, from a second virtual network for instance, with zones that only this network asks. What is added
   * to the workspace later waits for it. The parts get no endpoints by this.
   *
   * Throws for zones in which the workspace has its records already, and for all that `PrivateLink` refuses.
   *
   * @param id the construct id, and the end of the endpoint's name unless `options.name` is given: `pep-<workspace>-<id>`
   */
  addPrivateLink(id: string, options: SinglePrivateLinkOptions): PrivateLink;
  /** Tells somebody when a metric of the workspace, or of one of its online endpoints, passes a threshold. */
  addMetricAlert(id: string, options: MetricAlertOptions): MetricAlert;
  /** Makes a dashboard in the Azure portal: compute, runs, storage and endpoints at a glance. */
  addDashboard(id: string, options?: WorkspaceDashboardOptions): WorkspaceDashboard;
  /** Lets the workspace fetch the keys of its storage account, after somebody has changed them. Once for a workspace; needs the provider azapi. */
  resyncKeys(options: KeyResyncOptions): KeyResync;
  /** Grants any role on the workspace, by its name. */
  grant(id: string, grantee: IGrantee, role: string, options?: GrantOptions): Grant;
  /** Lets somebody do everything in the workspace but make and delete computes and change the workspace itself. */
  grantDataScientist(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody make, start, stop and delete computes. */
  grantComputeOperator(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody see the workspace and what is in it. */
  grantReader(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody do everything in and with the workspace but grant roles. */
  grantContributor(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /** Lets somebody do everything, also grant roles. Suspended access leaves owners theirs. */
  grantOwner(id: string, grantee: IGrantee, options?: GrantOptions): Grant;
  /**
   * Lets somebody read and write the blobs and files of the default storage account: with `storageAccess: StorageAccess.IDENTITY`, whoever works in the
   * studio or submits jobs needs that. Makes two grants, the one on files under the id with `Files` at its end.
   *
   * Throws where the account is not known.
   */
  grantStorageData(id: string, grantee: IGrantee, options?: GrantOptions): Grant[];
  /** Lets somebody use and share the assets of an Azure Machine Learning registry, from this workspace and others. */
  grantRegistryUser(id: string, grantee: IGrantee, registry: IResourceRef, options?: GrantOptions): Grant;
}

/**
 * What works on every workspace, made or imported. Everything that is added lies in the workspace's scope.
 */
export abstract class MlWorkspaceBase extends Construct implements IMlWorkspace {
  abstract readonly id: string;
  abstract readonly location: string;
  abstract readonly resourceGroupName: string;
  abstract readonly identityType: IdentityType;
  abstract readonly identityPrincipalId?: string;
  abstract readonly grantsIdentity: boolean;
  abstract readonly managedNetwork?: ManagedNetwork;
  abstract readonly publicNetworkAccess?: boolean;
  abstract readonly privatelyLinked?: boolean;
  readonly isHub?: boolean;
  abstract readonly storageAccess?: StorageAccess;
  abstract readonly storage: IResourceRef;
  abstract readonly vault: IResourceRef;
  abstract readonly registry?: IResourceRef;
  abstract readonly insights: IResourceRef;
  abstract readonly cloud: AzureCloud;
  /** @internal */
  abstract readonly _usableAfter: ITerraformDependable[];
  protected abstract readonly accessSuspended: boolean;
  /** @internal */
  _linkedFurther = false;
  /** @internal */
  readonly _diagnostics?: DiagnosticsOptions;
  private readonly facts = new WorkspaceFacts(this);

  get usableAfter(): ITerraformDependable[] | undefined {
    return this._usableAfter;
  }

  get name(): string {
    return segmentOf(this.id, 7);
  }

  get mlflowTrackingUri(): string {
    return this.facts.get('mlFlowTrackingUri');
  }

  get notebookFqdn(): string {
    return this.facts.get('notebookInfo', 'fqdn');
  }

  get tenantId(): string {
    return this.facts.get('tenantId');
  }

  get managedResourceGroupName(): string {
    return this.facts.get('serviceProvisionedResourceGroup');
  }

  get studioUrl(): string {
    return `${this.cloud.studioUrl}/?wsid=${this.id}`;
  }

  get configJson(): string {
    return configJsonOf(this);
  }

  /** @internal */
  get _known(): KnownParts {
    return this;
  }

  /** @internal */
  get _accessSuspended(): boolean {
    return this.accessSuspended;
  }

  /** The name as it was given, a literal where it was one, to make other names of it. */
  protected get givenName(): string {
    return this.name;
  }

  addComputeCluster(id: string, options: ComputeClusterOptions): ComputeCluster {
    return new ComputeCluster(this, id, { ...options, workspace: this });
  }

  addComputeInstance(id: string, options: ComputeInstanceOptions): ComputeInstance {
    return new ComputeInstance(this, id, { ...options, workspace: this });
  }

  addInferenceCluster(id: string, options: InferenceClusterOptions): InferenceCluster {
    return new InferenceCluster(this, id, { ...options, workspace: this });
  }

  addSynapseSpark(id: string, options: SynapseSparkOptions): SynapseSpark {
    return new SynapseSpark(this, id, { ...options, workspace: this });
  }

  addBlobDatastore(id: string, options: BlobDatastoreOptions = {}): BlobDatastore {
    return new BlobDatastore(this, id, { ...options, workspace: this });
  }

  addFileDatastore(id: string, options: FileDatastoreOptions): FileDatastore {
    return new FileDatastore(this, id, { ...options, workspace: this });
  }

  addDataLakeDatastore(id: string, options: DataLakeDatastoreOptions): DataLakeDatastore {
    return new DataLakeDatastore(this, id, { ...options, workspace: this });
  }

  addJobSchedule(id: string, options: JobScheduleOptions): JobSchedule {
    return new JobSchedule(this, id, { ...options, workspace: this });
  }

  addConnection(id: string, options: ConnectionOptions): Connection {
    return new Connection(this, id, { ...options, workspace: this });
  }

  addOnlineEndpoint(id: string, options: OnlineEndpointOptions = {}): OnlineEndpoint {
    return new OnlineEndpoint(this, id, { ...options, workspace: this });
  }

  addBatchEndpoint(id: string, options: BatchEndpointOptions = {}): BatchEndpoint {
    return new BatchEndpoint(this, id, { ...options, workspace: this });
  }

  allowOutboundFqdn(id: string, destination: string, options: OutboundRuleOptions = {}): OutboundFqdn {
    return new OutboundFqdn(this, id, { ...options, destination, workspace: this });
  }

  allowOutboundServiceTag(id: string, options: OutboundServiceTagOptions): OutboundServiceTag {
    return new OutboundServiceTag(this, id, { ...options, workspace: this });
  }

  allowOutboundPrivateEndpoint(id: string, options: OutboundPrivateEndpointOptions): OutboundPrivateEndpoint {
    return new OutboundPrivateEndpoint(this, id, { ...options, workspace: this });
  }

  provisionManagedNetwork(options: NetworkProvisioningOptions = {}): NetworkProvisioning {
    return new NetworkProvisioning(this, 'NetworkProvisioning', { ...options, workspace: this });
  }

  addPrivateLink(id: string, options: SinglePrivateLinkOptions): PrivateLink {
    const link = linkWorkspace(this, id, this.givenName, options);
    this._usableAfter.push(...(link.usableAfter ?? []));
    this._linkedFurther = true;
    return link;
  }

  addMetricAlert(id: string, options: MetricAlertOptions): MetricAlert {
    return new MetricAlert(this, id, { ...options, workspace: this });
  }

  addDashboard(id: string, options: WorkspaceDashboardOptions = {}): WorkspaceDashboard {
    return new WorkspaceDashboard(this, id, { ...options, workspace: this });
  }

  resyncKeys(options: KeyResyncOptions): KeyResync {
    return new KeyResync(this, 'KeyResync', { ...options, workspace: this });
  }

  grant(id: string, grantee: IGrantee, role: string, options: GrantOptions = {}): Grant {
    return grantOn(this, id, { ...options, role, grantee, suspended: this.accessSuspended });
  }

  grantDataScientist(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_ML_DATA_SCIENTIST, options);
  }

  grantComputeOperator(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_ML_COMPUTE_OPERATOR, options);
  }

  grantReader(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.READER, options);
  }

  grantContributor(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.CONTRIBUTOR, options);
  }

  grantOwner(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.OWNER, options);
  }

  grantStorageData(id: string, grantee: IGrantee, options: GrantOptions = {}): Grant[] {
    return grantStorage(this, id, { ...options, grantee, suspended: this.accessSuspended });
  }

  grantRegistryUser(id: string, grantee: IGrantee, registry: IResourceRef, options: GrantOptions = {}): Grant {
    checkResourceId(this, 'registry', registry.id, ResourceKind.ML_REGISTRY);
    return new Grant(this, id, { ...options, scope: registry, role: Role.AZURE_ML_REGISTRY_USER, grantee, suspended: this.accessSuspended });
  }
}

/** The text from which the Azure ML SDK reads where a workspace is. */
export function configJsonOf({ id, name }: { readonly id: string; readonly name: string }): string {
  return Fn.jsonencode({ subscription_id: segmentOf(id, 1), resource_group: segmentOf(id, 3), workspace_name: name });
}

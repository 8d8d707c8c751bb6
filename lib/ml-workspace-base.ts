import { Fn, ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
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
import { IMlWorkspace, KnownParts } from './i-ml-workspace';

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

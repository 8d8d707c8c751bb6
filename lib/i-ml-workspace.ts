import { IConstruct } from 'constructs';
import { Grant, GrantOptions } from './access/grant';
import { KeyResync, KeyResyncOptions } from './access/key-resync';
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
import { PrivateLink, SinglePrivateLinkOptions } from './network/private-link';

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

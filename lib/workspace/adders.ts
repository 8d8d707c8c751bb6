import { joined } from '../core/given';
import { KeyResync, KeyResyncOptions } from '../data/key-resync';
import { ComputeCluster } from '../compute/compute-cluster';
import { ComputeInstance, ComputeInstanceOptions } from '../compute/compute-instance';
import { InferenceCluster, InferenceClusterOptions } from '../compute/inference-cluster';
import { SynapseSpark, SynapseSparkOptions } from '../compute/synapse-spark';
import { Connection } from '../connections/connection';
import { BlobDatastore } from '../data/blob-datastore';
import { DataLakeDatastore } from '../data/data-lake-datastore';
import { FileDatastore } from '../data/file-datastore';
import { IResourceRef } from '../core/types';
import { NetworkProvisioning } from '../managed-network/network-provisioning';
import { OutboundFqdn } from '../managed-network/outbound-fqdn';
import { OutboundPrivateEndpoint } from '../managed-network/outbound-private-endpoint';
import { OutboundRuleOptions } from '../managed-network/outbound-rule';
import { OutboundServiceTag, OutboundServiceTagOptions } from '../managed-network/outbound-service-tag';
import { MetricAlert, MetricAlertOptions } from '../alerts/metric-alert';
import { WorkspaceDashboard, WorkspaceDashboardOptions } from '../alerts/workspace-dashboard';
import { PrivateLink } from '../private-link/private-link';
import { JobSchedule, JobScheduleOptions } from '../schedules/job-schedule';
import { BatchEndpoint } from '../serving/batch-endpoint';
import { BatchEndpointOptions } from '../serving/batch-endpoint-props';
import { OnlineEndpoint } from '../serving/online-endpoint';
import { OnlineEndpointOptions } from '../serving/online-endpoint-props';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { linkFurther } from './further-link';
import { IWorkspaceGrants, WorkspaceGrants } from './grants';
import { ComputeClusterOptions } from '../compute/compute-cluster-props';
import { SinglePrivateLinkOptions } from '../private-link/private-link-options';
import { ConnectionOptions } from '../connections/connection-props';
import { BlobDatastoreOptions } from '../data/blob-datastore-props';
import { FileDatastoreOptions } from '../data/file-datastore-props';
import { DataLakeDatastoreOptions } from '../data/data-lake-datastore-props';
import { OutboundPrivateEndpointOptions } from '../managed-network/outbound-private-endpoint-props';
import { NetworkProvisioningOptions } from '../managed-network/network-provisioning-props';

/** A workspace, made or imported: what it is, who may do what there, and everything that can be added to it. */
export interface IMlWorkspace extends IWorkspaceRef, IWorkspaceGrants {
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
  /** The default storage account. Throws where the workspace is imported without it. */
  readonly storage: IResourceRef;
  /** The key vault. As `storage` otherwise. */
  readonly vault: IResourceRef;
  /** The container registry, where it is known. */
  readonly registry?: IResourceRef;
  /** The Application Insights component. As `storage` otherwise. */
  readonly insights: IResourceRef;

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
}

/** A workspace, made or imported, to which all of that is added. Everything that is added lies in its scope. */
export abstract class WorkspaceAdders extends WorkspaceGrants implements IMlWorkspace {
  addComputeCluster(id: string, options: ComputeClusterOptions): ComputeCluster {
    return new ComputeCluster(this, id, joined(options, { workspace: this }));
  }

  addComputeInstance(id: string, options: ComputeInstanceOptions): ComputeInstance {
    return new ComputeInstance(this, id, joined(options, { workspace: this }));
  }

  addInferenceCluster(id: string, options: InferenceClusterOptions): InferenceCluster {
    return new InferenceCluster(this, id, joined(options, { workspace: this }));
  }

  addSynapseSpark(id: string, options: SynapseSparkOptions): SynapseSpark {
    return new SynapseSpark(this, id, joined(options, { workspace: this }));
  }

  addBlobDatastore(id: string, options: BlobDatastoreOptions = {}): BlobDatastore {
    return new BlobDatastore(this, id, joined(options, { workspace: this }));
  }

  addFileDatastore(id: string, options: FileDatastoreOptions): FileDatastore {
    return new FileDatastore(this, id, joined(options, { workspace: this }));
  }

  addDataLakeDatastore(id: string, options: DataLakeDatastoreOptions): DataLakeDatastore {
    return new DataLakeDatastore(this, id, joined(options, { workspace: this }));
  }

  addJobSchedule(id: string, options: JobScheduleOptions): JobSchedule {
    return new JobSchedule(this, id, joined(options, { workspace: this }));
  }

  addConnection(id: string, options: ConnectionOptions): Connection {
    return new Connection(this, id, joined(options, { workspace: this }));
  }

  addOnlineEndpoint(id: string, options: OnlineEndpointOptions = {}): OnlineEndpoint {
    return new OnlineEndpoint(this, id, joined(options, { workspace: this }));
  }

  addBatchEndpoint(id: string, options: BatchEndpointOptions = {}): BatchEndpoint {
    return new BatchEndpoint(this, id, joined(options, { workspace: this }));
  }

  allowOutboundFqdn(id: string, destination: string, options: OutboundRuleOptions = {}): OutboundFqdn {
    return new OutboundFqdn(this, id, joined(options, { destination, workspace: this }));
  }

  allowOutboundServiceTag(id: string, options: OutboundServiceTagOptions): OutboundServiceTag {
    return new OutboundServiceTag(this, id, joined(options, { workspace: this }));
  }

  allowOutboundPrivateEndpoint(id: string, options: OutboundPrivateEndpointOptions): OutboundPrivateEndpoint {
    return new OutboundPrivateEndpoint(this, id, joined(options, { workspace: this }));
  }

  provisionManagedNetwork(options: NetworkProvisioningOptions = {}): NetworkProvisioning {
    return new NetworkProvisioning(this, 'NetworkProvisioning', joined(options, { workspace: this }));
  }

  addPrivateLink(id: string, options: SinglePrivateLinkOptions): PrivateLink {
    return linkFurther(this, id, this._facts.givenName, options);
  }

  addMetricAlert(id: string, options: MetricAlertOptions): MetricAlert {
    return new MetricAlert(this, id, joined(options, { workspace: this }));
  }

  addDashboard(id: string, options: WorkspaceDashboardOptions = {}): WorkspaceDashboard {
    return new WorkspaceDashboard(this, id, joined(options, { workspace: this }));
  }

  resyncKeys(options: KeyResyncOptions): KeyResync {
    return new KeyResync(this, 'KeyResync', joined(options, { workspace: this }));
  }
}

import { ComputeClusterOptions } from '../compute/compute-cluster-props';
import { ComputeInstanceOptions } from '../compute/compute-instance';
import { PrincipalType } from '../core/types';
import { BlobDatastoreOptions } from '../data/blob-datastore-props';
import { DataLakeDatastoreOptions } from '../data/data-lake-datastore-props';
import { FileDatastoreOptions } from '../data/file-datastore-props';
import { OutboundPrivateEndpointOptions } from '../managed-network/outbound-private-endpoint-props';
import { OutboundServiceTagOptions } from '../managed-network/outbound-service-tag';
import { MlWorkspaceProps } from '../workspace/props/ml-workspace-props';

/** The datastores of a file, by kind. Each is found by its name. */
export interface WorkspaceFileDatastores {
  /**
   * Those in blob containers, as `addBlobDatastore` takes them.
   * @default - none
   */
  readonly blob?: { readonly [name: string]: BlobDatastoreOptions };
  /**
   * Those in file shares, as `addFileDatastore` takes them.
   * @default - none
   */
  readonly file?: { readonly [name: string]: FileDatastoreOptions };
  /**
   * Those in Azure Data Lake Storage Gen2, as `addDataLakeDatastore` takes them.
   * @default - none
   */
  readonly dataLake?: { readonly [name: string]: DataLakeDatastoreOptions };
}

/** What computes in the managed network may reach, by kind. Each rule is found by its name. */
export interface WorkspaceFileOutbound {
  /**
   * Hosts, such as `pypi: pypi.org`, as `allowOutboundFqdn` takes them.
   * @default - none
   */
  readonly hosts?: { readonly [name: string]: string };
  /**
   * Services of Azure, as `allowOutboundServiceTag` takes them.
   * @default - none
   */
  readonly serviceTags?: { readonly [name: string]: OutboundServiceTagOptions };
  /**
   * Resources that are reached through private endpoints, as `allowOutboundPrivateEndpoint` takes them.
   * @default - none
   */
  readonly privateEndpoints?: { readonly [name: string]: OutboundPrivateEndpointOptions };
}

/** Who gets a role on the workspace. */
export interface WorkspaceFileGrant {
  /** `dataScientist`, `computeOperator`, `reader`, or a name under which the program shares a role. */
  readonly role: string;
  /** The Microsoft Entra object id of the group, person or service principal. */
  readonly principalId: string;
  /**
   * The kind of the principal.
   * @default PrincipalType.GROUP
   */
  readonly principalType?: PrincipalType;
  /**
   * Whether they read and write the blobs and files of the default storage account too.
   * @default false
   */
  readonly storageData?: boolean;
  /**
   * A condition that narrows the role, in Azure's language for conditions, version 2.0. A change replaces the grant.
   * @default - none
   */
  readonly condition?: string;
  /**
   * Why the role is granted. A change replaces the grant.
   * @default - none
   */
  readonly description?: string;
}

/** What a file says of one workspace. Enum-like classes and what the program shares are said by name. */
export interface WorkspaceFileContent {
  /** The workspace, as `MlWorkspace` takes it. The program gives the resource group, unless the file names one that is shared. */
  readonly workspace: MlWorkspaceProps;
  /**
   * Compute clusters by their names, as `addComputeCluster` takes them.
   * @default - none
   */
  readonly clusters?: { readonly [name: string]: ComputeClusterOptions };
  /**
   * Compute instances by their names, as `addComputeInstance` takes them.
   * @default - none
   */
  readonly instances?: { readonly [name: string]: ComputeInstanceOptions };
  /**
   * Datastores.
   * @default - none
   */
  readonly datastores?: WorkspaceFileDatastores;
  /**
   * What computes in the managed network may reach.
   * @default - nothing but what the workspace needs
   */
  readonly outbound?: WorkspaceFileOutbound;
  /**
   * Who gets which role, by names of your choice, which stay as they are: another name is another grant.
   * @default - nobody
   */
  readonly grants?: { readonly [name: string]: WorkspaceFileGrant };
  /**
   * What the program asks of each team besides, such as a cost center.
   * @default - nothing
   */
  readonly facts?: { readonly [name: string]: string };
  /**
   * In the file of defaults alone: which teams may say what, by path, such as `workspace.redundancy: [fraud]`; `'*'` is every team, and an empty list none. Of paths within
   * each other the longer one counts. What the defaults say, no team may say otherwise, unless it is listed here; what they do not say, every team may.
   * @default - teams say what the defaults do not
   */
  readonly maySay?: { readonly [path: string]: string[] };
}

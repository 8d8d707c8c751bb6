import { IIdentityRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { ComputeNetworkOptions } from './compute-network';
import { SshAccess } from './ssh-access';

/** How sure the nodes of a cluster are. */
export enum ComputePriority {
  /** Nodes stay as long as they are needed. */
  DEDICATED = 'Dedicated',
  /**
   * Nodes that cost less, and that Azure takes away at any time. Azure retired them on 31 March 2026, and synth warns of them: use dedicated nodes, which cost nothing while
   * there are none. A change to `DEDICATED` replaces the cluster.
   *
   * Source: `LOW_PRIORITY_NODES` in docs/calendar.md.
   */
  LOW_PRIORITY = 'LowPriority',
}

/** How somebody signs in at the nodes of a cluster with SSH: by key only. */
export interface ClusterSshAccess extends SshAccess {
  /**
   * The name of the administrator on the nodes.
   * @default 'azureuser'
   * @change replaces the compute cluster
   */
  readonly userName?: string;
  /**
   * Whether the SSH port is open to the internet.
   * @default false - it is reached from within the virtual network
   * @change replaces the compute cluster
   */
  readonly publicAccess?: boolean;
}

export interface ComputeClusterOptions extends ComputeNetworkOptions {
  /**
   * The name of the cluster in the workspace: 3-32 letters, digits and dashes.
   * @default - the construct id
   * @change replaces the compute cluster
   */
  readonly name?: string;
  /**
   * The size of the nodes, such as `Standard_D4ds_v4`. It is written in Azure's upper case, and a change replaces the cluster.
   * @change replaces the compute cluster
   */
  readonly vmSize: string;
  /**
   * How sure the nodes are. A change replaces the cluster.
   * @default ComputePriority.DEDICATED
   * @change replaces the compute cluster
   */
  readonly priority?: ComputePriority;
  /**
   * How many nodes run always, and cost.
   * @default 0
   * @change in place
   */
  readonly minNodes?: number;
  /**
   * How many nodes run at most.
   * @default 1
   * @change in place
   */
  readonly maxNodes?: number;
  /**
   * How long a node is idle before it is taken away, as an ISO 8601 duration.
   * @default 'PT2M'
   * @change in place
   */
  readonly idleTimeBeforeScaleDown?: string;
  /**
   * The user-assigned identity that jobs on the cluster act as.
   * @default - a system-assigned one
   * @change in place
   */
  readonly identity?: IIdentityRef;
  /**
   * Further user-assigned identities that jobs on the cluster may act as besides `identity`, which is needed then. They get no roles here.
   * @default - none
   * @change in place
   */
  readonly additionalIdentities?: IIdentityRef[];
  /**
   * Lets somebody sign in at the nodes with an SSH key. A change replaces the cluster.
   * @default - nobody: local authentication is off
   * @change replaces the compute cluster
   */
  readonly ssh?: ClusterSshAccess;
  /**
   * What the cluster is for. A change replaces the cluster.
   * @default - none
   * @change replaces the compute cluster
   */
  readonly description?: string;
}

export interface ComputeClusterProps extends ComputeClusterOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

import { MachineLearningComputeCluster } from '@cdktf/provider-azurerm/lib/machine-learning-compute-cluster';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText, checkWhole } from '../core/checks';
import { canonicalDuration } from '../core/duration';
import { refuse } from '../core/errors';
import { allIdentities, checkOwnIdentities, identityOf } from '../core/identities';
import { takeName } from '../core/naming';
import { checkSshPublicKey } from '../core/ssh-key';
import { beforeUse } from '../core/order';
import { IIdentityRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { ComputeBase, ICompute } from './compute-base';
import { ComputeNetworkOptions, placeNodes } from './compute-network';
import { orderCompute } from '../workspace-ref/network-order';
import { SshAccess } from './ssh-access';
import { vmSizeOf } from './vm-size';

/** How sure the nodes of a cluster are. */
export enum ComputePriority {
  /** Nodes stay as long as they are needed. */
  DEDICATED = 'Dedicated',
  /** Nodes cost much less, and Azure may take them away at any time. */
  LOW_PRIORITY = 'LowPriority',
}

/** How somebody signs in at the nodes of a cluster with SSH: by key only. */
export interface ClusterSshAccess extends SshAccess {
  /**
   * The name of the administrator on the nodes.
   * @default 'azureuser'
   */
  readonly userName?: string;
  /**
   * Whether the SSH port is open to the internet.
   * @default false - it is reached from within the virtual network
   */
  readonly publicAccess?: boolean;
}

export interface ComputeClusterOptions extends ComputeNetworkOptions {
  /**
   * The name of the cluster in the workspace: 3-32 letters, digits and dashes.
   * @default - the construct id
   */
  readonly name?: string;
  /** The size of the nodes, such as `Standard_DS3_v2`. It is written in Azure's upper case, and a change replaces the cluster. */
  readonly vmSize: string;
  /**
   * How sure the nodes are. A change replaces the cluster.
   * @default ComputePriority.DEDICATED
   */
  readonly priority?: ComputePriority;
  /**
   * How many nodes run always, and cost.
   * @default 0
   */
  readonly minNodes?: number;
  /**
   * How many nodes run at most.
   * @default 1
   */
  readonly maxNodes?: number;
  /**
   * How long a node is idle before it is taken away, as an ISO 8601 duration.
   * @default 'PT2M'
   */
  readonly idleTimeBeforeScaleDown?: string;
  /**
   * The user-assigned identity that jobs on the cluster act as.
   * @default - a system-assigned one
   */
  readonly identity?: IIdentityRef;
  /**
   * Further user-assigned identities that jobs on the cluster may act as besides `identity`, which is needed then. They get no roles here.
   * @default - none
   */
  readonly additionalIdentities?: IIdentityRef[];
  /**
   * Lets somebody sign in at the nodes with an SSH key. A change replaces the cluster.
   * @default - nobody: local authentication is off
   */
  readonly ssh?: ClusterSshAccess;
  /**
   * What the cluster is for. A change replaces the cluster.
   * @default - none
   */
  readonly description?: string;
}

export interface ComputeClusterProps extends ComputeClusterOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/**
 * A cluster of virtual machines that Azure Machine Learning starts for jobs and takes away when they are idle. It has an identity of its own, no local
 * authentication, and no public addresses where the workspace is private. It is made after the workspace's private endpoint and outbound rules.
 *
 * Throws for a name, size, number or duration that Azure would refuse, and for a network in which the nodes could not reach the workspace.
 */
export class ComputeCluster extends ComputeBase implements ICompute {
  /** The compute cluster. */
  readonly resource: MachineLearningComputeCluster;
  readonly principalId?: string;
  /** The name of the cluster, as jobs give it. */
  readonly name: string;

  constructor(scope: Construct, id: string, props: ComputeClusterProps) {
    const { workspace, identity, ssh } = props;
    super(scope, id, workspace);
    this.checkKind(props);
    this.checkNodes(props);
    checkOwnIdentities(this, props);
    if (props.description !== undefined) checkText(this, 'description', props.description);
    const { dependsOn = [], ...network } = placeNodes(this, workspace, props);
    this.name = takeName(this, 'computeCluster', { name: props.name ?? id, place: workspace.id });

    this.resource = new MachineLearningComputeCluster(this, 'Resource', {
      name: this.name,
      machineLearningWorkspaceId: workspace.id,
      // Azure reports the workspace's region, whichever the cluster is in: with another one, each plan would replace it.
      location: workspace.location,
      vmSize: vmSizeOf(this, props.vmSize),
      vmPriority: props.priority ?? ComputePriority.DEDICATED,
      scaleSettings: {
        minNodeCount: props.minNodes ?? 0,
        maxNodeCount: props.maxNodes ?? 1,
        scaleDownNodesAfterIdleDuration: canonicalDuration(this, 'idleTimeBeforeScaleDown', props.idleTimeBeforeScaleDown ?? 'PT2M'),
      },
      identity: identityOf(props),
      localAuthEnabled: ssh !== undefined,
      // By key only: azurerm never reads a password back, and would replace the cluster in each plan.
      ssh: ssh && { adminUsername: ssh.userName ?? 'azureuser', keyValue: checkSshPublicKey(this, 'ssh.publicKey', ssh.publicKey) },
      sshPublicAccessEnabled: ssh?.publicAccess ?? false,
      description: props.description,
      ...network,
      dependsOn: beforeUse(this, allIdentities(props), dependsOn),
    });
    orderCompute(workspace, this.resource);
    this.principalId = identity === undefined ? this.resource.identity.principalId : identity.principalId;
    this.accessStorage(identity !== undefined);
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }

  /** Source: Microsoft's page "What is an Azure Machine Learning hub workspace?". */
  private checkKind({ workspace }: ComputeClusterProps): void {
    if (workspace.isHub !== true) return;
    refuse(this, {
      property: 'workspace',
      value: workspace.name,
      rule: 'an AI Foundry hub has no compute clusters: jobs run on serverless compute there',
      remedy: `Leave out the cluster, make a compute instance, or use an MlWorkspace`,
    });
  }

  private checkNodes({ minNodes = 0, maxNodes = 1 }: ComputeClusterProps): void {
    checkWhole(this, 'minNodes', minNodes, 0, 100_000, 'a cluster has a whole number of nodes');
    checkWhole(this, 'maxNodes', maxNodes, 1, 100_000, 'a cluster has a whole number of nodes, one at least');
    if (Token.isUnresolved(minNodes) || Token.isUnresolved(maxNodes) || minNodes <= maxNodes) return;
    refuse(this, {
      property: 'minNodes',
      value: minNodes,
      rule: `it is more than 'maxNodes', which is ${maxNodes}`,
      remedy: 'Pass 0, so that idle nodes cost nothing',
    });
  }
}

import { MachineLearningComputeCluster } from '@cdktf/provider-azurerm/lib/machine-learning-compute-cluster';
import { Construct } from 'constructs';
import { checkAll, together } from '../core/errors';
import { checkText } from '../core/checks';
import { canonicalDuration } from '../core/duration';
import { given } from '../core/given';
import { allIdentities, checkOwnIdentities, identityOf } from '../core/identities';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { checkSshPublicKey } from '../core/ssh-key';
import { orderCompute } from '../workspace-ref/network-order';
import { ComputeBase, ICompute } from './compute-base';
import { checkKind, checkNodes } from './compute-cluster-checks';
import { ComputeClusterProps, ComputePriority } from './compute-cluster-props';
import { placeNodes } from './compute-network';
import { vmSizeOf } from './vm-size';

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
    props = given(scope, id, 'ComputeClusterProps', props);
    const { workspace, identity, ssh } = props;
    super(scope, id, workspace);
    const config = together(this, () => {
      checkAll(this, props, [checkKind, checkNodes, checkOwnIdentities]);
      if (props.description !== undefined) checkText(this, 'description', props.description);
      const { dependsOn = [], ...network } = placeNodes(this, workspace, props);

      return {
        name: takeName(this, 'computeCluster', { name: props.name ?? id, place: workspace.id }),
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
      };
    });
    this.name = config.name;
    this.resource = new MachineLearningComputeCluster(this, 'Resource', config);
    orderCompute(workspace, this.resource);
    this.principalId = identity === undefined ? this.resource.identity.principalId : identity.principalId;
    this.accessStorage(identity !== undefined);
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }
}

import { MachineLearningSynapseSpark } from '@cdktf/provider-azurerm/lib/machine-learning-synapse-spark';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { checkText } from '../core/checks';
import { given } from '../core/given';
import { identityOf } from '../core/identities';
import { takeName } from '../core/naming';
import { requireSubscription } from '../providers/subscription-checks';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { beforeUse } from '../core/order';
import { IIdentityRef, IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { ComputeBase, ICompute } from './compute-base';
import { orderCompute } from '../workspace-ref/network-order';

/** Which Synapse Spark pool is attached, and as whom it runs jobs. */
export interface SynapseSparkOptions {
  /**
   * The name of the compute in the workspace: 3-16 letters, digits and dashes.
   * @default - the construct id
   * @change replaces the Synapse Spark compute
   */
  readonly name?: string;
  /**
   * The Synapse Spark pool.
   * @change replaces the Synapse Spark compute
   */
  readonly sparkPool: IResourceRef;
  /**
   * The user-assigned identity of the compute.
   * @default - a system-assigned one, which must be made a Synapse Administrator in Synapse Studio
   * @change replaces the Synapse Spark compute
   */
  readonly identity?: IIdentityRef;
  /**
   * What the compute is for.
   * @default - none
   * @change replaces the Synapse Spark compute
   */
  readonly description?: string;
}

/** Which Synapse Spark pool is attached to which workspace. */
export interface SynapseSparkProps extends SynapseSparkOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/**
 * A Synapse Spark pool that jobs of a workspace run on, without local authentication. The pool itself is not configured. Azure changes nothing of the
 * attachment: any change attaches the pool anew, which the plan shows. Only its tags stay as they were.
 *
 * Throws for a name or an id that Azure would refuse.
 */
export class SynapseSpark extends ComputeBase implements ICompute {
  /** The attachment. */
  readonly resource: MachineLearningSynapseSpark;
  readonly principalId?: string;

  constructor(scope: Construct, id: string, props: SynapseSparkProps) {
    props = given(scope, id, 'SynapseSparkProps', props);
    const { workspace, sparkPool, identity } = props;
    super(scope, id, workspace);

    this.resource = new MachineLearningSynapseSpark(
      this,
      'Resource',
      together(this, () => {
        checkResourceId(this, 'sparkPool', sparkPool.id, ResourceKind.SPARK_POOL);
        if (identity !== undefined) checkResourceId(this, 'identity', identity.id, ResourceKind.IDENTITY);
        if (props.description !== undefined) checkText(this, 'description', props.description);
        return {
          name: takeName(this, 'synapseSpark', { name: props.name ?? id, place: workspace.id }),
          machineLearningWorkspaceId: workspace.id,
          location: workspace.location,
          synapseSparkPoolId: sparkPool.id,
          localAuthEnabled: false,
          identity: identityOf({ identity }),
          description: props.description,
          lifecycle: { ignoreChanges: ['tags'] },
          dependsOn: beforeUse(this, [workspace, sparkPool, identity]),
        };
      }),
    );
    requireSubscription(this, 'workspace', workspace, this.resource);
    orderCompute(workspace, this.resource);
    this.principalId = identity === undefined ? this.resource.identity.principalId : identity.principalId;
    this.accessStorage(identity !== undefined);
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }
}

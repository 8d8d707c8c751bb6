import { MachineLearningInferenceCluster } from '@cdktf/provider-azurerm/lib/machine-learning-inference-cluster';
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

/** What a Kubernetes cluster is for. */
export enum InferenceClusterPurpose {
  /** Serving: the cluster must have 12 virtual cores at least. */
  FAST_PROD = 'FastProd',
  /** Serving with many models per node. */
  DENSE_PROD = 'DenseProd',
  /** Development and tests, on a cluster of any size. */
  DEV_TEST = 'DevTest',
}

/** Which Azure Kubernetes Service cluster is attached, and as what. */
export interface InferenceClusterOptions {
  /**
   * The name of the compute in the workspace: 2-16 letters, digits and dashes.
   * @default - the construct id
   * @change replaces the inference cluster
   */
  readonly name?: string;
  /**
   * The Azure Kubernetes Service cluster.
   * @change replaces the inference cluster
   */
  readonly kubernetesCluster: IResourceRef;
  /**
   * What the cluster is for.
   * @default InferenceClusterPurpose.FAST_PROD
   * @change replaces the inference cluster
   */
  readonly purpose?: InferenceClusterPurpose;
  /**
   * The label before the cluster's region in the address of its services, for which Microsoft then makes a certificate.
   * @default - none: services are reached without TLS, or behind an ingress of your own
   * @change replaces the inference cluster
   */
  readonly leafDomainLabel?: string;
  /**
   * The user-assigned identity of the compute.
   * @default - a system-assigned one
   * @change replaces the inference cluster
   */
  readonly identity?: IIdentityRef;
  /**
   * What the compute is for.
   * @default - none
   * @change replaces the inference cluster
   */
  readonly description?: string;
}

/** Which Azure Kubernetes Service cluster is attached to which workspace. */
export interface InferenceClusterProps extends InferenceClusterOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}

/**
 * An Azure Kubernetes Service cluster that a workspace serves models on. The cluster itself is not configured. Azure changes nothing of the attachment:
 * any change attaches the cluster anew, which the plan shows. Only its tags stay as they were.
 *
 * Throws for a name or an id that Azure would refuse.
 */
export class InferenceCluster extends ComputeBase implements ICompute {
  /** The attachment. */
  readonly resource: MachineLearningInferenceCluster;
  readonly principalId?: string;

  constructor(scope: Construct, id: string, props: InferenceClusterProps) {
    props = given(scope, id, 'InferenceClusterProps', props);
    const { workspace, kubernetesCluster, identity } = props;
    super(scope, id, workspace);

    this.resource = new MachineLearningInferenceCluster(
      this,
      'Resource',
      together(this, () => {
        checkResourceId(this, 'kubernetesCluster', kubernetesCluster.id, ResourceKind.KUBERNETES_CLUSTER);
        if (identity !== undefined) checkResourceId(this, 'identity', identity.id, ResourceKind.IDENTITY);
        if (props.description !== undefined) checkText(this, 'description', props.description);
        return {
          name: takeName(this, 'inferenceCluster', { name: props.name ?? id, place: workspace.id }),
          machineLearningWorkspaceId: workspace.id,
          location: workspace.location,
          kubernetesClusterId: kubernetesCluster.id,
          clusterPurpose: props.purpose ?? InferenceClusterPurpose.FAST_PROD,
          ssl: props.leafDomainLabel === undefined ? undefined : { leafDomainLabel: props.leafDomainLabel },
          identity: identityOf({ identity }),
          description: props.description,
          lifecycle: { ignoreChanges: ['tags'] },
          dependsOn: beforeUse(this, [workspace, kubernetesCluster, identity]),
        };
      }),
    );
    requireSubscription(this, 'workspace', workspace, this.resource);
    orderCompute(workspace, this.resource);
    this.principalId = identity === undefined ? this.resource.identity.principalId : identity.principalId;
  }

  /** The Azure resource id. */
  get id(): string {
    return this.resource.id;
  }
}

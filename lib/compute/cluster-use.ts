import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { comparable } from '../core/resolve';
import { IResourceRef } from '../core/types';
import { ComputeCluster } from './compute-cluster';

/** What runs on a cluster. */
export interface ClusterUse {
  /** The property that names the cluster. */
  readonly property: string;
  /** The property that says how many nodes it takes. */
  readonly nodesProperty: string;
  readonly nodes: number;
  readonly cluster: ComputeCluster;
  readonly workspace: IResourceRef;
}

/** Refuses a cluster of another workspace, which Azure would not find, and more nodes than a cluster grows to, for which a job would wait forever. */
export function checkClusterUse(scope: Construct, { property, nodesProperty, nodes, cluster, workspace }: ClusterUse): void {
  const owner = cluster.resource.machineLearningWorkspaceIdInput;
  // An id and a reference may well mean the same workspace.
  const comparableIds = Token.isUnresolved(owner) === Token.isUnresolved(workspace.id);
  if (comparableIds && comparable(cluster, owner) !== comparable(scope, workspace.id)) {
    refuse(scope, {
      property,
      value: cluster.node.path,
      rule: 'it is a cluster of another workspace',
      remedy: `Pass one that 'addComputeCluster' of the same workspace has made`,
    });
  }
  const most = cluster.resource.scaleSettingsInput?.maxNodeCount;
  if (most === undefined || Token.isUnresolved(most) || Token.isUnresolved(nodes) || nodes <= most) return;
  refuse(scope, {
    property: nodesProperty,
    value: nodes,
    rule: `the cluster [${cluster.node.path}] grows to ${most}, and jobs would wait for more forever`,
    remedy: `Pass less, or a cluster with higher 'maxNodes'`,
  });
}

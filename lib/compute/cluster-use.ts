import { TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { comparable } from '../core/resolve';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { ComputeCluster } from './compute-cluster';

/** What runs on a cluster. */
export interface ClusterUse {
  /** The property that names the cluster. */
  readonly property: string;
  /** The property that says how many nodes it takes. */
  readonly nodesProperty: string;
  readonly nodes: number;
  readonly cluster: ComputeCluster;
  readonly workspace: IWorkspaceRef;
}

/** Refuses a cluster of another workspace, which Azure would not find, and more nodes than a cluster grows to, for which a job would wait forever. */
export function checkClusterUse(scope: Construct, { property, nodesProperty, nodes, cluster, workspace }: ClusterUse): void {
  if (isOther(cluster._workspace, workspace)) {
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

/** Whether two workspaces are known to be different ones: an id and a reference may mean the same, and so may what two stacks know only by reference. */
function isOther(one: IWorkspaceRef, other: IWorkspaceRef): boolean {
  if (one === other || Token.isUnresolved(one.id) !== Token.isUnresolved(other.id)) return false;
  const ids = [comparable(one, one.id), comparable(other, other.id)];
  const comparableIds = !Token.isUnresolved(one.id) || TerraformStack.of(one) === TerraformStack.of(other);
  return comparableIds ? ids[0] !== ids[1] : ids.every((id) => id.startsWith('${azurerm_'));
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { refuse } from '../core/errors';
import { ComputeClusterProps } from './compute-cluster-props';

// What the props alone tell.

/** Source: Microsoft's page "What is an Azure Machine Learning hub workspace?". */
export function checkKind(scope: Construct, { workspace }: ComputeClusterProps): void {
  if (workspace.isHub !== true) return;
  refuse(scope, {
    property: 'workspace',
    value: workspace.name,
    rule: 'an AI Foundry hub has no compute clusters: jobs run on serverless compute there',
    remedy: `Leave out the cluster, make a compute instance, or use an MlWorkspace`,
  });
}

/** Refuses numbers of nodes that make no range. */
export function checkNodes(scope: Construct, { minNodes = 0, maxNodes = 1 }: ComputeClusterProps): void {
  checkWhole(scope, 'minNodes', minNodes, 0, 100_000, 'a cluster has a whole number of nodes');
  checkWhole(scope, 'maxNodes', maxNodes, 1, 100_000, 'a cluster has a whole number of nodes, one at least');
  if (Token.isUnresolved(minNodes) || Token.isUnresolved(maxNodes) || minNodes <= maxNodes || maxNodes < 1) return;
  refuse(scope, {
    property: 'minNodes',
    value: minNodes,
    rule: `it is more than 'maxNodes', which is ${maxNodes}`,
    remedy: 'Pass 0, so that idle nodes cost nothing',
  });
}

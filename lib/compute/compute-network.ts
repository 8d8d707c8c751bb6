import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { isManaged } from '../workspace-ref/workspace-enums';
import { Problem, refuse } from '../core/errors';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { expectSubnet } from './compute-network-checks';

/** Where the nodes of a compute are, and whether the internet knows them. */
export interface ComputeNetworkOptions {
  /**
   * The subnet of the nodes. A workspace that is closed to the public network needs one, unless it has a managed network, which refuses one.
   * @default - none: the managed network, or a network of Azure's
   * @change replaces it | ComputeCluster: added: replaces it; changed: replaces it; taken away: stays in Azure
   */
  readonly subnet?: IResourceRef;
  /**
   * Whether nodes have public addresses. Azure can set this only at creation.
   * @default - false in a managed network, and in a `subnet` where the workspace is closed or privately linked; true otherwise
   * @change replaces it
   */
  readonly publicIp?: boolean;
}

/** Where nodes go, as azurerm arguments. */
export interface Placement {
  readonly subnetResourceId?: string;
  readonly nodePublicIpEnabled: boolean;
  readonly dependsOn?: ITerraformDependable[];
}

/** Refuses what Azure would refuse of a compute's network only when it makes the compute, and decides what is left open. */
export function placeNodes(scope: Construct, workspace: IWorkspaceRef, { subnet, publicIp }: ComputeNetworkOptions): Placement {
  if (subnet !== undefined) checkResourceId(scope, 'subnet', subnet.id, ResourceKind.SUBNET);
  const wrong = wrongOnHub(workspace, subnet) ?? wrongPlace(workspace, subnet, publicIp);
  if (wrong !== undefined) refuse(scope, wrong);
  if (subnet !== undefined) expectSubnet(scope, 'subnet', workspace, subnet);
  const linked = workspace.publicNetworkAccess === false || workspace.privatelyLinked === true;
  // Nodes in no network of yours reach even a linked workspace over the public one, and azurerm refuses an instance with neither.
  const apart = isManaged(workspace.managedNetwork) || (subnet !== undefined && linked);
  return {
    subnetResourceId: subnet?.id,
    nodePublicIpEnabled: publicIp ?? !apart,
    dependsOn: beforeUse(scope, [workspace, subnet]),
  };
}

/** Source: Microsoft's page "What is an Azure Machine Learning hub workspace?". */
function wrongOnHub({ isHub, managedNetwork, publicNetworkAccess }: IWorkspaceRef, subnet: IResourceRef | undefined): Problem | undefined {
  if (isHub !== true || isManaged(managedNetwork)) return undefined;
  if (subnet !== undefined) {
    return {
      property: 'subnet',
      value: subnet.id,
      rule: 'Azure puts no computes of an AI Foundry hub into virtual networks of yours',
      remedy: `Leave out 'subnet', and give the hub a 'managedNetwork'`,
    };
  }
  if (managedNetwork === undefined || publicNetworkAccess !== false) return undefined;
  return {
    property: 'managedNetwork',
    value: managedNetwork,
    rule: 'the hub is closed to the public network, and its computes could reach it only from a managed network',
    remedy: `Give the hub a 'managedNetwork'`,
  };
}

function wrongPlace(workspace: IWorkspaceRef, subnet: IResourceRef | undefined, publicIp: boolean | undefined) {
  const managed = isManaged(workspace.managedNetwork);
  const unknown = workspace.managedNetwork === undefined;
  if (managed && subnet !== undefined) {
    return {
      property: 'subnet',
      value: subnet.id,
      rule: 'the workspace has a managed network, and Azure puts its computes there',
      remedy: `Leave out 'subnet'`,
    };
  }
  if (managed && publicIp === true) {
    return {
      property: 'publicIp',
      value: publicIp,
      rule: 'computes in a managed network have no public addresses',
      remedy: `Leave out 'publicIp'`,
    };
  }
  if (unknown && publicIp === undefined && subnet === undefined) {
    return {
      property: 'publicIp',
      value: publicIp,
      rule: 'the workspace is imported, and whether it has a managed network is unknown: with one, asking for public addresses would replace the compute in each plan',
      remedy: `Pass 'managedNetwork' to fromWorkspaceAttributes, or 'publicIp' here`,
    };
  }
  if (subnet !== undefined) {
    const reached = workspace.privatelyLinked !== false || workspace.linkedFurther;
    return publicIp === false && !reached ? notLinked(publicIp) : undefined;
  }
  if (managed || unknown) return undefined;
  if (workspace.publicNetworkAccess === false) {
    return {
      property: 'subnet',
      value: undefined,
      rule: 'the workspace is closed to the public network, and computes outside of its virtual network could not reach it',
      remedy: `Pass a 'subnet' of the network that its private endpoints are in, or give the workspace a 'managedNetwork'`,
    };
  }
  if (publicIp !== false) return undefined;
  return {
    property: 'publicIp',
    value: publicIp,
    rule: 'nodes without public addresses need a network in which they reach the workspace',
    remedy: `Pass a 'subnet', or give the workspace a 'managedNetwork'`,
  };
}

function notLinked(publicIp: boolean) {
  return {
    property: 'publicIp',
    value: publicIp,
    rule: 'nodes without public addresses reach a workspace only through a private endpoint, and it has none',
    remedy: `Give the workspace a 'privateLink', or call addPrivateLink before, or leave out 'publicIp'`,
  };
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { expectSubnet } from '../../compute/compute-network-checks';
import { IdentityType, isManaged } from '../../workspace-ref/workspace-enums';
import { checkName } from '../../core/naming';
import { Problem, refuse, refuseLater, warn } from '../../core/errors';
import { checkResourceId, ResourceKind } from '../../core/resource-id';
import { IResourceRef } from '../../core/types';
import { configured } from '../../core/declared';
import { MlWorkspaceProps } from '../props/ml-workspace-props';
import { IWorkspaceRef } from '../../workspace-ref/workspace-ref';
import { WorkspaceRegistry } from '../../parts/workspace-registry';

/** What a machine learning workspace refuses and warns of, besides what every kind of workspace does. */
export function checkMlWorkspace(scope: Construct, props: MlWorkspaceProps): void {
  checkComputes(scope, props);
  expectOpenRegistry(scope, props);
  warnOfProvisioning(scope, props);
  warnOfImageBuild(scope, props);
}

// What the props alone tell.

/** Refuses what Azure would refuse of the computes and the kind. */
function checkComputes(scope: Construct, props: MlWorkspaceProps): void {
  const problem = imageBuildProblem(props) ?? managedNetworkProblem(props) ?? serverlessProblem(props) ?? featureStoreProblem(props);
  if (problem !== undefined) refuse(scope, problem);
  if (props.imageBuildComputeName !== undefined) checkName(scope, 'computeCluster', props.imageBuildComputeName, 'imageBuildComputeName');
  if (props.serverlessCompute?.subnet !== undefined) {
    checkResourceId(scope, 'serverlessCompute.subnet', props.serverlessCompute.subnet.id, ResourceKind.SUBNET);
  }
}

function imageBuildProblem({ imageBuild, imageBuildComputeName }: MlWorkspaceProps): Problem | undefined {
  if (imageBuildComputeName === undefined) return undefined;
  if (imageBuild !== undefined) {
    return {
      property: 'imageBuildComputeName',
      value: imageBuildComputeName,
      rule: `'imageBuild' makes the cluster that builds images, and a workspace has one`,
      remedy: `Leave out either, and give the cluster its name with 'imageBuild.name'`,
    };
  }
  if (!Token.isUnresolved(imageBuildComputeName)) return undefined;
  return {
    property: 'imageBuildComputeName',
    value: imageBuildComputeName,
    rule: 'a reference to a cluster of this workspace would be a cycle, since the cluster refers to the workspace',
    remedy: `Pass the cluster's name as a literal, or 'imageBuild'`,
  };
}

function managedNetworkProblem({ managedNetwork, provisionManagedNetworkOnCreation }: MlWorkspaceProps): Problem | undefined {
  if (provisionManagedNetworkOnCreation !== true || isManaged(managedNetwork)) return undefined;
  return {
    property: 'provisionManagedNetworkOnCreation',
    value: provisionManagedNetworkOnCreation,
    rule: 'the workspace has no managed network',
    remedy: `Pass 'managedNetwork', or leave it out`,
  };
}

function serverlessProblem({ serverlessCompute, managedNetwork, publicNetworkAccess }: MlWorkspaceProps): Problem | undefined {
  if (serverlessCompute === undefined) return undefined;
  const { subnet, publicIp } = serverlessCompute;
  if (subnet !== undefined && isManaged(managedNetwork)) {
    return {
      property: 'serverlessCompute.subnet',
      value: subnet.id,
      rule: 'the workspace has a managed network, and Azure puts serverless computes there',
      remedy: `Leave out 'serverlessCompute'`,
    };
  }
  if (publicIp === true && isManaged(managedNetwork)) {
    return {
      property: 'serverlessCompute.publicIp',
      value: publicIp,
      rule: 'computes in a managed network have no public addresses',
      remedy: `Leave out 'serverlessCompute'`,
    };
  }
  if (subnet !== undefined || publicIp === true || publicNetworkAccess === true) return undefined;
  return {
    property: 'serverlessCompute.publicIp',
    value: publicIp,
    rule: 'azurerm refuses nodes without public addresses and without a subnet for a workspace that is closed to the public network',
    remedy: isManaged(managedNetwork)
      ? `Leave out 'serverlessCompute': nodes are in the managed network`
      : `Pass 'serverlessCompute.subnet', or 'serverlessCompute.publicIp: true'`,
  };
}

function featureStoreProblem({ featureStore }: MlWorkspaceProps): Problem | undefined {
  const version = featureStore?.sparkRuntimeVersion;
  if (version === undefined || Token.isUnresolved(version) || /^\d+\.\d+$/.test(version)) return undefined;
  return {
    property: 'featureStore.sparkRuntimeVersion',
    value: version,
    rule: 'this is no version of Apache Spark',
    remedy: `Pass one such as '3.4'`,
  };
}

// What the whole program tells.

/** The nodes of serverless jobs are computes of the workspace too. */
export function expectServerless(workspace: Construct & IWorkspaceRef, { serverlessCompute }: MlWorkspaceProps): void {
  if (serverlessCompute?.subnet !== undefined) expectSubnet(workspace, 'serverlessCompute.subnet', workspace, serverlessCompute.subnet);
}

/** A brought registry may turn out to be closed, where images are not built serverless. */
function expectOpenRegistry(scope: Construct, props: MlWorkspaceProps): void {
  if (props.publicNetworkAccess !== true || buildsImages(props)) return;
  refuseLater(scope, () => {
    if (isClosedRegistry(scope, props.registry)) askForImageBuild(scope);
    return [];
  });
}

/** Whether the program declares a registry as closed to the public network, but for some addresses. */
function isClosedRegistry(scope: Construct, registry: IResourceRef | undefined): boolean {
  const declared = configured(scope, registry instanceof WorkspaceRegistry ? registry.resource : registry, 'azurerm_container_registry');
  const rules = declared?.networkRuleSetInput as readonly { readonly defaultAction?: string }[] | undefined;
  return declared?.publicNetworkAccessEnabledInput === false || rules?.[0]?.defaultAction === 'Deny';
}

// What is only risky.

/** A network that is provisioned while Azure creates the workspace has its endpoints before the workspace's own identity can be granted anything. */
function warnOfProvisioning(scope: Construct, { provisionManagedNetworkOnCreation, identityType }: MlWorkspaceProps): void {
  if (provisionManagedNetworkOnCreation !== true || identityType !== IdentityType.SYSTEM_ASSIGNED) return;
  warn(
    scope,
    `'identityType' is SystemAssigned: 'provisionManagedNetworkOnCreation' makes private endpoints before that identity has the role to approve them; a user-assigned identity has it before`,
  );
}

/** Asks for a cluster that builds images where Azure cannot do it serverless, in a closed workspace. */
function warnOfImageBuild(scope: Construct, props: MlWorkspaceProps): void {
  if (props.publicNetworkAccess !== true && !buildsImages(props)) askForImageBuild(scope);
}

/** Whether there is something that builds images, or nothing that it would be needed for. */
function buildsImages({ registry, managedNetwork, imageBuild, imageBuildComputeName }: MlWorkspaceProps): boolean {
  if (registry === WorkspaceRegistry.MADE_BY_AZURE || isManaged(managedNetwork)) return true;
  return imageBuild !== undefined || imageBuildComputeName !== undefined;
}

function askForImageBuild(scope: Construct): void {
  warn(
    scope,
    `'imageBuild' is not given: images cannot be built serverless for a closed registry; pass it the size and subnet of a cluster, or use a managed network`,
  );
}

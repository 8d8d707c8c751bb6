import { Construct } from 'constructs';
import { AzureCloud } from './core/azure-cloud';
import { checkKey } from './parts/encryption';
import { ConfigurationError, Problem, warn } from './core/errors';
import { checkObjectId, checkText } from './core/checks';
import { checkIdentities } from './core/identities';
import { knownRegion } from './core/location';
import { CommonWorkspaceProps, IdentityType, isManaged } from './common-workspace-props';
import { checkResourceId, ResourceKind } from './core/resource-id';
import { checkDeletionNotes } from './parts/deletion-protection';
import { WorkspaceRegistry } from './parts/workspace-registry';

/** Refuses what Azure would refuse only when it creates the workspace, and what would be silently without effect. */
export function checkCommon(scope: Construct, props: CommonWorkspaceProps): void {
  const refuse = (problem: Problem): never => {
    throw new ConfigurationError(scope, problem);
  };
  checkParts(scope, props);
  checkIdentities(scope, props);
  checkIdentityType(props, refuse);
  checkEncryption(scope, props, refuse);
  checkNetwork(props, refuse);
  checkDeletionNotes(scope, props);
  if (props.friendlyName !== undefined) checkText(scope, 'friendlyName', props.friendlyName);
  if (props.description !== undefined) checkText(scope, 'description', props.description);
}

type Refuse = (problem: Problem) => never;

function checkParts(scope: Construct, props: CommonWorkspaceProps): void {
  const kinds = [
    ['storage', props.storage, ResourceKind.STORAGE_ACCOUNT],
    ['vault', props.vault, ResourceKind.KEY_VAULT],
    ['registry', props.registry === WorkspaceRegistry.MADE_BY_AZURE ? undefined : props.registry, ResourceKind.REGISTRY],
    ['insights', props.insights, ResourceKind.INSIGHTS],
    ['logAnalytics', props.logAnalytics, ResourceKind.LOG_ANALYTICS],
  ] as const;
  for (const [property, part, kind] of kinds) if (part !== undefined) checkResourceId(scope, property, part.id, kind);

  if (props.insights !== undefined && props.logAnalytics !== undefined) {
    throw new ConfigurationError(scope, {
      property: 'logAnalytics',
      value: props.logAnalytics.id,
      rule: `the 'insights' that you bring has its own Log Analytics workspace`,
      remedy: `Leave out either 'logAnalytics' or 'insights'`,
    });
  }
  if (props.insights !== undefined && props.privateMonitoring !== undefined) {
    throw new ConfigurationError(scope, {
      property: 'privateMonitoring',
      value: props.privateMonitoring.id,
      rule: `'insights' is brought, and what is brought is not configured`,
      remedy: `Leave out 'privateMonitoring', and call addMember on it, or bring a WorkspaceInsights with 'privateMonitoring'`,
    });
  }
  const replicas = props.redundancy?.registryReplicas ?? [];
  if (props.redundancy !== undefined && props.storage !== undefined && (props.registry !== undefined || replicas.length === 0)) {
    throw new ConfigurationError(scope, {
      property: 'redundancy',
      value: props.redundancy.storage,
      rule: `the parts that it concerns are all brought, and what is brought is not configured`,
      remedy: `Leave out 'redundancy', or the parts`,
    });
  }
  if (props.tenantId !== undefined && props.vault !== undefined) {
    throw new ConfigurationError(scope, {
      property: 'tenantId',
      value: props.tenantId,
      rule: `it is the tenant of the vault that is made, but 'vault' is brought`,
      remedy: `Leave out 'tenantId' or 'vault'`,
    });
  }
  if (props.privateLink?.storageSubresources !== undefined && props.storage !== undefined) {
    throw new ConfigurationError(scope, {
      property: 'privateLink.storageSubresources',
      value: props.privateLink.storageSubresources,
      rule: `'storage' is brought, and what is brought gets no private endpoints`,
      remedy: `Leave out 'storageSubresources', or bring a WorkspaceStorage with 'subresources'`,
    });
  }
}

function checkIdentityType({ identityType, identity, additionalIdentities = [], grants }: CommonWorkspaceProps, refuse: Refuse): void {
  const systemOnly = identityType === IdentityType.SYSTEM_ASSIGNED;
  if (systemOnly && identity !== undefined) {
    refuse({
      property: 'identityType',
      value: identityType,
      rule: `a workspace with only an identity of its own cannot use the 'identity' that you bring`,
      remedy: `Leave out 'identity', or pass IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED`,
    });
  }
  if (systemOnly && additionalIdentities.length > 0) {
    refuse({
      property: 'additionalIdentities',
      value: additionalIdentities.map(({ id }) => id),
      rule: 'a workspace with only an identity of its own has no user-assigned ones',
      remedy: `Leave them out, or pass IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED`,
    });
  }
  if (systemOnly && grants !== undefined) {
    refuse({
      property: 'grants',
      value: grants,
      rule: `Azure grants a system-assigned identity what it needs, while it creates the workspace`,
      remedy: `Leave out 'grants'`,
    });
  }
  if (!systemOnly && identity === undefined && grants === false) {
    refuse({
      property: 'grants',
      value: grants,
      rule: 'Azure refuses a workspace whose user-assigned identity has no roles, and nobody else can grant them to an identity that is made here',
      remedy: `Leave out 'grants', or bring an 'identity' that has its roles`,
    });
  }
  if (grants === true && identity !== undefined && identity.principalId === undefined) {
    refuse({
      property: 'identity.principalId',
      value: undefined,
      rule: `roles are granted to the identity's principal id`,
      remedy: `Pass the identity with its 'principalId', or its L1 resource or data source, or leave out 'grants'`,
    });
  }
}

function checkEncryption(scope: Construct, props: CommonWorkspaceProps, refuse: Refuse): void {
  const { encryption, highBusinessImpact, identityType } = props;
  if (encryption === undefined) return;
  checkKey(scope, encryption.key);
  if (highBusinessImpact === false) {
    refuse({
      property: 'highBusinessImpact',
      value: highBusinessImpact,
      rule: 'Azure turns it on for a workspace with a customer-managed key, so that the next plan would replace the workspace',
      remedy: `Leave out 'highBusinessImpact', or pass true`,
    });
  }
  const { serviceSideEncryption, cosmosDbPrincipalId } = encryption;
  if (serviceSideEncryption === true && cosmosDbPrincipalId !== undefined) {
    refuse({
      property: 'encryption.cosmosDbPrincipalId',
      value: cosmosDbPrincipalId,
      rule: `with 'serviceSideEncryption: true' there is no Azure Cosmos DB in your subscription to grant the key to`,
      remedy: `Leave out 'encryption.cosmosDbPrincipalId'`,
    });
  }
  if (serviceSideEncryption !== true && cosmosDbPrincipalId === undefined) {
    refuse({
      property: 'encryption.serviceSideEncryption',
      value: serviceSideEncryption,
      rule: 'Azure then keeps metadata in an Azure Cosmos DB of your subscription, which must be granted the key',
      remedy: `Pass 'encryption.cosmosDbPrincipalId', as printed by \`${declaredCloud(props)._cosmosDbCommand}\`, or 'serviceSideEncryption: true'`,
    });
  }
  if (cosmosDbPrincipalId !== undefined) checkObjectId(scope, 'encryption.cosmosDbPrincipalId', cosmosDbPrincipalId);
  if (identityType === IdentityType.SYSTEM_ASSIGNED) {
    warn(
      scope,
      `'identityType' is SystemAssigned: the workspace's identity gets the right to use the key only after Azure has created it; a user-assigned identity has it before`,
    );
  }
}

function checkNetwork({ privateLink, cloud, managedNetwork, managedNetworkPropagationSeconds: seconds }: CommonWorkspaceProps, refuse: Refuse): void {
  if (seconds !== undefined && !isManaged(managedNetwork)) {
    refuse({
      property: 'managedNetworkPropagationSeconds',
      value: seconds,
      rule: 'the workspace has no managed network whose private endpoints would be approved',
      remedy: `Leave it out, or pass 'managedNetwork'`,
    });
  }
  if (privateLink?.dnsZones !== undefined && privateLink.virtualNetwork !== undefined) {
    refuse({
      property: 'privateLink.virtualNetwork',
      value: privateLink.virtualNetwork.id,
      rule: `the 'dnsZones' that you bring are not configured by the workspace`,
      remedy: `Leave out 'virtualNetwork', and call linkVirtualNetwork on the zones`,
    });
  }
  if (privateLink?.dnsZones !== undefined && cloud !== undefined && cloud !== privateLink.dnsZones.cloud) {
    refuse({
      property: 'cloud',
      value: cloud.environment,
      rule: `'privateLink.dnsZones' are those of the cloud '${privateLink.dnsZones.cloud.environment}'`,
      remedy: 'Pass the same cloud to both',
    });
  }
}

/** The cloud that is meant. */
export function declaredCloud({ cloud, privateLink }: CommonWorkspaceProps): AzureCloud {
  return cloud ?? privateLink?.dnsZones?.cloud ?? AzureCloud.PUBLIC;
}

/** The cloud that is meant; refuses a region of another one. */
export function cloudOf(scope: Construct, props: CommonWorkspaceProps): AzureCloud {
  const cloud = declaredCloud(props);
  const region = knownRegion(props.resourceGroup, props.location);
  if (region !== undefined) cloud._checkRegion(scope, region);
  return cloud;
}

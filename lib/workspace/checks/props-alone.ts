import { Construct } from 'constructs';
import { checkObjectId, checkText, isClosed } from '../../core/checks';
import { checkAll, refuse } from '../../core/errors';
import { checkIdentities } from '../../core/identities';
import { checkIpRanges } from '../../core/ip-ranges';
import { knownRegion } from '../../core/location';
import { checkResourceId, ResourceKind } from '../../core/resource-id';
import { checkDeletionNotes } from '../../governance/deletion-protection';
import { checkKey } from '../../parts/encryption';
import { WorkspaceRegistry } from '../../parts/workspace-registry';
import { IdentityType, isManaged, ManagedNetwork } from '../../workspace-ref/workspace-enums';
import { CommonWorkspaceProps } from '../props/common-workspace-props';
import { checkPartNames } from './part-names-checks';
import { declaredCloud } from '../props/declared-cloud';

/** What the props alone tell: refuses what Azure would refuse only when it creates the workspace, and what would be silently without effect. */
export function checkProps(scope: Construct, props: CommonWorkspaceProps): void {
  checkAll(scope, props, [
    checkParts,
    checkIdentities,
    checkIdentityType,
    checkEncryption,
    checkNetwork,
    checkDeletionNotes,
    checkWords,
    checkSettings,
    checkDoor,
    checkRegion,
    checkPartNames,
  ]);
}

function checkWords(scope: Construct, { friendlyName, description }: CommonWorkspaceProps): void {
  if (friendlyName !== undefined) checkText(scope, 'friendlyName', friendlyName);
  if (description !== undefined) checkText(scope, 'description', description);
}

function checkDoor(scope: Construct, { publicNetworkAccess, privateLink }: CommonWorkspaceProps): void {
  isClosed(scope, publicNetworkAccess, privateLink);
}

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
    refuse(scope, {
      property: 'logAnalytics',
      value: props.logAnalytics.id,
      rule: `the 'insights' that you bring has its own Log Analytics workspace`,
      remedy: `Leave out either 'logAnalytics' or 'insights'`,
    });
  }
  if (props.insights !== undefined && props.privateMonitoring !== undefined) {
    refuse(scope, {
      property: 'privateMonitoring',
      value: props.privateMonitoring.id,
      rule: `'insights' is brought, and what is brought is not configured`,
      remedy: `Leave out 'privateMonitoring', and call addMember on it, or bring a WorkspaceInsights with 'privateMonitoring'`,
    });
  }
  const replicas = props.redundancy?.registryReplicas ?? [];
  if (props.redundancy !== undefined && props.storage !== undefined && (props.registry !== undefined || replicas.length === 0)) {
    refuse(scope, {
      property: 'redundancy',
      value: props.redundancy.storage,
      rule: `the parts that it concerns are all brought, and what is brought is not configured`,
      remedy: `Leave out 'redundancy', or the parts`,
    });
  }
  if (props.tenantId !== undefined && props.vault !== undefined) {
    refuse(scope, {
      property: 'tenantId',
      value: props.tenantId,
      rule: `it is the tenant of the vault that is made, but 'vault' is brought`,
      remedy: `Leave out 'tenantId' or 'vault'`,
    });
  }
  if (props.privateLink?.storageSubresources !== undefined && props.storage !== undefined) {
    refuse(scope, {
      property: 'privateLink.storageSubresources',
      value: props.privateLink.storageSubresources,
      rule: `'storage' is brought, and what is brought gets no private endpoints`,
      remedy: `Leave out 'storageSubresources', or bring a WorkspaceStorage with 'subresources'`,
    });
  }
}

function checkIdentityType(scope: Construct, { identityType, identity, additionalIdentities = [], grants }: CommonWorkspaceProps): void {
  const systemOnly = identityType === IdentityType.SYSTEM_ASSIGNED;
  if (systemOnly && identity !== undefined) {
    refuse(scope, {
      property: 'identityType',
      value: identityType,
      rule: `a workspace with only an identity of its own cannot use the 'identity' that you bring`,
      remedy: `Leave out 'identity', or pass IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED`,
    });
  }
  if (systemOnly && additionalIdentities.length > 0) {
    refuse(scope, {
      property: 'additionalIdentities',
      value: additionalIdentities.map(({ id }) => id),
      rule: 'a workspace with only an identity of its own has no user-assigned ones',
      remedy: `Leave them out, or pass IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED`,
    });
  }
  if (systemOnly && grants !== undefined) {
    refuse(scope, {
      property: 'grants',
      value: grants,
      rule: `Azure grants a system-assigned identity what it needs, while it creates the workspace`,
      remedy: `Leave out 'grants'`,
    });
  }
  if (!systemOnly && identity === undefined && grants === false) {
    refuse(scope, {
      property: 'grants',
      value: grants,
      rule: 'Azure refuses a workspace whose user-assigned identity has no roles, and nobody else can grant them to an identity that is made here',
      remedy: `Leave out 'grants', or bring an 'identity' that has its roles`,
    });
  }
  if (grants === true && identity !== undefined && identity.principalId === undefined) {
    refuse(scope, {
      property: 'identity.principalId',
      value: undefined,
      rule: `roles are granted to the identity's principal id`,
      remedy: `Pass the identity with its 'principalId', or its L1 resource or data source, or leave out 'grants'`,
    });
  }
}

function checkEncryption(scope: Construct, props: CommonWorkspaceProps): void {
  const { encryption, highBusinessImpact } = props;
  if (encryption === undefined) return;
  checkKey(scope, encryption.key);
  if (highBusinessImpact === false) {
    refuse(scope, {
      property: 'highBusinessImpact',
      value: highBusinessImpact,
      rule: 'Azure turns it on for a workspace with a customer-managed key, so that the next plan would replace the workspace',
      remedy: `Leave out 'highBusinessImpact', or pass true`,
    });
  }
  const { serviceSideEncryption, cosmosDbPrincipalId } = encryption;
  if (serviceSideEncryption === true && cosmosDbPrincipalId !== undefined) {
    refuse(scope, {
      property: 'encryption.cosmosDbPrincipalId',
      value: cosmosDbPrincipalId,
      rule: `with 'serviceSideEncryption: true' there is no Azure Cosmos DB in your subscription to grant the key to`,
      remedy: `Leave out 'encryption.cosmosDbPrincipalId'`,
    });
  }
  if (serviceSideEncryption !== true && cosmosDbPrincipalId === undefined) {
    refuse(scope, {
      property: 'encryption.serviceSideEncryption',
      value: serviceSideEncryption,
      rule: 'Azure then keeps metadata in an Azure Cosmos DB of your subscription, which must be granted the key',
      remedy: `Pass 'encryption.cosmosDbPrincipalId', as printed by \`${declaredCloud(props)._cosmosDbCommand}\`, or 'serviceSideEncryption: true'`,
    });
  }
  if (cosmosDbPrincipalId !== undefined) checkObjectId(scope, 'encryption.cosmosDbPrincipalId', cosmosDbPrincipalId);
}

function checkNetwork(
  scope: Construct,
  { privateLink, cloud, managedNetwork, managedNetworkPropagationSeconds: seconds }: CommonWorkspaceProps,
): void {
  if (seconds !== undefined && !isManaged(managedNetwork)) {
    refuse(scope, {
      property: 'managedNetworkPropagationSeconds',
      value: seconds,
      rule: 'the workspace has no managed network whose private endpoints would be approved',
      remedy: `Leave it out, or pass 'managedNetwork'`,
    });
  }
  if (privateLink?.dnsZones !== undefined && privateLink.virtualNetwork !== undefined) {
    refuse(scope, {
      property: 'privateLink.virtualNetwork',
      value: privateLink.virtualNetwork.id,
      rule: `the 'dnsZones' that you bring are not configured by the workspace`,
      remedy: `Leave out 'virtualNetwork', and call linkVirtualNetwork on the zones`,
    });
  }
  if (privateLink?.dnsZones !== undefined && cloud !== undefined && cloud !== privateLink.dnsZones.cloud) {
    refuse(scope, {
      property: 'cloud',
      value: cloud.environment,
      rule: `'privateLink.dnsZones' are those of the cloud '${privateLink.dnsZones.cloud.environment}'`,
      remedy: 'Pass the same cloud to both',
    });
  }
}

/** What of the settings Azure would refuse, or what would be without effect. */
function checkSettings(scope: Construct, { firewallSku, managedNetwork, allowedIpRanges, publicNetworkAccess }: CommonWorkspaceProps): void {
  if (firewallSku !== undefined && managedNetwork !== ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND) {
    refuse(scope, {
      property: 'firewallSku',
      value: firewallSku,
      rule: `Azure makes a firewall only in a managed network of the mode ${ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND}`,
      remedy: `Leave it out, or pass that as 'managedNetwork'`,
    });
  }
  if (allowedIpRanges === undefined) return;
  checkIpRanges(scope, 'allowedIpRanges', allowedIpRanges);
  if (publicNetworkAccess === true) return;
  refuse(scope, {
    property: 'allowedIpRanges',
    value: allowedIpRanges,
    rule: 'the workspace is closed to the public network, so that they would be without effect',
    remedy: `Pass 'publicNetworkAccess: true', or leave them out`,
  });
}

/** Refuses a region of another cloud. */
function checkRegion(scope: Construct, props: CommonWorkspaceProps): void {
  const region = knownRegion(props.resourceGroup, props.location);
  if (region !== undefined) declaredCloud(props)._checkRegion(scope, region);
}

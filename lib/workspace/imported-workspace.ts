import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { together } from '../core/errors';
import { given } from '../core/given';
import { knownRegion } from '../core/location';
import { warnOfRegion } from '../core/regions';
import { checkResourceId, ResourceKind, segmentOf } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { IdentityType, ManagedNetwork, StorageAccess } from '../workspace-ref/workspace-enums';
import { WorkspaceAdders } from './adders';
import { Facts } from './facts';
import { liesWith } from '../core/subscriptions';

/** A workspace that is managed elsewhere. The more of this you pass, the more can be checked and added. */
export interface MlWorkspaceAttributes {
  /**
   * The Azure resource id of the workspace.
   * @change replaces it, replaces the compute cluster, replaces the grant | AiFoundryHub.fromHubAttributes: replaces it, replaces the compute instance
   */
  readonly id: string;
  /**
   * The region of the workspace.
   * @change replaces the compute cluster | AiFoundryHub.fromHubAttributes: replaces it
   */
  readonly location: string;
  /**
   * The cloud of the workspace.
   * @default AzureCloud.PUBLIC
   * @change nothing
   */
  readonly cloud?: AzureCloud;
  /**
   * The isolation mode of its managed network, ManagedNetwork.DISABLED where it has none.
   * @default - unknown: computes ask for `publicIp`, and outbound rules are not checked against the mode
   * @change added: replaces the compute cluster; changed: nothing; taken away: replaces the compute cluster | AiFoundryHub.fromHubAttributes: added: replaces
   * the compute instance; changed: nothing; taken away: replaces the compute instance
   */
  readonly managedNetwork?: ManagedNetwork;
  /**
   * Whether the workspace may be reached from the public network.
   * @default - unknown: what a closed workspace refuses is left to Azure
   * @change nothing
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * As whom the workspace acts.
   * @default IdentityType.USER_ASSIGNED
   * @change added: in place; changed: in place; taken away: nothing | AiFoundryHub.fromHubAttributes: nothing
   */
  readonly identityType?: IdentityType;
  /**
   * The object id of the identity that the workspace acts as.
   * @default - unknown: the workspace is granted nothing, neither on datastores nor on the targets of outbound rules
   * @change nothing
   */
  readonly identityPrincipalId?: string;
  /**
   * The default storage account.
   * @default - unknown: datastores name their account, and computes the account that they are granted
   * @change added: nothing; changed: replaces it, replaces the blob container; taken away: replaces it, replaces the blob container |
   * AiFoundryHub.fromHubAttributes: nothing
   */
  readonly storage?: IResourceRef;
  /**
   * How it gets at the default storage account: with StorageAccess.IDENTITY, the computes that are added get roles on it.
   * @default - unknown: computes get no roles by themselves
   * @change added: makes the grant; changed: removes the grant; taken away: removes the grant
   */
  readonly storageAccess?: StorageAccess;
  /**
   * The key vault.
   * @default - unknown
   * @change nothing
   */
  readonly vault?: IResourceRef;
  /**
   * The container registry.
   * @default - unknown: computes name the registry that they are granted
   * @change nothing
   */
  readonly registry?: IResourceRef;
  /**
   * The Application Insights component.
   * @default - unknown: a dashboard shows requests only of the endpoints that it is given
   * @change nothing
   */
  readonly insights?: IResourceRef;
  /**
   * Suspends all that the grant methods give, as `MlWorkspaceProps.accessSuspended` does.
   * @default false
   * @change added: in place; changed: makes the grant; taken away: makes the grant | AiFoundryHub.fromHubAttributes: nothing
   */
  readonly accessSuspended?: boolean;
}

/** A workspace that exists and is managed elsewhere. */
export class ImportedWorkspace extends WorkspaceAdders {
  readonly id: string;
  readonly identityPrincipalId?: string;
  /** @internal */
  readonly _facts: Facts;

  constructor(scope: Construct, id: string, attributes: MlWorkspaceAttributes) {
    attributes = given(scope, id, 'MlWorkspaceAttributes', attributes);
    super(scope, id);
    useAzurerm(this);
    checkImported(this, attributes);
    liesWith(this, { id: attributes.id });
    this.id = attributes.id;
    this.identityPrincipalId = attributes.identityPrincipalId;
    this._facts = importedFacts(attributes);
  }
}

/** The facts of a workspace that is managed elsewhere, as far as they are given. */
export function importedFacts(attributes: MlWorkspaceAttributes): Facts {
  const { storage, vault, registry, insights } = attributes;
  return {
    givenName: segmentOf(attributes.id, 7),
    location: attributes.location,
    resourceGroupName: segmentOf(attributes.id, 3),
    cloud: attributes.cloud ?? AzureCloud.PUBLIC,
    identityType: attributes.identityType ?? IdentityType.USER_ASSIGNED,
    grantsIdentity: attributes.identityPrincipalId !== undefined,
    managedNetwork: attributes.managedNetwork,
    publicNetworkAccess: attributes.publicNetworkAccess,
    privatelyLinked: attributes.publicNetworkAccess === false ? true : undefined,
    storageAccess: attributes.storageAccess,
    knownParts: { storage, vault, registry, insights },
    accessSuspended: attributes.accessSuspended ?? false,
  };
}

/** Refuses the id of something else, and a region of another cloud. */
export function checkImported(scope: Construct, attributes: MlWorkspaceAttributes): void {
  const { location, storage, vault, registry, insights, cloud = AzureCloud.PUBLIC } = attributes;
  const kinds = [
    ['id', attributes, ResourceKind.ML_WORKSPACE],
    ['storage', storage, ResourceKind.STORAGE_ACCOUNT],
    ['vault', vault, ResourceKind.KEY_VAULT],
    ['registry', registry, ResourceKind.REGISTRY],
    ['insights', insights, ResourceKind.INSIGHTS],
  ] as const;
  together(scope, () => {
    for (const [property, part, kind] of kinds) if (part !== undefined) checkResourceId(scope, property, part.id, kind);
    const region = knownRegion({ name: segmentOf(attributes.id, 3) }, location);
    if (region !== undefined) cloud._checkRegion(scope, region);
    warnOfRegion(scope, region);
  });
}

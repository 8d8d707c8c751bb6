import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { IdentityType, ManagedNetwork, StorageAccess } from './common-workspace-props';
import { AzureCloud } from './core/azure-cloud';
import { ConfigurationError } from './core/errors';
import { knownRegion } from './core/location';
import { checkResourceId, ResourceKind, segmentOf } from './core/resource-id';
import { IResourceRef } from './core/types';
import { MlWorkspaceBase } from './ml-workspace-base';
import { KnownParts } from './i-ml-workspace';
import { useAzurerm } from './providers/azurerm';

/** What is told of a workspace that is managed elsewhere: the more, the more can be checked and added. */
export interface MlWorkspaceAttributes {
  /** The Azure resource id of the workspace. */
  readonly id: string;
  /** The region of the workspace. */
  readonly location: string;
  /**
   * The cloud of the workspace.
   * @default AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
  /**
   * The isolation mode of its managed network, ManagedNetwork.DISABLED where it has none.
   * @default - unknown: computes ask for `publicIp`, and outbound rules are not checked against the mode
   */
  readonly managedNetwork?: ManagedNetwork;
  /**
   * Whether the workspace may be reached from the public network.
   * @default - unknown: what a closed workspace refuses is left to Azure
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * As whom the workspace acts.
   * @default IdentityType.USER_ASSIGNED
   */
  readonly identityType?: IdentityType;
  /**
   * The object id of the identity that the workspace acts as.
   * @default - unknown: the workspace is granted nothing, neither on datastores nor on the targets of outbound rules
   */
  readonly identityPrincipalId?: string;
  /**
   * The default storage account.
   * @default - unknown: datastores name their account, and computes the account that they are granted
   */
  readonly storage?: IResourceRef;
  /**
   * How it gets at the default storage account: with StorageAccess.IDENTITY, the computes that are added get roles on it.
   * @default - unknown: computes get no roles by themselves
   */
  readonly storageAccess?: StorageAccess;
  /**
   * The key vault.
   * @default - unknown
   */
  readonly vault?: IResourceRef;
  /**
   * The container registry.
   * @default - unknown: computes name the registry that they are granted
   */
  readonly registry?: IResourceRef;
  /**
   * The Application Insights component.
   * @default - unknown: a dashboard shows requests only of the endpoints that it is given
   */
  readonly insights?: IResourceRef;
  /**
   * Suspends all that the grant methods give, as `MlWorkspaceProps.accessSuspended` does.
   * @default false
   */
  readonly accessSuspended?: boolean;
}

const PARTS = { storage: 'default storage account', vault: 'key vault', insights: 'Application Insights component' };

/** A workspace that exists and is managed elsewhere. */
export class ImportedWorkspace extends MlWorkspaceBase {
  readonly id: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly managedNetwork?: ManagedNetwork;
  readonly publicNetworkAccess?: boolean;
  readonly privatelyLinked?: boolean;
  readonly identityType: IdentityType;
  readonly grantsIdentity: boolean;
  readonly storageAccess?: StorageAccess;
  readonly registry?: IResourceRef;
  readonly cloud: AzureCloud;
  readonly _usableAfter: ITerraformDependable[] = [];
  protected readonly accessSuspended: boolean;
  private readonly principalId?: string;
  private readonly parts: KnownParts;

  constructor(scope: Construct, id: string, attributes: MlWorkspaceAttributes) {
    super(scope, id);
    useAzurerm(this);
    checkResourceId(this, 'id', attributes.id, ResourceKind.ML_WORKSPACE);
    this.checkParts(attributes);
    this.id = attributes.id;
    this.location = attributes.location;
    this.resourceGroupName = segmentOf(attributes.id, 3);
    this.managedNetwork = attributes.managedNetwork;
    this.publicNetworkAccess = attributes.publicNetworkAccess;
    this.privatelyLinked = attributes.publicNetworkAccess === false ? true : undefined;
    this.identityType = attributes.identityType ?? IdentityType.USER_ASSIGNED;
    this.grantsIdentity = attributes.identityPrincipalId !== undefined;
    this.principalId = attributes.identityPrincipalId;
    this.storageAccess = attributes.storageAccess;
    this.parts = attributes;
    this.registry = attributes.registry;
    this.cloud = attributes.cloud ?? AzureCloud.PUBLIC;
    this.accessSuspended = attributes.accessSuspended ?? false;
    const region = knownRegion({ name: this.name }, attributes.location);
    if (region !== undefined) this.cloud._checkRegion(this, region);
  }

  private checkParts({ storage, vault, registry, insights }: MlWorkspaceAttributes): void {
    const kinds = [
      ['storage', storage, ResourceKind.STORAGE_ACCOUNT],
      ['vault', vault, ResourceKind.KEY_VAULT],
      ['registry', registry, ResourceKind.REGISTRY],
      ['insights', insights, ResourceKind.INSIGHTS],
    ] as const;
    for (const [property, part, kind] of kinds) if (part !== undefined) checkResourceId(this, property, part.id, kind);
  }

  /** @internal */
  override get _known(): KnownParts {
    return this.parts;
  }

  get storage(): IResourceRef {
    return this.part('storage');
  }

  get vault(): IResourceRef {
    return this.part('vault');
  }

  get insights(): IResourceRef {
    return this.part('insights');
  }

  private part(property: keyof KnownParts): IResourceRef {
    const ref = this.parts[property];
    if (ref !== undefined) return ref;
    throw new ConfigurationError(this, {
      property,
      value: undefined,
      rule: `the ${PARTS[property]} is not known`,
      remedy: `Pass '${property}' to ${this.isHub === true ? 'fromHubAttributes' : 'fromWorkspaceAttributes'}`,
    });
  }

  override get identityPrincipalId(): string | undefined {
    return this.principalId;
  }
}

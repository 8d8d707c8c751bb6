import { AiFoundry } from '@cdktf/provider-azurerm/lib/ai-foundry';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Grant, GrantOptions } from '../access/grant';
import { Role } from '../access/roles';
import { CommonWorkspaceProps, IdentityType, ManagedNetwork, StorageAccess } from '../common-workspace-props';
import { AzureCloud } from '../core/azure-cloud';
import { takeName } from '../core/naming';
import { IGrantee, IIdentityRef, IResourceRef } from '../core/types';
import { networkTimeouts } from '../managed-network/network-timeouts';
import { MlWorkspaceBase } from '../ml-workspace-base';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting';
import { diagnosticsLike } from '../monitoring/workspace-diagnostics';
import { PrivateLink } from '../network/private-link';
import { WorkspaceParts } from '../parts/workspace-parts';
import { hubUrl, IAiFoundryHub, foundryUrlOf } from './ai-foundry-hub-base';
import { AiFoundryProject, AiFoundryProjectOptions } from './ai-foundry-project';
import { checkHub, warnOfHub } from './hub-checks';
import { AiFoundryHubAttributes, ImportedHub } from './imported-hub';

/** As `CommonWorkspaceProps`. With `encryption`, `cosmosDbPrincipalId` is needed: azurerm knows no service-side encryption of hubs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a struct of its own, which props of hubs alone are added to
export interface AiFoundryHubProps extends CommonWorkspaceProps {}

/**
 * An Azure AI Foundry hub with everything it stands on: storage, key vault, container registry, Application Insights with Log Analytics, and an identity
 * with its roles; private endpoints with their DNS zones, and encryption with a key of your own, when you ask for them. Its projects share all of that.
 *
 * What you leave out is made, with safe defaults. What you bring is used and never configured, as for a `MlWorkspace`. Registry and Application Insights
 * can be changed in place; a user-assigned identity azurerm cannot take away again: an apply that goes from one to IdentityType.SYSTEM_ASSIGNED fails each
 * time, and IdentityType.SYSTEM_ASSIGNED_USER_ASSIGNED works. Compute instances and outbound rules work as on a workspace; compute
 * clusters, and computes in virtual networks of yours, Azure does not support on a hub. Connections, to Azure OpenAI or to AI Services for instance, are not made: add them in the portal, and grant the
 * hub's identity what it needs there.
 *
 * Throws for everything that Azure or Terraform would refuse only later; each error names the construct, the property, its value and the way out.
 *
 * Source: Microsoft's page "What is an Azure Machine Learning hub workspace?", Terraform's page "azurerm_ai_foundry".
 */
export class AiFoundryHub extends MlWorkspaceBase implements IAiFoundryHub {
  /** A hub that exists and is managed elsewhere. Throws when `id` is the id of something else, or the region is one of another cloud. */
  static fromHubAttributes(scope: Construct, constructId: string, attributes: AiFoundryHubAttributes): IAiFoundryHub {
    return new ImportedHub(scope, constructId, attributes);
  }

  /** The azurerm resource: the way to set what has no prop. */
  readonly resource: AiFoundry;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly foundryUrl: string;
  readonly encrypted?: boolean;
  readonly highBusinessImpact?: boolean;
  override readonly isHub?: boolean = true;
  /** The storage account. */
  readonly storage: IResourceRef;
  /** The key vault. */
  readonly vault: IResourceRef;
  /** The container registry, unless it is left to Azure. */
  readonly registry?: IResourceRef;
  /** The Application Insights component. */
  readonly insights: IResourceRef;
  /** The user-assigned identity, unless the hub has only one of its own. A project that is given it comes after its grants. */
  readonly identity?: IIdentityRef;
  readonly identityType: IdentityType;
  readonly grantsIdentity: boolean;
  /** The private link to the hub, which leads to its projects too, where there is one. */
  readonly link?: PrivateLink;
  readonly privatelyLinked?: boolean;
  readonly publicNetworkAccess?: boolean;
  readonly managedNetwork?: ManagedNetwork;
  readonly storageAccess?: StorageAccess;
  /** @internal */
  readonly _usableAfter: ITerraformDependable[];
  readonly cloud: AzureCloud;
  protected readonly accessSuspended: boolean;
  private readonly deletionProtection: boolean;
  private readonly deletionNotes?: string;
  /** @internal */
  override readonly _diagnostics?: DiagnosticsOptions;

  constructor(scope: Construct, id: string, props: AiFoundryHubProps) {
    super(scope, id);
    checkHub(this, props);
    const parts = new WorkspaceParts(this, props);
    warnOfHub(this, props, parts.closed);
    this.foundryUrl = foundryUrlOf(this, parts.cloud);
    this.location = parts.location;
    this.resourceGroupName = props.resourceGroup.name;
    this.cloud = parts.cloud;
    this.encrypted = parts.key !== undefined;
    this.highBusinessImpact = props.highBusinessImpact ?? (this.encrypted ? true : undefined);
    this.storage = parts.storage;
    this.vault = parts.vault;
    this.registry = parts.registry;
    this.insights = parts.insights;
    this.identity = parts.identity;
    this.identityType = props.identityType ?? IdentityType.USER_ASSIGNED;
    this.grantsIdentity = props.grants ?? props.identity === undefined;
    this.storageAccess = props.storageAccess;
    this.managedNetwork = props.managedNetwork ?? ManagedNetwork.DISABLED;
    this.publicNetworkAccess = !parts.closed;
    this.privatelyLinked = props.privateLink !== undefined;
    this.accessSuspended = props.accessSuspended ?? false;
    this.deletionProtection = props.deletionProtection ?? false;
    this.deletionNotes = props.deletionNotes;
    this._diagnostics = parts.diagnostics;

    this.resource = this.makeHub(props, parts);
    const grants = parts.grantAfter(this, this.resource.identity.principalId);
    const settings = parts.tell(this.resource);
    // Azure refuses a private endpoint while the workspace is being changed.
    this._usableAfter = settings;
    this.link = parts.link(this, this.givenName);
    this._usableAfter = [this.resource, ...(this.link?.usableAfter ?? []), ...grants, ...settings];
    parts.diagnose(this);
    parts.lock(this.resource);
  }

  get id(): string {
    return this.resource.id;
  }

  override get name(): string {
    return this.resource.name;
  }

  protected override get givenName(): string {
    return this.resource.nameInput as string;
  }

  /** The address of the hub in the Azure AI Foundry portal. */
  override get studioUrl(): string {
    return hubUrl(this);
  }

  /** The GUID by which Azure Machine Learning itself knows the hub. It never changes. */
  get workspaceGuid(): string {
    return this.resource.workspaceId;
  }

  /** The address at which SDKs find the hub's services. */
  get discoveryUrl(): string {
    return this.resource.discoveryUrl;
  }

  /** The object id of the identity that the hub acts as: the user-assigned one where it has one. Unknown for one that is brought without its `principalId`. */
  override get identityPrincipalId(): string | undefined {
    return this.identity === undefined ? this.resource.identity.principalId : this.identity.principalId;
  }

  /**
   * Makes a project in the hub, which sends its logs and metrics where the hub does, is guarded against loss as the hub, and whose access is suspended
   * as the hub's, unless its options say otherwise.
   */
  addProject(id: string, options: AiFoundryProjectOptions = {}): AiFoundryProject {
    const deletionProtection = options.deletionProtection ?? this.deletionProtection;
    return new AiFoundryProject(this, id, {
      ...options,
      hub: this,
      diagnostics: diagnosticsLike(this._diagnostics, options.diagnostics),
      deletionProtection,
      deletionNotes: options.deletionNotes ?? (deletionProtection ? this.deletionNotes : undefined),
      accessSuspended: options.accessSuspended ?? this.accessSuspended,
    });
  }

  grantDeveloper(id: string, grantee: IGrantee, options?: GrantOptions): Grant {
    return this.grant(id, grantee, Role.AZURE_AI_DEVELOPER, options);
  }

  private makeHub(props: AiFoundryHubProps, parts: WorkspaceParts): AiFoundry {
    const { identity, key } = parts;
    const { managedNetwork } = props;
    return new AiFoundry(this, 'Resource', {
      name: takeName(this, 'foundryHub', { name: props.name, baseName: props.baseName, place: props.resourceGroup.name }),
      resourceGroupName: props.resourceGroup.name,
      location: this.location,
      friendlyName: props.friendlyName,
      description: props.description,
      storageAccountId: this.storage.id,
      keyVaultId: this.vault.id,
      containerRegistryId: this.registry?.id,
      applicationInsightsId: this.insights.id,
      identity: parts.identityBlock,
      primaryUserAssignedIdentity: identity?.id,
      publicNetworkAccess: parts.closed ? 'Disabled' : 'Enabled',
      // Left out unless it is given: Azure decides it then, and azurerm takes what Azure says; any other value would replace a hub that runs.
      highBusinessImpactEnabled: props.highBusinessImpact,
      encryption: key && { keyVaultId: key.keyVaultId, keyId: key.id, userAssignedIdentityId: identity?.id },
      managedNetwork: managedNetwork && { isolationMode: managedNetwork },
      timeouts: networkTimeouts(managedNetwork),
      lifecycle: parts.lifecycle,
      dependsOn: parts.before(),
    });
  }
}

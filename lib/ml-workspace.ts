import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import { ITerraformDependable, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud, Subresource } from './core/azure-cloud';
import { describeDeclared } from './declared-checks';
import { protectedLifecycle } from './parts/deletion-protection';
import { DeletionLock } from './security/deletion-lock';
import { PartEncryption } from './parts/encryption';
import { ConfigurationError } from './core/errors';
import { knownRegion, locationOf } from './core/location';
import { IMlWorkspace, MlWorkspaceBase } from './ml-workspace-base';
import { IdentityType, MlWorkspaceProps, WorkspacePrivateLink } from './ml-workspace-props';
import { makeName, takeName } from './core/naming';
import { PrivateDnsZones } from './network/private-dns-zones';
import { linkPart, PrivateLink, PrivateLinkOptions } from './network/private-link';
import { isClosed } from './core/checks';
import { Redundancy } from './parts/redundancy';
import { checkResourceId, ResourceKind } from './core/resource-id';
import { withinStack } from './core/stacks';
import { Tags } from './core/tags';
import { IIdentityRef, IKeyRef, IResourceRef } from './core/types';
import { GrantedParts, WorkspaceAccess } from './access/workspace-access';
import { checkWorkspace, cloudOf, warnOfRisks } from './workspace-checks';
import { WorkspaceInsights } from './parts/workspace-insights';
import { WorkspaceRegistry } from './parts/workspace-registry';
import { WorkspaceStorage } from './parts/workspace-storage';
import { WorkspaceVault } from './parts/workspace-vault';

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
}

/**
 * An Azure Machine Learning workspace with everything it stands on: storage, key vault, container registry, Application Insights with Log Analytics,
 * and an identity with its roles; private endpoints with their DNS zones, and encryption with a key of your own, when you ask for them.
 *
 * What you leave out is made, with safe defaults. What you bring is used and never configured. An identity that you bring has its roles already,
 * unless you ask for them with `grants: true`.
 *
 * Throws for everything that Azure or Terraform would refuse only later; each error names the construct, the property, its value and the way out.
 */
export class MlWorkspace extends MlWorkspaceBase {
  /** A workspace that exists and is managed elsewhere. Throws when `id` is the id of something else, or the region is one of another cloud. */
  static fromWorkspaceAttributes(scope: Construct, id: string, attributes: MlWorkspaceAttributes): IMlWorkspace {
    class Import extends MlWorkspaceBase {
      readonly id = attributes.id;
      readonly location = attributes.location;
      protected readonly cloud = attributes.cloud ?? AzureCloud.PUBLIC;
    }
    const workspace = new Import(scope, id);
    checkResourceId(workspace, 'id', attributes.id, ResourceKind.ML_WORKSPACE);
    const region = knownRegion({ name: workspace.name }, attributes.location);
    if (region !== undefined) (attributes.cloud ?? AzureCloud.PUBLIC)._checkRegion(workspace, region);
    return workspace;
  }

  /** The azurerm resource: the way to set what has no prop. */
  readonly resource: MachineLearningWorkspace;
  readonly location: string;
  /** The storage account. */
  readonly storage: IResourceRef;
  /** The key vault. */
  readonly vault: IResourceRef;
  /** The container registry, unless it is left to Azure. */
  readonly registry?: IResourceRef;
  /** The Application Insights component. */
  readonly insights: IResourceRef;
  /** The user-assigned identity, unless the workspace has only one of its own. Another workspace that is given it comes after its grants. */
  readonly identity?: IIdentityRef;
  /** The private link to the workspace, where there is one. */
  readonly link?: PrivateLink;
  readonly usableAfter: ITerraformDependable[];
  protected readonly cloud: AzureCloud;

  constructor(scope: Construct, id: string, props: MlWorkspaceProps) {
    super(scope, id);
    checkWorkspace(this, props);
    this.node.addValidation({ validate: () => describeDeclared(this, props) });
    const closed = isClosed(this, props.publicNetworkAccess, props.privateLink);
    warnOfRisks(this, props, closed);
    this.location = locationOf(this, props.resourceGroup, props.location);
    this.cloud = cloudOf(this, props);
    if (props.tags !== undefined) Tags.add(this, props.tags);

    const access = new WorkspaceAccess(this, props, this.location);
    const encryption = access.encryption();
    const privateLink = this.privateLinkOptions(props);
    this.storage = props.storage ?? this.makeStorage(props, privateLink, encryption?.parts);
    this.vault = props.vault ?? this.makeVault(props, privateLink);
    this.registry = this.takeOrMakeRegistry(props, privateLink, encryption?.parts);
    this.insights = props.insights ?? this.makeInsights(props);

    const parts: GrantedParts = { storage: this.storage, vault: this.vault, registry: this.registry, insights: this.insights };
    this.identity = access.grantBefore(parts);
    this.resource = this.makeWorkspace(props, closed, encryption?.key);
    access.grantAfter(this, this.resource.identity.principalId, parts);
    this.link = linkPart(this, 'Link', Subresource.AML_WORKSPACE, {
      name: this.resource.nameInput as string,
      resourceGroup: props.resourceGroup,
      location: this.location,
      privateLink,
    });
    this.usableAfter = [this.resource, ...(this.link?.usableAfter ?? [])];
    if (props.deletionProtection === true) this.lock(props.deletionNotes);
  }

  get id(): string {
    return this.resource.id;
  }

  override get name(): string {
    return this.resource.name;
  }

  /** The GUID by which Azure Machine Learning itself knows the workspace, as in the host names of its endpoints. It never changes. */
  get workspaceGuid(): string {
    return this.resource.workspaceId;
  }

  /** The address at which SDKs find the workspace's services. */
  get discoveryUrl(): string {
    return this.resource.discoveryUrl;
  }

  /** The object id of the identity that the workspace acts as: the user-assigned one where it has one. Unknown for one that is brought without its `principalId`. */
  get identityPrincipalId(): string | undefined {
    return this.identity === undefined ? this.resource.identity.principalId : this.identity.principalId;
  }

  private makeStorage(props: MlWorkspaceProps, privateLink?: PrivateLinkOptions, encryption?: PartEncryption): IResourceRef {
    return new WorkspaceStorage(this, 'Storage', {
      name: makeName(this, 'storage', props.baseName, props.uniqueSuffix),
      resourceGroup: props.resourceGroup,
      location: props.location,
      replication: (props.redundancy ?? Redundancy.ZONE).storage,
      publicNetworkAccess: props.publicNetworkAccess,
      privateLink,
      subresources: props.privateLink?.storageSubresources,
      encryption,
      deletionProtection: props.deletionProtection,
    });
  }

  private makeVault(props: MlWorkspaceProps, privateLink?: PrivateLinkOptions): IResourceRef {
    return new WorkspaceVault(this, 'Vault', {
      name: makeName(this, 'vault', props.baseName, props.uniqueSuffix),
      resourceGroup: props.resourceGroup,
      location: props.location,
      tenantId: props.tenantId,
      publicNetworkAccess: props.publicNetworkAccess,
      privateLink,
      deletionProtection: props.deletionProtection,
    });
  }

  private takeOrMakeRegistry(props: MlWorkspaceProps, privateLink?: PrivateLinkOptions, encryption?: PartEncryption): IResourceRef | undefined {
    if (props.registry === WorkspaceRegistry.MADE_BY_AZURE) return undefined;
    return (
      props.registry ??
      new WorkspaceRegistry(this, 'Registry', {
        name: makeName(this, 'registry', props.baseName, props.uniqueSuffix),
        resourceGroup: props.resourceGroup,
        location: props.location,
        replicaLocations: (props.redundancy ?? Redundancy.ZONE).registryReplicas,
        publicNetworkAccess: props.publicNetworkAccess,
        privateLink,
        encryption,
        deletionProtection: props.deletionProtection,
      })
    );
  }

  private makeInsights(props: MlWorkspaceProps): IResourceRef {
    return new WorkspaceInsights(this, 'Insights', {
      baseName: props.baseName,
      resourceGroup: props.resourceGroup,
      location: props.location,
      logAnalytics: props.logAnalytics,
      deletionProtection: props.deletionProtection,
    });
  }

  /** Azure checks the identity's access to each part, and to the key, while it creates the workspace: all of that comes before. */
  private makeWorkspace(props: MlWorkspaceProps, closed: boolean, key: IKeyRef | undefined): MachineLearningWorkspace {
    const parts = [this.storage, this.vault, this.registry, this.insights, this.identity, key];
    const { identity } = this;
    return new MachineLearningWorkspace(this, 'Resource', {
      name: takeName(this, 'workspace', { name: props.name, baseName: props.baseName, place: props.resourceGroup.name }),
      resourceGroupName: props.resourceGroup.name,
      location: this.location,
      friendlyName: props.friendlyName,
      description: props.description,
      storageAccountId: this.storage.id,
      keyVaultId: this.vault.id,
      containerRegistryId: this.registry?.id,
      applicationInsightsId: this.insights.id,
      identity: { type: props.identityType ?? IdentityType.USER_ASSIGNED, identityIds: identity && [identity.id] },
      primaryUserAssignedIdentity: identity?.id,
      publicNetworkAccessEnabled: !closed,
      // Written out always: Azure turns it on with a key, and azurerm would replace the workspace over the difference.
      highBusinessImpact: props.highBusinessImpact ?? key !== undefined,
      encryption: key && { keyVaultId: key.keyVaultId, keyId: key.id, userAssignedIdentityId: identity?.id },
      // Left out unless it is wanted: azurerm refuses even `false` where there is no encryption.
      serviceSideEncryptionEnabled: props.encryption?.serviceSideEncryption === true ? true : undefined,
      managedNetwork: props.managedNetwork === undefined ? undefined : { isolationMode: props.managedNetwork },
      imageBuildComputeName: props.imageBuildComputeName,
      lifecycle: protectedLifecycle(props.deletionProtection, this.registry === undefined ? { ignoreChanges: ['container_registry_id'] } : {}),
      dependsOn: withinStack(
        this,
        parts.flatMap((part) => part?.usableAfter ?? []),
      ),
    });
  }

  private privateLinkOptions({ privateLink, baseName, resourceGroup, tags }: MlWorkspaceProps): PrivateLinkOptions | undefined {
    if (privateLink === undefined) return undefined;
    const { subnet, location = this.location } = privateLink;
    if (privateLink.dnsZones !== undefined) return { subnet, location, dnsZones: privateLink.dnsZones };
    const dnsZones = new PrivateDnsZones(this, 'DnsZones', { resourceGroup, cloud: this.cloud, tags });
    dnsZones.linkVirtualNetwork('Network', this.networkOf(privateLink), { name: `link-${baseName}` });
    return { subnet, location, dnsZones };
  }

  private networkOf({ subnet, virtualNetwork }: WorkspacePrivateLink): IResourceRef {
    if (virtualNetwork !== undefined) {
      const elsewhere = Construct.isConstruct(virtualNetwork) && TerraformStack.of(virtualNetwork) !== TerraformStack.of(this);
      // By id alone the links lie beside the zones, in this stack, which needs the network's stack for the subnet anyhow.
      return elsewhere ? { id: virtualNetwork.id } : virtualNetwork;
    }
    checkResourceId(this, 'privateLink.subnet', subnet.id, ResourceKind.SUBNET);
    if (!Token.isUnresolved(subnet.id)) return { id: subnet.id.split('/subnets/')[0] as string };
    throw new ConfigurationError(this, {
      property: 'privateLink.virtualNetwork',
      value: virtualNetwork,
      rule: 'DNS zones are made for the workspace, and must be linked to the virtual network of the subnet',
      remedy: `Pass 'privateLink.virtualNetwork', or your own 'privateLink.dnsZones'`,
    });
  }

  /**
   * Azure moves no workspace and repairs none that has lost its registry.
   *
   * Source: Microsoft's page "Manage Azure Machine Learning workspaces".
   */
  private lock(notes: string | undefined): void {
    const text = notes ?? 'An Azure Machine Learning workspace. Turn off deletionProtection to destroy it.';
    new DeletionLock(this, 'Lock', { target: this.resource, notes: text });
    if (!(this.registry instanceof WorkspaceRegistry) || this.registry.node.scope !== this) return;
    new DeletionLock(this, 'RegistryLock', {
      target: this.registry.resource,
      notes: notes ?? 'The registry of an Azure Machine Learning workspace, which does not work without it.',
    });
  }
}

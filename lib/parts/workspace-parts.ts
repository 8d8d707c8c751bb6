import { ITerraformDependable, TerraformResource, TerraformResourceLifecycle, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkRegistryMode } from '../access/registry-roles';
import { GrantedParts, WorkspaceAccess } from '../access/workspace-access';
import { CommonWorkspaceProps, IdentityType, ManagedNetwork, StorageAccess, WorkspacePrivateLink } from '../common-workspace-props';
import { AzureCloud, Subresource } from '../core/azure-cloud';
import { isClosed } from '../core/checks';
import { ConfigurationError } from '../core/errors';
import { allIdentities } from '../core/identities';
import { locationOf } from '../core/location';
import { makeName } from '../core/naming';
import { requireAzurermProvider, requireEnvironment } from '../core/provider-checks';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { beforeUse } from '../core/order';
import { Tags } from '../core/tags';
import { IIdentityRef, IKeyRef, IResourceRef } from '../core/types';
import { describeDeclared } from '../declared-checks';
import { PrivateDnsZones } from '../network/private-dns-zones';
import { linkPart, PrivateLink, PrivateLinkOptions } from '../network/private-link';
import { diagnosePart } from '../monitoring/diagnose';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { diagnosticsOf } from '../monitoring/workspace-diagnostics';
import { checkCommon, cloudOf } from '../workspace-checks';
import { warnOfRisks } from '../workspace-warnings';
import { useAzurerm } from '../providers/azurerm';
import { DeletionLock } from '../security/deletion-lock';
import { protectedLifecycle } from './deletion-protection';
import { PartEncryption } from './encryption';
import { Redundancy } from './redundancy';
import { WorkspaceInsights } from './workspace-insights';
import { RegistrySku, WorkspaceRegistry } from './workspace-registry';
import { checkSettings, fixedByEncryption, tellSettings } from './workspace-settings';
import { WorkspaceStorage } from './workspace-storage';
import { WorkspaceVault } from './workspace-vault';

/**
 * What a workspace of any kind stands on, taken or made in the workspace's own scope: identity, parts, key, grants. The workspace comes after all of
 * that, then its link and its locks.
 */
export class WorkspaceParts {
  readonly location: string;
  readonly cloud: AzureCloud;
  /** Whether the workspace is closed to the public network. */
  readonly closed: boolean;
  readonly storage: IResourceRef;
  readonly vault: IResourceRef;
  readonly registry?: IResourceRef;
  readonly insights: IResourceRef;
  /** The Log Analytics workspace of the insights, where it is known. */
  readonly logAnalytics?: IResourceRef;
  readonly identity?: IIdentityRef;
  readonly key?: IKeyRef;
  /** Where the workspace and the parts that are made send logs and metrics. */
  readonly diagnostics?: DiagnosticsOptions;
  private readonly access: WorkspaceAccess;
  private readonly privateLink?: PrivateLinkOptions;

  constructor(
    private readonly scope: Construct,
    private readonly props: CommonWorkspaceProps,
  ) {
    requireAzurermProvider(scope);
    useAzurerm(scope);
    checkCommon(scope, props);
    checkSettings(scope, props);
    scope.node.addValidation({ validate: () => describeDeclared(scope, props, this.identity) });
    this.closed = isClosed(scope, props.publicNetworkAccess, props.privateLink);
    warnOfRisks(scope, props);
    this.location = locationOf(scope, props.resourceGroup, props.location);
    this.cloud = cloudOf(scope, props);
    requireEnvironment(scope, this.cloud.environment);
    if (props.tags !== undefined) Tags.add(scope, props.tags);

    this.access = new WorkspaceAccess(scope, props, this.location);
    const encryption = this.access.encryption();
    this.key = encryption?.key;
    this.privateLink = this.privateLinkOptions();
    this.insights = props.insights ?? this.makeInsights();
    this.logAnalytics = this.insights instanceof WorkspaceInsights ? this.insights.logAnalytics : undefined;
    this.diagnostics = diagnosticsOf(scope, props.diagnostics, this.logAnalytics);
    this.storage = props.storage ?? this.makeStorage(encryption?.parts);
    this.vault = props.vault ?? this.makeVault();
    this.registry = this.takeOrMakeRegistry(encryption?.parts);
    this.identity = this.access.grantBefore(this.granted);
    checkRegistryMode(scope, props);
  }

  /** The identity block of the workspace: its user-assigned identities, the primary one first, unless it has only one of its own. */
  get identityBlock(): { readonly type: string; readonly identityIds?: string[] } {
    const { identityType: type = IdentityType.USER_ASSIGNED } = this.props;
    return { type, identityIds: this.identity && this.identities.map(({ id }) => id) };
  }

  /** What Terraform leaves alone of the workspace, beside what may not be destroyed. */
  get lifecycle(): TerraformResourceLifecycle | undefined {
    // azurerm would take away a registry that Azure has made, and replace a workspace over it.
    const ignoreChanges = [...(this.registry === undefined ? ['container_registry_id'] : []), ...fixedByEncryption(this.scope, this.props)];
    return protectedLifecycle(this.props.deletionProtection, ignoreChanges.length === 0 ? {} : { ignoreChanges });
  }

  /**
   * Azure checks the identity's access to each part, and to the key, while it creates the workspace: all of that comes before. A managed network that is
   * `provisioned` with the workspace has its private endpoints approved then, too.
   */
  before(subnet?: IResourceRef, provisioned = false): ITerraformDependable[] | undefined {
    const needed = [this.storage, this.vault, this.registry, this.insights, ...this.identities, this.key, subnet];
    return beforeUse(this.scope, needed, provisioned ? this.access.approvedAfter : []);
  }

  /** Grants what can be granted only once the workspace exists. */
  grantAfter(workspace: IResourceRef, ownPrincipalId: string): ITerraformDependable[] {
    return this.access.grantAfter(workspace, ownPrincipalId, this.granted).map((grant) => grant.resource);
  }

  /** Tells Azure what azurerm cannot. */
  tell(workspace: TerraformResource & IResourceRef): ITerraformDependable[] {
    return tellSettings(this.scope, workspace, this.props);
  }

  /** The private link to the workspace, where links are wanted. */
  link(workspace: Construct & IResourceRef, name: string): PrivateLink | undefined {
    const { resourceGroup } = this.props;
    return linkPart(workspace, 'Link', Subresource.AML_WORKSPACE, { name, resourceGroup, location: this.location, privateLink: this.privateLink });
  }

  /** Sends the logs and metrics of the workspace where those of its parts go. */
  diagnose(workspace: Construct & IResourceRef): void {
    diagnosePart(workspace, this.diagnostics, { Diagnostics: DiagnosticSource.ML_WORKSPACE });
  }

  /**
   * Locks the workspace and the registry that is made, where protection is wanted: Azure moves no workspace and repairs none that has lost its registry.
   * Not while access is suspended: below a lock Azure deletes no role assignment either.
   *
   * Source: Microsoft's page "Manage Azure Machine Learning workspaces".
   */
  lock(workspace: TerraformResource & IResourceRef): void {
    if (this.props.deletionProtection !== true || this.props.accessSuspended === true) return;
    const { deletionNotes } = this.props;
    const notes = deletionNotes ?? 'An Azure Machine Learning workspace. Turn off deletionProtection to destroy it.';
    new DeletionLock(this.scope, 'Lock', { target: workspace, notes });
    if (!(this.registry instanceof WorkspaceRegistry) || this.registry.node.scope !== this.scope) return;
    new DeletionLock(this.scope, 'RegistryLock', {
      target: this.registry.resource,
      notes: deletionNotes ?? 'The registry of an Azure Machine Learning workspace, which does not work without it.',
    });
  }

  private get identities(): IIdentityRef[] {
    return allIdentities({ identity: this.identity, additionalIdentities: this.props.additionalIdentities });
  }

  private get granted(): GrantedParts {
    return { storage: this.storage, vault: this.vault, registry: this.registry, insights: this.insights };
  }

  private makeStorage(encryption?: PartEncryption): IResourceRef {
    const { props, privateLink } = this;
    return new WorkspaceStorage(this.scope, 'Storage', {
      name: makeName(this.scope, 'storage', props.baseName, props.uniqueSuffix),
      resourceGroup: props.resourceGroup,
      location: props.location,
      replication: (props.redundancy ?? Redundancy.ZONE).storage,
      publicNetworkAccess: props.publicNetworkAccess,
      privateLink,
      subresources: props.privateLink?.storageSubresources,
      encryption,
      sharedAccessKeys: props.storageAccess !== StorageAccess.IDENTITY,
      diagnostics: this.diagnostics,
      deletionProtection: props.deletionProtection,
    });
  }

  private makeVault(): IResourceRef {
    const { props, privateLink } = this;
    return new WorkspaceVault(this.scope, 'Vault', {
      name: makeName(this.scope, 'vault', props.baseName, props.uniqueSuffix),
      resourceGroup: props.resourceGroup,
      location: props.location,
      tenantId: props.tenantId,
      publicNetworkAccess: props.publicNetworkAccess,
      privateLink,
      diagnostics: this.diagnostics,
      deletionProtection: props.deletionProtection,
    });
  }

  private takeOrMakeRegistry(encryption?: PartEncryption): IResourceRef | undefined {
    const { props, privateLink } = this;
    if (props.registry === WorkspaceRegistry.MADE_BY_AZURE) return undefined;
    return (
      props.registry ??
      new WorkspaceRegistry(this.scope, 'Registry', {
        name: makeName(this.scope, 'registry', props.baseName, props.uniqueSuffix),
        resourceGroup: props.resourceGroup,
        location: props.location,
        // In this mode Azure makes a private endpoint to it from the managed network, whether it is closed or not.
        sku: props.managedNetwork === ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND ? RegistrySku.PREMIUM : undefined,
        replicaLocations: (props.redundancy ?? Redundancy.ZONE).registryReplicas,
        publicNetworkAccess: props.publicNetworkAccess,
        privateLink,
        encryption,
        diagnostics: this.diagnostics,
        deletionProtection: props.deletionProtection,
      })
    );
  }

  private makeInsights(): IResourceRef {
    const { props } = this;
    const { enabled = true, ...diagnostics } = props.diagnostics ?? {};
    const diagnosed = enabled && props.logAnalytics === undefined;
    return new WorkspaceInsights(this.scope, 'Insights', {
      baseName: props.baseName,
      resourceGroup: props.resourceGroup,
      location: props.location,
      logAnalytics: props.logAnalytics,
      privateMonitoring: props.privateMonitoring,
      diagnostics: diagnosed ? diagnostics : undefined,
      deletionProtection: props.deletionProtection,
    });
  }

  private privateLinkOptions(): PrivateLinkOptions | undefined {
    const { privateLink, baseName, resourceGroup, tags } = this.props;
    if (privateLink === undefined) return undefined;
    this.checkSubnet(privateLink.subnet);
    const { subnet, location = this.location, applicationSecurityGroups } = privateLink;
    const place = { subnet, location, resourceGroup: privateLink.resourceGroup, applicationSecurityGroups };
    if (privateLink.dnsZones !== undefined) return { ...place, dnsZones: privateLink.dnsZones };
    const dnsZones = new PrivateDnsZones(this.scope, 'DnsZones', { resourceGroup, cloud: this.cloud, tags });
    dnsZones.linkVirtualNetwork('Network', this.networkOf(privateLink), { name: `link-${baseName}` });
    return { ...place, dnsZones };
  }

  /** A subnet that a network has only on request may be missing, though the types were told otherwise. */
  private checkSubnet(subnet: IResourceRef | undefined): void {
    if (subnet !== undefined) return;
    throw new ConfigurationError(this.scope, {
      property: 'privateLink.subnet',
      value: subnet,
      rule: 'private endpoints get their addresses in a subnet',
      remedy: `Pass one, such as the 'endpoints' of a WorkspaceNetwork, or of a HubNetwork with 'endpointSubnet: true'`,
    });
  }

  private networkOf({ subnet, virtualNetwork }: WorkspacePrivateLink): IResourceRef {
    if (virtualNetwork !== undefined) {
      const elsewhere = Construct.isConstruct(virtualNetwork) && TerraformStack.of(virtualNetwork) !== TerraformStack.of(this.scope);
      // By id alone the links lie beside the zones, in this stack, which needs the network's stack for the subnet anyhow.
      return elsewhere ? { id: virtualNetwork.id } : virtualNetwork;
    }
    checkResourceId(this.scope, 'privateLink.subnet', subnet.id, ResourceKind.SUBNET);
    if (!Token.isUnresolved(subnet.id)) return { id: subnet.id.split('/subnets/')[0] as string };
    throw new ConfigurationError(this.scope, {
      property: 'privateLink.virtualNetwork',
      value: virtualNetwork,
      rule: 'DNS zones are made for the workspace, and must be linked to the virtual network of the subnet',
      remedy: `Pass 'privateLink.virtualNetwork', or your own 'privateLink.dnsZones'`,
    });
  }
}

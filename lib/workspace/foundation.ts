import { ITerraformDependable, TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { isClosed } from '../core/checks';
import { allIdentities } from '../core/identities';
import { knownRegion, locationOf } from '../core/location';
import { beforeUse } from '../core/order';
import { byAddress } from '../core/stacks';
import { IIdentityRef, IKeyRef, IResourceRef } from '../core/types';
import { protectedLifecycle } from '../governance/deletion-protection';
import { Tags } from '../governance/tags';
import { diagnosticsOf } from '../monitoring/workspace-diagnostics';
import { WorkspaceInsights } from '../parts/workspace-insights';
import { PrivateLinkOptions } from '../private-link/private-link-options';
import { IdentityType } from '../workspace-ref/workspace-enums';
import { takeOrMakeEndpoints } from './endpoints';
import { MadeParts, madeOf } from './made';
import { makeInsights, makeStorage, makeVault, takeOrMakeRegistry } from './made-parts';
import { CommonWorkspaceProps } from './props/common-workspace-props';
import { declaredCloud } from './props/declared-cloud';
import { GrantedParts, WorkspaceAccess } from './workspace-access';
import { fixedByEncryption } from './workspace-settings';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/**
 * What a workspace of any kind stands on, taken or made in the workspace's own scope: identity, parts, key, and the roles of the identity on them.
 */
export class Foundation {
  readonly location: string;
  /** The region, where it is known at synth. */
  readonly region?: string;
  readonly cloud: AzureCloud;
  /** Whether the workspace is closed to the public network. */
  readonly closed: boolean;
  /** As whom the workspace acts, and what that identity may do. */
  readonly access: WorkspaceAccess;
  readonly key?: IKeyRef;
  /** Where the endpoints of the workspace and of its parts go. */
  readonly endpoints?: PrivateLinkOptions;
  readonly storage: IResourceRef;
  readonly vault: IResourceRef;
  readonly registry?: IResourceRef;
  readonly insights: IResourceRef;
  /** The Log Analytics workspace of the insights, where it is known. */
  readonly logAnalytics?: IResourceRef;
  /** Where the workspace and the parts that are made send logs and metrics. */
  readonly diagnostics?: DiagnosticsOptions;
  readonly identity?: IIdentityRef;

  constructor(
    private readonly scope: Construct,
    readonly props: CommonWorkspaceProps,
  ) {
    this.closed = isClosed(scope, props.publicNetworkAccess, props.privateLink);
    this.location = locationOf(scope, props.resourceGroup, props.location);
    this.region = knownRegion(props.resourceGroup, props.location);
    this.cloud = declaredCloud(props);
    if (props.tags !== undefined) Tags.add(scope, props.tags);

    this.access = new WorkspaceAccess(scope, props, this.location);
    const encryption = this.access.encryption();
    this.key = encryption?.key;
    this.endpoints = takeOrMakeEndpoints(scope, props, this.location, this.cloud);
    this.insights = props.insights ?? makeInsights(scope, props);
    this.logAnalytics = this.insights instanceof WorkspaceInsights ? this.insights.logAnalytics : undefined;
    this.diagnostics = diagnosticsOf(scope, props.diagnostics, this.logAnalytics);
    const settings = { privateLink: this.endpoints, encryption: encryption?.parts, diagnostics: this.diagnostics };
    this.storage = props.storage ?? makeStorage(scope, props, settings);
    this.vault = props.vault ?? makeVault(scope, props, settings);
    this.registry = takeOrMakeRegistry(scope, props, settings);
    this.identity = this.access.grantBefore(this.parts);
  }

  /** The parts, as they are known. */
  get parts(): GrantedParts & { readonly storage: IResourceRef; readonly vault: IResourceRef; readonly insights: IResourceRef } {
    return { storage: this.storage, vault: this.vault, registry: this.registry, insights: this.insights };
  }

  /** The parts that are made here and not brought, as what they are. */
  get made(): MadeParts {
    const { storage, vault, registry, insights, access, endpoints } = this;
    const { madeIdentity: identity, encryptionIdentity } = access;
    return { ...madeOf(this.scope, { storage, vault, registry, insights, dnsZones: endpoints?.dnsZones }), identity, encryptionIdentity };
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
    return beforeUse(this.scope, needed, provisioned ? this.access.approvedAfter : [])?.map(byAddress);
  }

  private get identities(): IIdentityRef[] {
    return allIdentities({ identity: this.identity, additionalIdentities: this.props.additionalIdentities });
  }
}

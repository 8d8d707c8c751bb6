import { ContainerRegistry, ContainerRegistryNetworkRuleSet } from '@cdktf/provider-azurerm/lib/container-registry';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { Subresource } from '../core/azure-cloud';
import { preventDestroy } from '../governance/deletion-protection';
import { checkKey, PartEncryption, readyToEncrypt } from './encryption';
import { describe, refuse } from '../core/errors';
import { knownRegion, locationOf, normalizeRegion } from '../core/location';
import { takeName } from '../core/naming';
import { asRegistryRules, PublicDoor, publicDoor } from '../core/ip-ranges';
import { linkPart, PrivateLink, PrivateLinkOptions } from '../private-link/private-link';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { diagnosePart } from '../monitoring/diagnose';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { azurermHas, useAzurerm, whereAzurermHas } from '../providers/azurerm';
import { Dialect } from '../providers/dialect';
import { AzurermFeature } from '../providers/azurerm-features';

/** The service tiers of a container registry. */
export enum RegistrySku {
  BASIC = 'Basic',
  STANDARD = 'Standard',
  PREMIUM = 'Premium',
}

/** By which roles a container registry lets images be pulled and pushed. */
export enum RegistryRoleAssignmentMode {
  /** By roles on the whole registry, such as `AcrPull`. */
  REGISTRY = 'LegacyRegistryPermissions',
  /** By roles on repositories, which conditions can narrow: `AcrPull` and `AcrPush` are not heeded. */
  REPOSITORY = 'AbacRepositoryPermissions',
}

/** How a container registry is made for a workspace. */
export interface WorkspaceRegistryProps {
  /** The name of the registry, globally unique: 5-50 lowercase letters and digits. */
  readonly name: string;
  /** The resource group to make it in. */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   */
  readonly location?: string;
  /**
   * The service tier.
   * @default - Premium where something needs it (closed, allowed addresses, private link, encryption, replicas, retention), Standard otherwise; a workspace
   * whose managed network allows only approved outbound traffic asks for Premium
   */
  readonly sku?: RegistrySku;
  /**
   * Further regions that keep a copy; they and the registry are then zone-redundant. Giving the first one to a registry that runs replaces it.
   * @default - none
   */
  readonly replicaLocations?: string[];
  /**
   * By which roles images are pulled and pushed. With RegistryRoleAssignmentMode.REPOSITORY the library grants the roles on repositories in place of `AcrPull`. A change
   * is made in place; who has roles of the other mode loses access with it. Needs azurerm 4.81 or later, as do stacks without a version of their own.
   *
   * Source: Microsoft's page "Azure attribute-based access control repository permissions in Azure Container Registry".
   * @default RegistryRoleAssignmentMode.REGISTRY
   */
  readonly roleAssignmentMode?: RegistryRoleAssignmentMode;
  /**
   * After how many days Azure deletes manifests that no tag names any more, 0-365. Deployments may pull by digest, so 0 keeps them for good.
   * @default 0
   */
  readonly untaggedRetentionDays?: number;
  /**
   * Whether the registry may be reached from the whole public network.
   * @default false - then `privateLink` or `allowedIpRanges` is needed
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * The public IPv4 addresses and CIDR ranges that alone get through the registry's firewall, beside trusted Azure services and the private endpoint.
   * Whoever takes the last ones away again passes `sku: RegistrySku.PREMIUM`: azurerm could not change the rules of a lower tier.
   * @default - none
   */
  readonly allowedIpRanges?: string[];
  /**
   * Makes a private endpoint to the registry.
   * @default - none: then `publicNetworkAccess: true` or `allowedIpRanges` is needed
   */
  readonly privateLink?: PrivateLinkOptions;
  /**
   * Encrypts the registry with a key of your own, in its current version. Azure cannot turn this off again.
   * @default - Microsoft's keys
   */
  readonly encryption?: PartEncryption;
  /**
   * Where the registry sends its logs and metrics.
   * @default - nowhere
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * Lets every plan fail that would destroy or replace the registry.
   * @default false
   */
  readonly deletionProtection?: boolean;
}

/** Requests go to a replica only when its registry's own region is out, as azurerm 4 has it where nothing is said. */
const ROUTING = new Dialect({}, { globalEndpointRoutingEnabled: false });

/**
 * The container registry of a workspace, for its environments' images: without admin user and anonymous pull. When it is closed, images cannot be
 * exported either, each region has a data endpoint of its own, and only trusted Azure services and the private endpoint get through.
 *
 * Throws when nobody could reach it, when `allowedIpRanges` would be without effect, for a name, an id or an address that Azure would refuse, for a tier below Premium where Premium is needed, for replicas in
 * its own region, and for an identity without a client id where it is encrypted.
 */
export class WorkspaceRegistry extends Construct implements IResourceRef {
  /**
   * Leaves the registry to Azure, which makes one when the workspace builds its first image: with an admin user, open to the public network,
   * and outside of Terraform. Terraform then takes no notice of which one the workspace has.
   */
  static readonly MADE_BY_AZURE: IResourceRef = { id: '' };

  /** The container registry. */
  readonly resource: ContainerRegistry;
  /** The private endpoint, where there is one. */
  readonly link?: PrivateLink;
  readonly usableAfter?: ITerraformDependable[];
  /** By which roles images are pulled and pushed. */
  readonly roleAssignmentMode: RegistryRoleAssignmentMode;
  /** @internal whether only some public addresses get in */
  readonly _filtered: boolean;

  constructor(scope: Construct, id: string, props: WorkspaceRegistryProps) {
    super(scope, id);
    useAzurerm(this);
    const door = publicDoor(this, props);
    const { closed } = door;
    this._filtered = door.ipRanges.length > 0;
    const location = locationOf(this, props.resourceGroup, props.location);
    const replicas = this.checkReplicas(props);
    const retention = checkWhole(
      this,
      'untaggedRetentionDays',
      props.untaggedRetentionDays ?? 0,
      0,
      365,
      'Azure keeps untagged manifests for 0-365 days',
    );
    const sku = this.chooseSku(props, door);
    const { encryption } = props;
    if (encryption !== undefined) checkKey(this, encryption.key);

    this.resource = new ContainerRegistry(this, 'Resource', {
      name: takeName(this, 'registry', props),
      resourceGroupName: props.resourceGroup.name,
      location,
      sku,
      adminEnabled: false,
      anonymousPullEnabled: false,
      publicNetworkAccessEnabled: !closed,
      networkRuleSet: rulesOf(door, sku),
      networkRuleBypassOption: 'AzureServices',
      exportPolicyEnabled: !closed,
      dataEndpointEnabled: closed,
      retentionPolicyInDays: retention,
      zoneRedundancyEnabled: replicas.length > 0,
      georeplications:
        replicas.length === 0 ? undefined : replicas.map((replica) => ({ location: replica, zoneRedundancyEnabled: true, ...ROUTING.config })),
      identity: encryption && { type: 'UserAssigned', identityIds: [encryption.identity.id] },
      encryption: encryption && [{ keyVaultKeyId: encryption.key.versionlessId, identityClientId: this.clientIdOf(encryption) }],
      lifecycle: preventDestroy(props.deletionProtection),
      dependsOn: readyToEncrypt(this, encryption),
    });
    replicas.forEach((_, index) => ROUTING.settle(this.resource, `georeplications.${index}`));
    this.roleAssignmentMode = props.roleAssignmentMode ?? RegistryRoleAssignmentMode.REGISTRY;
    this.assignRoles();
    this.link = linkPart(this, 'Link', Subresource.REGISTRY, { ...props, location });
    diagnosePart(this, props.diagnostics, { Diagnostics: DiagnosticSource.REGISTRY });
    this.usableAfter = [this.resource, ...(this.link?.usableAfter ?? [])];
  }

  /** The id of the registry. */
  get id(): string {
    return this.resource.id;
  }

  /** Written out where azurerm has it, since Azure means to change its default. */
  private assignRoles(): void {
    const mode = this.roleAssignmentMode;
    this.resource.addOverride('role_assignment_mode', whereAzurermHas(this, AzurermFeature.REGISTRY_ROLES, mode));
    if (mode === RegistryRoleAssignmentMode.REGISTRY) return;
    const problem = {
      property: 'roleAssignmentMode',
      value: mode,
      rule: `azurerm has no argument for it before ${AzurermFeature.REGISTRY_ROLES}, and the stack requires an earlier version`,
      remedy: `Leave out the version of azurerm, or require '~> 4.81', or leave out 'roleAssignmentMode'`,
    };
    this.node.addValidation({ validate: () => (azurermHas(this, AzurermFeature.REGISTRY_ROLES) ? [] : [describe(this, problem)]) });
  }

  private chooseSku(props: WorkspaceRegistryProps, { closed, ipRanges }: PublicDoor): RegistrySku {
    const needs: { [reason: string]: boolean } = {
      'is closed to the public network': closed,
      'lets only some addresses through': ipRanges.length > 0,
      'has a private link': props.privateLink !== undefined,
      'is encrypted with your key': props.encryption !== undefined,
      'is replicated': (props.replicaLocations ?? []).length > 0,
      'deletes untagged manifests': (props.untaggedRetentionDays ?? 0) > 0,
    };
    const reason = Object.keys(needs).find((need) => needs[need]);
    if (reason === undefined) return props.sku ?? RegistrySku.STANDARD;
    if (props.sku === undefined || props.sku === RegistrySku.PREMIUM) return RegistrySku.PREMIUM;
    refuse(this, {
      property: 'sku',
      value: props.sku,
      rule: `a registry that ${reason} must be Premium`,
      remedy: `Leave 'sku' out, or pass RegistrySku.PREMIUM`,
    });
  }

  /** Sorted as Azure lists them, since azurerm compares the lists in order. */
  private checkReplicas({ replicaLocations = [], resourceGroup, location }: WorkspaceRegistryProps): string[] {
    const home = knownRegion(resourceGroup, location);
    const sorted = replicaLocations.map(normalizeRegion).sort();
    const wrong = sorted.find((replica, index) => replica === home || replica === sorted[index - 1]);
    if (wrong === undefined) return sorted;
    refuse(this, {
      property: 'replicaLocations',
      value: wrong,
      rule: `each copy is in a region of its own, and the registry is in '${home ?? 'another one'}'`,
      remedy: 'Pass other regions, each once',
    });
  }

  private clientIdOf({ identity }: PartEncryption): string {
    if (identity.clientId !== undefined) return identity.clientId;
    refuse(this, {
      property: 'identity.clientId',
      value: identity.clientId,
      rule: 'a registry names the identity that reads its key by the client id',
      remedy: `Pass the identity with its 'clientId', or its L1 resource or data source, or your own 'registry'`,
    });
  }
}

/** Written out where a registry that has rules is open: azurerm keeps the old ones where they are left out. A tier below Premium has none. */
function rulesOf({ closed, ipRanges }: PublicDoor, sku: RegistrySku): ContainerRegistryNetworkRuleSet[] | undefined {
  if (closed || sku !== RegistrySku.PREMIUM) return undefined;
  const ipRule = asRegistryRules(ipRanges).map((ipRange) => ({ action: 'Allow', ipRange }));
  return [{ defaultAction: ipRule.length > 0 ? 'Deny' : 'Allow', ipRule }];
}

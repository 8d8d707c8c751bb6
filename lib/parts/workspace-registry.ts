import { ContainerRegistry, ContainerRegistryNetworkRuleSet } from '@cdktf/provider-azurerm/lib/container-registry';
import { ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Subresource } from '../core/azure-cloud';
import { checkWhole } from '../core/checks';
import { refuse, refuseLater, together } from '../core/errors';
import { given } from '../core/given';
import { asRegistryRules, PublicDoor, publicDoor } from '../core/ip-ranges';
import { knownRegion, locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { keepId } from '../core/resolve';
import { IResourceRef } from '../core/types';
import { preventDestroy } from '../governance/deletion-protection';
import { diagnosePart } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { linkPart, PrivateLink } from '../private-link/private-link';
import { azurermHas, useAzurerm, whereAzurermHas } from '../providers/azurerm';
import { Dialect } from '../providers/dialect';
import { AzurermFeature } from '../providers/azurerm-features';
import { checkKey, PartEncryption, readyToEncrypt } from './encryption';
import { warnOfUse } from './encryption-checks';
import { checkReplicas, warnOfReplicas } from './workspace-registry-checks';
import { RegistryRoleAssignmentMode, RegistrySku, WorkspaceRegistryProps } from './workspace-registry-props';

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
  readonly id: string;
  /** The private endpoint, where there is one. */
  readonly link?: PrivateLink;
  readonly usableAfter?: ITerraformDependable[];
  /** By which roles images are pulled and pushed. */
  readonly roleAssignmentMode: RegistryRoleAssignmentMode;
  /** @internal whether only some public addresses get in */
  readonly _filtered: boolean;

  constructor(scope: Construct, id: string, props: WorkspaceRegistryProps) {
    props = given(scope, id, 'WorkspaceRegistryProps', props);
    super(scope, id);
    useAzurerm(this);
    const { encryption, untaggedRetentionDays: days = 0 } = props;
    const home = knownRegion(props.resourceGroup, props.location);
    const { retention, replicas, location, name, door, sku } = together(this, () => {
      if (encryption !== undefined) checkKey(this, encryption.key);
      const settings = {
        retention: checkWhole(this, 'untaggedRetentionDays', days, 0, 365, 'Azure keeps untagged manifests for 0-365 days'),
        replicas: checkReplicas(this, props.replicaLocations ?? [], home),
        location: locationOf(this, props.resourceGroup, props.location),
        name: takeName(this, 'registry', props),
        door: publicDoor(this, props),
      };
      return { ...settings, sku: this.chooseSku(props, settings.door) };
    });
    const { closed } = door;
    this._filtered = door.ipRanges.length > 0;
    warnOfReplicas(this, replicas, home);
    warnOfUse(this, encryption);

    this.resource = new ContainerRegistry(this, 'Resource', {
      name,
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
    this.id = keepId(this.resource);
    replicas.forEach((_, index) => ROUTING.settle(this.resource, `georeplications.${index}`));
    this.roleAssignmentMode = props.roleAssignmentMode ?? RegistryRoleAssignmentMode.REGISTRY;
    this.assignRoles();
    this.link = linkPart(this, 'Link', Subresource.REGISTRY, { ...props, location });
    diagnosePart(this, props.diagnostics, { Diagnostics: DiagnosticSource.REGISTRY });
    this.usableAfter = [this.resource, ...(this.link?.usableAfter ?? [])];
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
    refuseLater(this, () => (azurermHas(this, AzurermFeature.REGISTRY_ROLES) ? [] : [problem]));
  }

  private chooseSku(props: WorkspaceRegistryProps, { closed, ipRanges }: PublicDoor): RegistrySku {
    const { untaggedRetentionDays: days = 0 } = props;
    const needs: { [reason: string]: boolean } = {
      'is closed to the public network': closed,
      'lets only some addresses through': ipRanges.length > 0,
      'has a private link': props.privateLink !== undefined,
      'is encrypted with your key': props.encryption !== undefined,
      'is replicated': (props.replicaLocations ?? []).length > 0,
      // How long, only Terraform may know; then a tier that is given is taken at its word.
      'deletes untagged manifests': Token.isUnresolved(days) ? props.sku === undefined : days > 0,
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
  if (closed) return undefined;
  // Written out: azurerm goes on with the rules of a Premium registry otherwise, and refuses at apply to make it a Standard one with them.
  if (sku !== RegistrySku.PREMIUM) return [];
  const ipRule = asRegistryRules(ipRanges).map((ipRange) => ({ action: 'Allow', ipRange }));
  return [{ defaultAction: ipRule.length > 0 ? 'Deny' : 'Allow', ipRule }];
}

import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { Subresource } from '../core/azure-cloud';
import { together } from '../core/errors';
import { given } from '../core/given';
import { preventDestroy } from '../governance/deletion-protection';
import { publicDoor } from '../core/ip-ranges';
import { locationOf } from '../core/location';
import { takeName } from '../core/naming';
import { keepId } from '../core/resolve';
import { linkPart, PrivateLink } from '../private-link/private-link';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { diagnosePart } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { useAzurerm } from '../providers/azurerm';
import { PrivateLinkOptions } from '../private-link/private-link-options';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** How a key vault is made for a workspace. */
export interface WorkspaceVaultProps {
  /**
   * The name of the vault, globally unique, also among deleted vaults: 3-24 letters, digits and single dashes.
   * @change replaces the key vault
   */
  readonly name: string;
  /**
   * The resource group to make it in.
   * @change replaces the key vault
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   * @change replaces the key vault
   */
  readonly location?: string;
  /**
   * The Microsoft Entra tenant whose identities may use the vault.
   * @default - the tenant of the credentials that Terraform runs with
   * @change in place
   */
  readonly tenantId?: string;
  /**
   * For how many days a deleted vault is kept, 7-90. Azure refuses any change later.
   * @default 90
   * @change added: refused; changed: refused; taken away: nothing
   */
  readonly softDeleteRetentionDays?: number;
  /**
   * Whether the vault may be reached from the whole public network.
   * @default false - then `privateLink` or `allowedIpRanges` is needed
   * @change in place
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * The public IPv4 addresses and CIDR ranges that alone get through the vault's firewall.
   * @default - none
   * @change in place
   */
  readonly allowedIpRanges?: string[];
  /**
   * Makes a private endpoint to the vault.
   * @default - none
   * @change added: in place, makes the private endpoint; changed: replaces the private endpoint; taken away: in place, removes the private endpoint
   */
  readonly privateLink?: PrivateLinkOptions;
  /**
   * Where the vault sends its logs and metrics.
   * @default - nowhere
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * Lets every plan fail that would destroy or replace the vault.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
}

/**
 * The key vault of a workspace, for its secrets, or of a key: access by roles, purge protection, and soft delete for 90 days. When it is closed, only trusted
 * Azure services and the private endpoint get through.
 *
 * Purge protection cannot be turned off: after a destroy the name stays taken until the retention is over, and the same stack gets the vault back.
 *
 * Throws when nobody could reach it, when `allowedIpRanges` would be without effect, and for a name, an id or an address that Azure would refuse, and for a retention out of range.
 */
export class WorkspaceVault extends Construct implements IResourceRef {
  /** The key vault. */
  readonly resource: KeyVault;
  readonly id: string;
  /** The private endpoint, where there is one. */
  readonly link?: PrivateLink;
  readonly usableAfter?: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: WorkspaceVaultProps) {
    props = given(scope, id, 'WorkspaceVaultProps', props);
    super(scope, id);
    useAzurerm(this);
    const { softDeleteRetentionDays: days = 90 } = props;
    const { door, retention, location, name } = together(this, () => ({
      door: publicDoor(this, props),
      retention: checkWhole(this, 'softDeleteRetentionDays', days, 7, 90, 'Azure keeps deleted vaults for 7-90 days'),
      location: locationOf(this, props.resourceGroup, props.location),
      name: takeName(this, 'vault', props),
    }));
    const { closed, ipRanges: ipRules } = door;

    this.resource = new KeyVault(this, 'Resource', {
      name,
      resourceGroupName: props.resourceGroup.name,
      location,
      tenantId: props.tenantId ?? new DataAzurermClientConfig(this, 'Client').tenantId,
      skuName: 'standard',
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: retention,
      publicNetworkAccessEnabled: !closed,
      networkAcls: { defaultAction: closed || ipRules.length > 0 ? 'Deny' : 'Allow', bypass: 'AzureServices', ipRules },
      lifecycle: preventDestroy(props.deletionProtection),
    });
    this.id = keepId(this.resource);
    this.link = linkPart(this, 'Link', Subresource.VAULT, { ...props, location });
    diagnosePart(this, props.diagnostics, { Diagnostics: DiagnosticSource.KEY_VAULT });
    this.usableAfter = [this.resource, ...(this.link?.usableAfter ?? [])];
  }

  /** The id of the key vault. */
}

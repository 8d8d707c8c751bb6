import { IGrantee, IResourceGroupRef } from '../core/types';
import { PrivateLinkOptions } from '../private-link/private-link-options';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** By which way Terraform makes a key. */
export enum KeyCreation {
  /** Through the vault itself: Terraform needs a role in it, and must get through its firewall. */
  DATA_PLANE = 'DataPlane',
  /** Through Azure Resource Manager, as the vault is made: neither is needed. The stack needs the provider azapi. */
  CONTROL_PLANE = 'ControlPlane',
}

/** How a customer-managed key and its vault are made. */
export interface CustomerManagedKeyProps {
  /**
   * The base name, from which `kv-<baseName>-cmk` and `cmk-<baseName>` are made.
   * @change replaces the customer-managed key, replaces the grant, replaces the key vault of the key
   */
  readonly baseName: string;
  /**
   * The resource group of the vault. Its region must be the workspace's.
   * @change replaces the customer-managed key, replaces the grant, replaces the key vault of the key
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region, which must be the workspace's.
   * @default - the region of the resource group
   * @change replaces the customer-managed key, replaces the grant, replaces the key vault of the key
   */
  readonly location?: string;
  /**
   * Appended to the vault's name, which must be globally unique.
   * @default - nothing
   * @change replaces the customer-managed key, replaces the grant, replaces the key vault of the key
   */
  readonly uniqueSuffix?: string;
  /**
   * The name of the vault.
   * @default - `kv-<baseName>-cmk`, with `-<uniqueSuffix>`
   * @change replaces the customer-managed key, replaces the grant, replaces the key vault of the key
   */
  readonly name?: string;
  /**
   * The name of the key.
   * @default - `cmk-<baseName>`
   * @change replaces the customer-managed key
   */
  readonly keyName?: string;
  /**
   * By which way Terraform makes the key. With KeyCreation.CONTROL_PLANE `keySize` and `rotateAfter` hold for a new key alone, since Azure Resource Manager
   * changes none, and the key goes only with its vault. Changing to it leaves the key and its data as they are: Terraform forgets the key and finds
   * it again (do so before its first rotation, since the workspace stays with its version). There is no way back.
   * @default KeyCreation.DATA_PLANE
   * @change added: replaces the customer-managed key, removes the grant; changed: makes the grant, replaces the customer-managed key; taken away: makes the
   * grant, replaces the customer-managed key, stays in Azure
   */
  readonly creation?: KeyCreation;
  /**
   * The size of the RSA key in bits: 2048, 3072 or 4096, the largest that Azure Policy 82067dbb can ask for. Decide at creation: a key that exists keeps
   * its size, whatever you pass later.
   * @default 4096
   * @change nothing
   */
  readonly keySize?: number;
  /**
   * How long after its creation the vault makes a new version of the key, as an ISO 8601 duration of 28 days at least. The old version stays valid: the
   * workspace goes on with the version that it was created with, storage and registry follow the new one. Key Vault charges for each rotation. A change is
   * made in place; where the newest version is older than that, the vault rotates the key soon.
   * @default 'P30D'
   * @change in place
   */
  readonly rotateAfter?: string;
  /**
   * The Microsoft Entra tenant of the vault.
   * @default - the tenant of the credentials that Terraform runs with
   * @change in place
   */
  readonly tenantId?: string;
  /**
   * Who runs Terraform and so must be allowed to create, read and rotate the key. Name a group where several people or pipelines deploy the stack.
   * @default - whoever creates the key; others that run Terraform later need the role Key Vault Crypto Officer on the vault
   * @change added: replaces the grant; changed: replaces the grant; taken away: stays in Azure
   */
  readonly deployer?: IGrantee;
  /**
   * How many seconds to wait for Azure to spread the deployer's right before the key is created. 0 turns the wait off.
   * @default 120
   * @change nothing
   */
  readonly propagationSeconds?: number;
  /**
   * Whether the vault may be reached from the public network.
   * @default false - then `allowedIpRanges` or `privateLink` is needed
   * @change in place
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * The public IPv4 addresses and CIDR ranges from which Terraform runs, the only ones let through the vault's firewall.
   * @default - none
   * @change in place
   */
  readonly allowedIpRanges?: string[];
  /**
   * Makes a private endpoint to the vault. Without `allowedIpRanges` Terraform must run inside the virtual network.
   * @default - none
   * @change added: in place, makes the private endpoint; changed: replaces the private endpoint; taken away: in place, removes the private endpoint
   */
  readonly privateLink?: PrivateLinkOptions;
  /**
   * Where the vault sends its logs and metrics. The Log Analytics workspace of a workspace that the key encrypts is made after it: see `diagnose`.
   * @default - nowhere
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * Lets every plan fail that would destroy or replace the vault or the key.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
  /**
   * Tags of the vault, the key and the private endpoint.
   * @default - none
   * @change in place
   */
  readonly tags?: { [key: string]: string };
}

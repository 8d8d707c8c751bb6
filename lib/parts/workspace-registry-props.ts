import { IResourceGroupRef } from '../core/types';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';
import { PrivateLinkOptions } from '../private-link/private-link-options';
import { PartEncryption } from './encryption';

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
  /** By roles on repositories, which conditions can narrow: `AcrPull` and `AcrPush` have no effect. */
  REPOSITORY = 'AbacRepositoryPermissions',
}

/** How a container registry is made for a workspace. */
export interface WorkspaceRegistryProps {
  /**
   * The name of the registry, globally unique: 5-50 lowercase letters and digits.
   * @change replaces the container registry
   */
  readonly name: string;
  /**
   * The resource group to make it in.
   * @change replaces the container registry
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   * @change replaces the container registry
   */
  readonly location?: string;
  /**
   * The service tier.
   * @default - Premium where something needs it (closed, allowed addresses, private link, encryption, replicas, retention), Standard otherwise; a workspace
   * whose managed network allows only approved outbound traffic asks for Premium
   * @change in place
   */
  readonly sku?: RegistrySku;
  /**
   * Further regions that keep a copy; they and the registry are then zone-redundant. Giving the first one to a registry that runs replaces it.
   * @default - none
   * @change added: replaces the container registry; changed: in place; taken away: replaces the container registry
   */
  readonly replicaLocations?: string[];
  /**
   * By which roles images are pulled and pushed. With RegistryRoleAssignmentMode.REPOSITORY the library grants the roles on repositories in place of `AcrPull`. A change
   * is made in place; who has roles of the other mode loses access with it. Needs azurerm 4.81 or later, as do stacks without a version of their own.
   *
   * Source: Microsoft's page "Azure attribute-based access control repository permissions in Azure Container Registry".
   * @default RegistryRoleAssignmentMode.REGISTRY
   * @change nothing
   */
  readonly roleAssignmentMode?: RegistryRoleAssignmentMode;
  /**
   * After how many days Azure deletes manifests that no tag names any more, 0-365. Deployments may pull by digest, so 0 keeps them for good.
   * @default 0
   * @change in place
   */
  readonly untaggedRetentionDays?: number;
  /**
   * Whether the registry may be reached from the whole public network.
   * @default false - then `privateLink` or `allowedIpRanges` is needed
   * @change added: in place; changed: in place; taken away: in place, stays in Azure
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * The public IPv4 addresses and CIDR ranges that alone get through the registry's firewall, beside trusted Azure services and the private endpoint.
   * Whoever takes the last ones away again passes `sku: RegistrySku.PREMIUM`: azurerm could not change the rules of a lower tier.
   * @default - none
   * @change in place
   */
  readonly allowedIpRanges?: string[];
  /**
   * Makes a private endpoint to the registry.
   * @default - none: then `publicNetworkAccess: true` or `allowedIpRanges` is needed
   * @change added: in place, makes the private endpoint; changed: replaces the private endpoint; taken away: in place, removes the private endpoint
   */
  readonly privateLink?: PrivateLinkOptions;
  /**
   * Encrypts the registry with a key of your own, in its current version. Azure cannot turn this off again.
   * @default - Microsoft's keys
   * @change added: in place; changed: in place; taken away: refused
   */
  readonly encryption?: PartEncryption;
  /**
   * Where the registry sends its logs and metrics.
   * @default - nowhere
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: DiagnosticsOptions;
  /**
   * Lets every plan fail that would destroy or replace the registry.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
}

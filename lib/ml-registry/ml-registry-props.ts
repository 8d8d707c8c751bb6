import { IResourceGroupRef } from '../core/types';
import { StorageReplication } from '../parts/workspace-storage';
import { PrivateLinkOptions } from '../private-link/private-link-options';

/** A region in which a registry keeps its assets. */
export interface MlRegistryRegion {
  /**
   * The region.
   * @change in place
   */
  readonly location: string;
  /**
   * How many copies of its data the storage account keeps that Azure makes there. Azure changes none that exists.
   * @default StorageReplication.ZRS
   * @change in place
   */
  readonly replication?: StorageReplication;
}

/** How an Azure Machine Learning registry is made. */
export interface MlRegistryProps {
  /**
   * The name, unique in the Microsoft Entra tenant: 3-33 letters, digits, dashes and underscores. Another one replaces the registry.
   * @change replaces the Azure Machine Learning registry
   */
  readonly name: string;
  /**
   * The resource group.
   * @change replaces the Azure Machine Learning registry
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region of the registry itself. Another one replaces it.
   * @default - the region of the resource group
   * @change replaces the Azure Machine Learning registry
   */
  readonly location?: string;
  /**
   * The regions in which workspaces use the registry, its own among them: where it is known only in Terraform, name it yourself. Azure adds regions, and takes none away.
   * @default - its own
   * @change in place
   */
  readonly regions?: MlRegistryRegion[];
  /**
   * Whether the registry may be reached from the public network.
   * @default false - then `privateLink` is needed
   * @change in place
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * Makes a private endpoint to the registry.
   * @default - none: then `publicNetworkAccess: true` is needed
   * @change added: in place, makes the private endpoint; taken away: in place, removes the private endpoint
   */
  readonly privateLink?: PrivateLinkOptions;
  /**
   * What the registry is for: a tag of the name `description`.
   * @default - none
   * @change in place
   */
  readonly description?: string;
  /**
   * Lets every plan fail that would destroy or replace the registry.
   * @default false
   * @change nothing
   */
  readonly deletionProtection?: boolean;
  /**
   * The registry's own tags.
   * @default - none
   * @change in place
   */
  readonly tags?: { [key: string]: string };
}

/** An Azure Machine Learning registry that is managed elsewhere. */
export interface MlRegistryAttributes {
  /** The Azure resource id of the registry. */
  readonly id: string;
}

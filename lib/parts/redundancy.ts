import { StorageReplication } from './workspace-storage';

/**
 * How many copies of its data a workspace keeps, and where: the replication of its storage account and of its registry.
 *
 * Decide when you create the workspace: azurerm replaces a storage account that becomes zone-redundant or ceases to be, and a registry that gets its
 * first replica; a workspace is replaced with either.
 */
export class Redundancy {
  /** Three copies in one data centre (LRS): for regions without availability zones, and the cheapest. */
  static readonly LOCAL = new Redundancy(StorageReplication.LRS, []);
  /** Three copies in three availability zones of the region (ZRS). Azure makes registries zone-redundant by itself where the region allows. */
  static readonly ZONE = new Redundancy(StorageReplication.ZRS, []);

  /**
   * Copies in three availability zones, and in a second region (GZRS); the registry becomes Premium, is replicated to `location`,
   * and is zone-redundant in both regions.
   *
   * @param location the second region, for the registry's replica; storage is copied to Azure's paired region
   */
  static geo(location: string): Redundancy {
    return new Redundancy(StorageReplication.GZRS, [location]);
  }

  private constructor(
    /** The replication of the storage account. */
    readonly storage: StorageReplication,
    /** The further regions of the registry. */
    readonly registryReplicas: string[],
  ) {}
}

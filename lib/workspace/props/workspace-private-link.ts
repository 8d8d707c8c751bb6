import { Subresource } from '../../core/azure-cloud';
import { IResourceGroupRef, IResourceRef } from '../../core/types';
import { IPrivateDnsZones } from '../../private-link/i-private-dns-zones';

/** Where the private endpoints of a workspace and of the parts that it makes go. */
export interface WorkspacePrivateLink {
  /**
   * The subnet in which the endpoints get their addresses.
   * @change replaces the private endpoint
   */
  readonly subnet: IResourceRef;
  /**
   * The zones in which the endpoints get their names. Share one `PrivateDnsZones` between workspaces.
   * @default - zones are made in the workspace's resource group and linked to `virtualNetwork`
   * @change added: removes the DNS zone link, removes the private DNS zone; taken away: in place, makes the DNS zone link, makes the private DNS zone
   */
  readonly dnsZones?: IPrivateDnsZones;
  /**
   * The virtual network of the subnet, which is linked to the zones that are made. Given together with `dnsZones` it is refused: link it there.
   * @default - that of a `NetworkSubnet`, or taken from the subnet's id where that is a literal; needed otherwise when no `dnsZones` are given
   * @change nothing
   */
  readonly virtualNetwork?: IResourceRef;
  /**
   * The region of the endpoints, which must be the virtual network's.
   * @default - the workspace's region
   * @change replaces the private endpoint
   */
  readonly location?: string;
  /**
   * The resource group of the endpoints, that of the network for instance. Changing it replaces them. Zones that are made stay in the workspace's.
   * @default - the workspace's resource group
   * @change replaces the private endpoint
   */
  readonly resourceGroup?: IResourceGroupRef;
  /**
   * The application security groups that the endpoints join, so that security rules can name them: groups of the same virtual network and region.
   * @default - none
   * @change added: makes the association; changed: replaces the association; taken away: removes the association
   */
  readonly applicationSecurityGroups?: IResourceRef[];
  /**
   * Which services of the storage account get an endpoint besides blob and file. Batch endpoints and parallel runs need queue and table.
   * @default - none besides blob and file
   * @change added: makes the private endpoint; changed: makes the private endpoint; taken away: removes the private endpoint
   */
  readonly storageSubresources?: Subresource[];
}

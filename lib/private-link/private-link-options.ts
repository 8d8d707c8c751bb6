import { Subresource } from '../core/azure-cloud';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { PrivateAddress } from './private-address';
import { IPrivateDnsZones } from './i-private-dns-zones';

/** Where private endpoints lie, and in which zones their names are. */
export interface PrivateLinkOptions {
  /**
   * The subnet in which the private endpoints get their addresses.
   * @change replaces it
   */
  readonly subnet: IResourceRef;
  /**
   * The zones in which the endpoints get their names.
   * @change nothing
   */
  readonly dnsZones: IPrivateDnsZones;
  /**
   * The region of the endpoints, which must be the virtual network's.
   * @default - the region of what they lead to, or of the resource group
   * @change replaces it
   */
  readonly location?: string;
  /**
   * The resource group of the endpoints, that of the network for instance. Changing it replaces the endpoints.
   * @default - the resource group of what they lead to
   * @change replaces it
   */
  readonly resourceGroup?: IResourceGroupRef;
  /**
   * The application security groups that the endpoints join, so that security rules can name them: groups of the same virtual network and region. Taking
   * one out of the middle lets the endpoints join the later ones anew.
   * @default - none
   * @change added: makes the association; changed: replaces the association; taken away: removes the association
   */
  readonly applicationSecurityGroups?: IResourceRef[];
  /**
   * The name of the network interface, unique in the resource group; only where there is one endpoint, not for a storage account. Changing it replaces the
   * endpoint.
   * @default - by the policy of names, if there is one, or else the endpoint's name with an ending of Azure's
   * @change replaces it
   */
  readonly networkInterfaceName?: string;
}

/** Asks for a connection that the owner of what the endpoint leads to approves, in another tenant for instance. */
export interface PrivateLinkApproval {
  /**
   * What the owner reads with the request: 1-140 characters.
   * @change in place
   */
  readonly message: string;
}

/** Options of a single private endpoint. */
export interface SinglePrivateLinkOptions extends PrivateLinkOptions {
  /**
   * The name of the endpoint, unique in its resource group. Changing it replaces the endpoint.
   * @default - `pep-<name of what it leads to>-<subresource>`
   * @change replaces it
   */
  readonly name?: string;
  /**
   * Fixed addresses, for every member of the subresource. Any change of them replaces the endpoint.
   * @default - Azure takes free addresses of the subnet
   * @change replaces it
   */
  readonly ipConfigurations?: PrivateAddress[];
  /**
   * Leaves the connection to be approved by the owner of what the endpoint leads to: nothing gets through before, and nothing that Terraform makes waits
   * for it. Adding or removing it replaces the endpoint.
   * @default - none: the connection is approved at once, for which Terraform needs the right
   * @change added: replaces it; changed: in place; taken away: replaces it
   */
  readonly approval?: PrivateLinkApproval;
}

export interface PrivateLinkProps extends SinglePrivateLinkOptions {
  /**
   * The resource that the endpoint leads to.
   * @change replaces the private endpoint
   */
  readonly target: IResourceRef;
  /**
   * The name of the resource, from which the endpoint's name is made unless one is given.
   * @change replaces the private endpoint
   */
  readonly targetName: string;
  /**
   * What of the resource the endpoint leads to.
   * @change replaces the private endpoint
   */
  readonly subresource: Subresource;
}

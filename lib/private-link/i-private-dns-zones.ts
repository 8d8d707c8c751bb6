import { TerraformProvider, TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { AzureCloud, Subresource } from '../core/azure-cloud';
import { IResourceRef } from '../core/types';

/**
 * Where private endpoints get their DNS records: zones that are made, that exist, or that an Azure Policy looks after.
 */
export interface IPrivateDnsZones {
  /** The cloud, which decides the names of the zones. */
  readonly cloud: AzureCloud;
  /** Whether an Azure Policy adds the zone groups to the endpoints. */
  readonly leftToPolicy: boolean;
  /** The ids of the zones that an endpoint for `subresource` needs, always in the same order; none where a policy looks after them. */
  zoneIds(subresource: Subresource): string[];
  /** Orders `endpoint` after the links of its zones to virtual networks, and sees to it that the network of its `subnet` is linked. */
  register(endpoint: TerraformResource, subresource: Subresource, subnet: IResourceRef): void;
}

/** How a virtual network is linked to the zones. */
export interface VirtualNetworkLinkOptions {
  /**
   * The name of the links in Azure, unique in each zone.
   * @default - the construct id
   * @change replaces the DNS zone link
   */
  readonly name?: string;
  /**
   * The provider that may write to the zones, where they are in another subscription than the rest of the stack.
   * @default - the stack's own azurerm provider
   */
  readonly provider?: TerraformProvider;
}

/** Zones that virtual networks can be linked to: made by `PrivateDnsZones`, or existing ones from its `from…` methods. */
export interface ILinkableDnsZones extends IConstruct, IPrivateDnsZones {
  /**
   * Links a virtual network to every zone of this set, also to those that later private links need. A network that is linked already stays as it is.
   *
   * Throws when the network is linked to other zones of the same names in this stack, or a zone has a link of that name: Azure allows each once.
   *
   * @param id the construct id of the links, and their name in Azure unless `options.name` is given
   * @param network the virtual network in which names shall resolve to private addresses. Links to the network of another stack lie in that stack, as a
   *   hub's zones need; pass `{ id: network.id }` where they shall lie beside the zones
   */
  linkVirtualNetwork(id: string, network: IResourceRef, options?: VirtualNetworkLinkOptions): void;
}

/** A zone to which virtual networks can be linked. */
export interface LinkedZone {
  /** The Azure resource id of the zone. */
  readonly id: string;
  /** The name of the zone, such as `privatelink.api.azureml.ms`. */
  readonly name: string;
  /** The resource group of the zone, in which its links are made. */
  readonly resourceGroupName: string;
}

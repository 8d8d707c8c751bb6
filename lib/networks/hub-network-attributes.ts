import { TerraformProvider } from 'cdktf';
import { IPrivateDnsZones } from '../private-link/i-private-dns-zones';

/** A hub network that is managed elsewhere. */
export interface HubNetworkAttributes {
  /**
   * The id of the hub's virtual network.
   * @change replaces the peering
   */
  readonly virtualNetworkId: string;
  /**
   * Its range of addresses, so that synth refuses a network that overlaps it.
   * @default - unknown
   * @change in place
   */
  readonly addressSpace?: string;
  /**
   * The private address of its firewall, through which computes reach the internet.
   * @default - none
   * @change added: in place, makes the association, makes the route, makes the route table; changed: in place; taken away: in place, removes the association,
   * removes the route, removes the route table
   */
  readonly firewallAddress?: string;
  /**
   * The DNS servers that its networks ask.
   * @default - none: Azure's own
   * @change in place
   */
  readonly dnsServers?: string[];
  /**
   * The zones in which private endpoints of its networks get their names, such as those of `PrivateDnsZones.fromResourceGroup`: what asks the hub for its
   * `dnsZones` gets them.
   * @default - unknown: synth fails where they are asked for
   * @change nothing
   */
  readonly dnsZones?: IPrivateDnsZones;
  /**
   * Whether it has a VPN or ExpressRoute gateway.
   * @default false
   * @change in place
   */
  readonly hasGateway?: boolean;
  /**
   * Whether the hub's owners make its side of each peering.
   * @default false - both sides are made
   * @change added: removes the peering; changed: makes the peering; taken away: makes the peering
   */
  readonly peersItself?: boolean;
  /**
   * The provider that may write to the hub, where it is in another subscription.
   * @default - the stack's own azurerm provider
   */
  readonly provider?: TerraformProvider;
}

import { AzureCloud } from '../core/azure-cloud';
import { IResourceGroupRef } from '../core/types';
import { BastionOptions } from './bastion-props';
import { JumpHostOptions } from './jump-host';
import { VpnGatewayOptions } from './vpn-gateway';
import { HubFirewallOptions } from './hub-firewall-props';
import { IPrivateDnsZones } from '../private-link/i-private-dns-zones';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** How a hub network is made, and what is in it. */
export interface HubNetworkProps {
  /**
   * What names are made from, such as `platform`: `vnet-platform-hub`, `afw-platform-hub`.
   * @change replaces the virtual network
   */
  readonly baseName: string;
  /**
   * The resource group to make everything in.
   * @change replaces the virtual network
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   * @change replaces the virtual network
   */
  readonly location?: string;
  /**
   * The range of private addresses, such as `10.40.0.0/22`, from /8 to /23. Each subnet has its place in it, also those that are not asked for yet.
   * @change in place
   */
  readonly addressSpace: string;
  /**
   * The cloud, which decides host names and service tags.
   * @default AzureCloud.PUBLIC
   * @change nothing
   */
  readonly cloud?: AzureCloud;
  /**
   * The availability zones of the firewall and of all public addresses; none for regions without. Changing them replaces all of these.
   * @default - 1, 2 and 3
   * @change added: nothing; changed: replaces the Azure Firewall, replaces the public address; taken away: replaces the Azure Firewall, replaces the public
   * address
   */
  readonly zones?: string[];
  /**
   * An Azure Firewall, through which computes of the peered networks reach the internet.
   * @default - none
   * @change added: makes the Azure Firewall, makes the firewall policy, makes the public address, makes the subnet; changed: replaces the Azure Firewall,
   * replaces the firewall policy; taken away: removes the Azure Firewall, removes the firewall policy, removes the public address, removes the subnet
   */
  readonly firewall?: HubFirewallOptions;
  /**
   * A VPN gateway, by which other networks and people connect. Before you take it away, pass `useHubGateway: false` to the networks, and apply that, so
   * that no peering uses it any more.
   * @default - none
   * @change added: makes the VPN gateway, makes the public address, makes the subnet; changed: in place; taken away: removes the VPN gateway, removes the
   * public address, removes the subnet
   */
  readonly vpnGateway?: VpnGatewayOptions;
  /**
   * A Bastion host, by which people reach the jump host.
   * @default - none
   * @change added: makes the Bastion, makes the association, makes the network security group, makes the public address, makes the security rule, makes the
   * subnet; changed: nothing; taken away: removes the Bastion, removes the association, removes the network security group, removes the public address,
   * removes the security rule, removes the subnet
   */
  readonly bastion?: BastionOptions;
  /**
   * A Linux machine to work from. It needs a Bastion host or a VPN gateway to be reached.
   * @default - none
   * @change added: makes the association, makes the network interface, makes the network security group, makes the security rule, makes the subnet, makes the
   * virtual machine; changed: replaces the virtual machine; taken away: removes the association, removes the network interface, removes the network security
   * group, removes the security rule, removes the subnet, removes the virtual machine
   */
  readonly jumpHost?: JumpHostOptions;
  /**
   * Whether there is a subnet for private endpoints that all networks share, such as that of an Azure Monitor private link scope.
   * @default false
   * @change added: makes the association, makes the network security group, makes the security rule, makes the subnet; changed: removes the association,
   * removes the network security group, removes the security rule, removes the subnet; taken away: removes the association, removes the network security
   * group, removes the security rule, removes the subnet
   */
  readonly endpointSubnet?: boolean;
  /**
   * The zones in which private endpoints of its networks get their names, for those who are handed the hub: what asks it for its `dnsZones` gets them. Link
   * them to it with `linkVirtualNetwork`.
   * @default - unknown: synth fails where they are asked for
   * @change nothing
   */
  readonly dnsZones?: IPrivateDnsZones;
  /**
   * Where the network, its security groups, the firewall, the VPN gateway, the Bastion host and their public addresses send logs and metrics. The jump host sends
   * nothing by itself.
   * @default - nowhere
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: DiagnosticsOptions;
}

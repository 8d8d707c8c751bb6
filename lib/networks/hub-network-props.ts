import { AzureCloud } from '../core/azure-cloud';
import { IResourceGroupRef } from '../core/types';
import { BastionOptions } from './bastion-props';
import { JumpHostOptions } from './jump-host';
import { VpnGatewayOptions } from './vpn-gateway';
import { HubFirewallOptions } from './hub-firewall-props';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** How a hub network is made, and what is in it. */
export interface HubNetworkProps {
  /** What names are made from, such as `platform`: `vnet-platform-hub`, `afw-platform-hub`. */
  readonly baseName: string;
  /** The resource group to make everything in. */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   */
  readonly location?: string;
  /** The range of private addresses, such as `10.40.0.0/22`, from /8 to /23. Each subnet has its place in it, also those that are not asked for yet. */
  readonly addressSpace: string;
  /**
   * The cloud, which decides host names and service tags.
   * @default AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
  /**
   * The availability zones of the firewall and of all public addresses; none for regions without. Changing them replaces all of these.
   * @default - 1, 2 and 3
   */
  readonly zones?: string[];
  /**
   * An Azure Firewall, through which computes of the peered networks reach the internet.
   * @default - none
   */
  readonly firewall?: HubFirewallOptions;
  /**
   * A VPN gateway, by which other networks and people connect. Before you take it away, pass `useHubGateway: false` to the networks, and apply that, so
   * that no peering uses it any more.
   * @default - none
   */
  readonly vpnGateway?: VpnGatewayOptions;
  /**
   * A Bastion host, by which people reach the jump host.
   * @default - none
   */
  readonly bastion?: BastionOptions;
  /**
   * A Linux machine to work from. It needs a Bastion host or a VPN gateway to be reached.
   * @default - none
   */
  readonly jumpHost?: JumpHostOptions;
  /**
   * Whether there is a subnet for private endpoints that all networks share, such as that of an Azure Monitor private link scope.
   * @default false
   */
  readonly endpointSubnet?: boolean;
  /**
   * Where the network, its security groups, the firewall, the VPN gateway, the Bastion host and their public addresses send logs and metrics. The jump host sends
   * nothing by itself.
   * @default - nowhere
   */
  readonly diagnostics?: DiagnosticsOptions;
}

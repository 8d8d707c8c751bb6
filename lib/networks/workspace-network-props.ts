import { AzureCloud } from '../core/azure-cloud';
import { IResourceGroupRef } from '../core/types';
import { IHubNetwork } from './hub-reference';
import { NatGatewayOptions } from './nat-gateway';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** How a virtual network for a workspace and its computes is made. */
export interface WorkspaceNetworkProps {
  /**
   * What names are made from, such as `fraud-dev`: `vnet-fraud-dev`, `nsg-fraud-dev-compute`.
   * @change replaces the association, replaces the network security group, replaces the security rule, replaces the subnet, replaces the virtual network
   */
  readonly baseName: string;
  /**
   * The resource group to make everything in.
   * @change replaces the association, replaces the network security group, replaces the security rule, replaces the subnet, replaces the virtual network
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   * @change in place, replaces the association, replaces the network security group, replaces the virtual network
   */
  readonly location?: string;
  /**
   * The range of private addresses, such as `10.41.0.0/22`, from /8 to /26.
   * @change in place
   */
  readonly addressSpace: string;
  /**
   * The range of the subnet for private endpoints, at most /28. Azure keeps 5 addresses of each subnet for itself; a workspace with its parts takes
   * about 10.
   * @default - the first quarter of the address space
   * @change in place
   */
  readonly endpointSubnetPrefix?: string;
  /**
   * The range of the subnet for computes, at most /28: each node takes an address.
   * @default - the second half of the address space
   * @change in place
   */
  readonly computeSubnetPrefix?: string;
  /**
   * The cloud, which decides the service tags.
   * @default AzureCloud.PUBLIC
   * @change nothing
   */
  readonly cloud?: AzureCloud;
  /**
   * A NAT gateway, by which computes without a public address reach the internet.
   * @default - none: they leave by the hub's firewall, or else by an address that Azure lends them. Synth warns of that: see docs/calendar.md
   * @change added: in place, makes the NAT gateway, makes the association, makes the public address; changed: in place; taken away: in place, removes the NAT
   * gateway, removes the association, removes the public address
   */
  readonly natGateway?: NatGatewayOptions;
  /**
   * The hub that the network is peered with.
   * @default - none
   * @change added: makes the peering; changed: replaces the peering; taken away: removes the peering
   */
  readonly hub?: IHubNetwork;
  /**
   * Whether computes reach the internet through the hub's firewall.
   * @default - whether the hub has one
   * @change added: in place, removes the association, removes the route, removes the route table; changed: in place, makes the association, makes the route,
   * makes the route table; taken away: in place, makes the association, makes the route, makes the route table
   */
  readonly useHubFirewall?: boolean;
  /**
   * Whether the network is reached by the hub's gateway.
   * @default - whether the hub has one
   * @change in place
   */
  readonly useHubGateway?: boolean;
  /**
   * The DNS servers that the network asks.
   * @default - those of the hub, or Azure's own
   * @change in place
   */
  readonly dnsServers?: string[];
  /**
   * Whether computes may have public addresses: the service gets through to them, and the answers go past a firewall.
   * @default false
   * @change added: makes the security rule; changed: removes the security rule; taken away: removes the security rule
   */
  readonly publicComputes?: boolean;
  /**
   * Whether computes reach only what Azure Machine Learning needs, by service tag. Packages then come from an index of your own; with a firewall,
   * let that decide instead.
   * @default false
   * @change added: makes the security rule; changed: removes the security rule; taken away: removes the security rule
   */
  readonly denyInternetOutbound?: boolean;
  /**
   * Where the network, its security groups and the NAT gateway's public address send logs and metrics. The NAT gateway
   * itself sends nothing.
   * @default - nowhere
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: DiagnosticsOptions;
}

import { AzureCloud } from '../core/azure-cloud';
import { IResourceGroupRef } from '../core/types';
import { IHubNetwork } from './hub-reference';
import { NatGatewayOptions } from './nat-gateway';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** How a virtual network for a workspace and its computes is made. */
export interface WorkspaceNetworkProps {
  /** What names are made from, such as `fraud-dev`: `vnet-fraud-dev`, `nsg-fraud-dev-compute`. */
  readonly baseName: string;
  /** The resource group to make everything in. */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region.
   * @default - the region of the resource group
   */
  readonly location?: string;
  /** The range of private addresses, such as `10.41.0.0/22`, from /8 to /26. */
  readonly addressSpace: string;
  /**
   * The range of the subnet for private endpoints, at most /28. Azure keeps 5 addresses of each subnet for itself; a workspace with its parts takes
   * about 10.
   * @default - the first quarter of the address space
   */
  readonly endpointSubnetPrefix?: string;
  /**
   * The range of the subnet for computes, at most /28: each node takes an address.
   * @default - the second half of the address space
   */
  readonly computeSubnetPrefix?: string;
  /**
   * The cloud, which decides the service tags.
   * @default AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
  /**
   * A NAT gateway, by which computes without a public address reach the internet.
   * @default - none: they leave by the hub's firewall, or else by an address that Azure lends them. Synth warns of that: see docs/calendar.md
   */
  readonly natGateway?: NatGatewayOptions;
  /**
   * The hub that the network is peered with.
   * @default - none
   */
  readonly hub?: IHubNetwork;
  /**
   * Whether computes reach the internet through the hub's firewall.
   * @default - whether the hub has one
   */
  readonly useHubFirewall?: boolean;
  /**
   * Whether the network is reached by the hub's gateway.
   * @default - whether the hub has one
   */
  readonly useHubGateway?: boolean;
  /**
   * The DNS servers that the network asks.
   * @default - those of the hub, or Azure's own
   */
  readonly dnsServers?: string[];
  /**
   * Whether computes may have public addresses: the service gets through to them, and the answers go past a firewall.
   * @default false
   */
  readonly publicComputes?: boolean;
  /**
   * Whether computes reach only what Azure Machine Learning needs, by service tag. Packages then come from an index of your own; with a firewall,
   * let that decide instead.
   * @default false
   */
  readonly denyInternetOutbound?: boolean;
  /**
   * Where the network, its security groups and the NAT gateway's public address send logs and metrics. The NAT gateway
   * itself sends nothing.
   * @default - nowhere
   */
  readonly diagnostics?: DiagnosticsOptions;
}

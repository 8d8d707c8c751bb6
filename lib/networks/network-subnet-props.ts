import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** A direction of traffic, as a security rule names it. */
export enum TrafficDirection {
  INBOUND = 'Inbound',
  OUTBOUND = 'Outbound',
}

/** What a rule of a network security group lets through or denies. */
export interface SecurityRuleOptions {
  /**
   * The direction of the traffic that the rule judges.
   * @change in place
   */
  readonly direction: TrafficDirection;
  /**
   * From 100 to 4096, once in each direction: the lowest that fits decides. Those of this library end with 0, apart from 4096.
   * @change in place
   */
  readonly priority: number;
  /**
   * Whether the rule forbids what it fits.
   * @default false - it allows it
   * @change in place
   */
  readonly deny?: boolean;
  /**
   * The protocol: `Tcp`, `Udp`, `Icmp` or `*`.
   * @default 'Tcp'
   * @change added: nothing; changed: in place; taken away: in place
   */
  readonly protocol?: string;
  /**
   * Where the traffic comes from: a service tag, an address range, or `*`.
   * @default '*'
   * @change in place
   */
  readonly source?: string;
  /**
   * Where the traffic goes to: a service tag, an address range, or `*`.
   * @default '*'
   * @change in place
   */
  readonly destination?: string;
  /**
   * The ports that the traffic goes to.
   * @default - all
   * @change in place
   */
  readonly ports?: string[];
  /**
   * What the rule is for, at most 140 characters.
   * @default - none
   * @change in place
   */
  readonly description?: string;
}

/** @internal a rule with the name that it has in Azure, which is its construct id */
export interface NamedRule extends SecurityRuleOptions {
  readonly name: string;
}

/** @internal */
export interface NetworkSubnetProps {
  readonly network: VirtualNetwork;
  readonly name: string;
  readonly addressPrefix: string;
  /** Whether machines without another way out reach the internet by an address that Azure lends them. */
  readonly defaultOutboundAccess: boolean;
  /** The security group; none for the subnets of gateways and firewalls, which Azure does not allow to have one. */
  readonly security?: SubnetSecurity;
}

/** @internal */
export interface SubnetSecurity {
  readonly baseName: string;
  /** What the subnet is for, for the name of the security group. */
  readonly purpose: string;
  /** The region, where it is known at synth. */
  readonly region?: string;
  readonly rules: NamedRule[];
  /** Where the group sends its logs; nowhere without. */
  readonly diagnostics?: DiagnosticsOptions;
}

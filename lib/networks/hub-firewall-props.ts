import { ITerraformDependable } from 'cdktf';
import { AzureCloud } from '../core/azure-cloud';
import { IResourceRef } from '../core/types';
import { EdgeServiceProps } from './public-address';

/** What a firewall can do, and what it costs. */
export enum FirewallSku {
  /** For small offices: 250 Mbps, no DNS proxy, and only alerts of threats. */
  BASIC = 'Basic',
  /** Filters by name and service tag, and denies known threats. */
  STANDARD = 'Standard',
  /** Looks into the traffic for intrusions as well, and denies them. */
  PREMIUM = 'Premium',
}

/** What a firewall does with addresses that Microsoft knows as threats. */
export enum ThreatIntelligence {
  OFF = 'Off',
  ALERT = 'Alert',
  DENY = 'Deny',
}

/** How Azure Firewall is made in a hub, and what it lets through. */
export interface HubFirewallOptions {
  /**
   * What the firewall can do. Another one replaces the firewall with its policy and its rules: until the new one stands, half an hour perhaps, nothing gets
   * out through it. Its public address stays, since it is a resource of its own, and the routes follow its private one.
   * @default FirewallSku.STANDARD
   * @change replaces the Azure Firewall, replaces the firewall policy
   */
  readonly sku?: FirewallSku;
  /**
   * What it does with addresses that Microsoft knows as threats.
   * @default - they are denied; the Basic one only alerts
   * @change added: in place; changed: in place; taken away: nothing
   */
  readonly threatIntelligence?: ThreatIntelligence;
  /**
   * Whether it forwards names to Azure's DNS and is the DNS server of the hub's networks. Private DNS zones then need to be linked to the hub only: pass
   * them `centralDns: true`.
   * @default false
   * @change added: in place, makes the DNS servers; changed: in place, removes the DNS servers; taken away: in place, removes the DNS servers
   */
  readonly dnsProxy?: boolean;
  /**
   * Whether packages are let in from the hosts that Azure Machine Learning's documentation names: Anaconda, PyPI, PyTorch, TensorFlow and Ubuntu's archives.
   * @default true
   * @change in place
   */
  readonly packageHosts?: boolean;
  /**
   * Further hosts that computes reach by HTTPS, such as `github.com` or `*.example.com`.
   * @default - none
   * @change in place
   */
  readonly allowedHosts?: string[];
  /**
   * Whose traffic the rules allow, by address ranges.
   * @default - all private addresses: what comes from elsewhere is denied
   * @change in place
   */
  readonly sourceRanges?: string[];
}

/** @internal */
export interface HubFirewallProps extends HubFirewallOptions, EdgeServiceProps {
  readonly cloud: AzureCloud;
  /** The region, where it is known at synth. */
  readonly region?: string;
  readonly subnet: IResourceRef;
  /** The subnet by which Microsoft manages a Basic firewall. */
  readonly managementSubnet?: IResourceRef;
  /** What must exist before the firewall is made. */
  readonly after: ITerraformDependable[];
}

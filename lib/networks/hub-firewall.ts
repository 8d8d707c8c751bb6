import { Firewall } from '@cdktf/provider-azurerm/lib/firewall';
import { FirewallPolicy } from '@cdktf/provider-azurerm/lib/firewall-policy';
import { FirewallPolicyRuleCollectionGroup } from '@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group';
import { dependable, ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AzureCloud } from '../core/azure-cloud';
import { normalizeRegion } from '../core/location';
import { refuse } from '../core/errors';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { AddressRange } from '../core/address-range';
import { applicationRules, checkHosts, checkSources, networkRules } from './firewall-rules';
import { EdgeServiceProps, makePublicIp } from './public-address';

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
   */
  readonly sku?: FirewallSku;
  /**
   * What it does with addresses that Microsoft knows as threats.
   * @default - they are denied; the Basic one only alerts
   */
  readonly threatIntelligence?: ThreatIntelligence;
  /**
   * Whether it forwards names to Azure's DNS and is the DNS server of the hub's networks. Private DNS zones then need to be linked to the hub only: pass
   * them `centralDns: true`.
   * @default false
   */
  readonly dnsProxy?: boolean;
  /**
   * Whether packages are let in from the hosts that Azure Machine Learning's documentation names: Anaconda, PyPI, PyTorch, TensorFlow and Ubuntu's archives.
   * @default true
   */
  readonly packageHosts?: boolean;
  /**
   * Further hosts that computes reach by HTTPS, such as `github.com` or `*.example.com`.
   * @default - none
   */
  readonly allowedHosts?: string[];
  /**
   * Whose traffic the rules allow, by address ranges.
   * @default - all private addresses: what comes from elsewhere is denied
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

/**
 * An Azure Firewall with a policy that lets computes reach what Azure Machine Learning needs: services by their tags, the rest by name. Everything else is
 * denied. Rules of your own go into another rule collection group of `policy`.
 *
 * It is made with its rules: they come before it, and go after it.
 */
export class HubFirewall extends Construct implements IResourceRef {
  /** @internal made by HubNetwork */
  static _make(scope: Construct, id: string, props: HubFirewallProps): HubFirewall {
    return new HubFirewall(scope, id, props);
  }

  /** The firewall. */
  readonly resource: Firewall;
  /** The policy, to which rule collection groups can be added. */
  readonly policy: FirewallPolicy;
  readonly usableAfter?: ITerraformDependable[];

  private constructor(scope: Construct, id: string, props: HubFirewallProps) {
    super(scope, id);
    const { baseName, location } = props;
    const sku = props.sku ?? FirewallSku.STANDARD;
    this.check(props, sku);
    const resourceGroupName = props.resourceGroup.name;
    this.policy = new FirewallPolicy(this, 'Policy', {
      name: takeName(this, 'firewallPolicy', { baseName, place: resourceGroupName }),
      resourceGroupName,
      location,
      sku,
      threatIntelligenceMode: props.threatIntelligence ?? (sku === FirewallSku.BASIC ? ThreatIntelligence.ALERT : ThreatIntelligence.DENY),
      dns: sku === FirewallSku.BASIC ? undefined : { proxyEnabled: props.dnsProxy ?? false },
      intrusionDetection: sku === FirewallSku.PREMIUM ? { mode: 'Deny' } : undefined,
    });
    const rules = this.makeRules(props);
    this.resource = new Firewall(this, 'Resource', {
      name: takeName(this, 'firewall', { baseName, place: resourceGroupName }),
      resourceGroupName,
      location,
      skuName: 'AZFW_VNet',
      skuTier: sku,
      firewallPolicyId: this.policy.id,
      zones: props.zones.length === 0 ? undefined : props.zones,
      ipConfiguration: [{ name: 'default', subnetId: props.subnet.id, publicIpAddressId: makePublicIp(this, 'PublicIp', 'afw', props).id }],
      managementIpConfiguration:
        props.managementSubnet === undefined
          ? undefined
          : {
              name: 'management',
              subnetId: props.managementSubnet.id,
              publicIpAddressId: makePublicIp(this, 'ManagementPublicIp', 'afw-management', props).id,
            },
      // azurerm replaces the policy over its sku, and Azure deletes none that a firewall uses. Other changes of the policy replace nothing.
      lifecycle: { replaceTriggeredBy: [`${dependable(this.policy)}.sku`] },
      dependsOn: beforeUse(this, [props.subnet, props.managementSubnet], [rules, ...props.after]),
    });
    diagnose(this, 'Diagnostics', this, DiagnosticSource.FIREWALL, props.diagnostics);
    this.usableAfter = [this.resource];
  }

  /** The id of the firewall. */
  get id(): string {
    return this.resource.id;
  }

  /** The private address to which routes lead. */
  get privateAddress(): string {
    return this.resource.ipConfiguration.get(0).privateIpAddress;
  }

  private makeRules(props: HubFirewallProps): FirewallPolicyRuleCollectionGroup {
    const sourceAddresses = props.sourceRanges ?? AddressRange.PRIVATE.map((range) => range.toString());
    const region = props.region === undefined ? undefined : normalizeRegion(props.region);
    return new FirewallPolicyRuleCollectionGroup(this, 'Rules', {
      name: 'azure-machine-learning',
      firewallPolicyId: this.policy.id,
      priority: 1000,
      networkRuleCollection: [{ name: 'service-tags', priority: 1000, action: 'Allow', rule: networkRules(props.cloud, region, sourceAddresses) }],
      applicationRuleCollection: [
        {
          name: 'hosts',
          priority: 2000,
          action: 'Allow',
          rule: applicationRules(props.cloud, sourceAddresses, props.packageHosts ?? true, props.allowedHosts ?? []),
        },
      ],
    });
  }

  private check({ threatIntelligence, dnsProxy, allowedHosts = [], sourceRanges }: HubFirewallProps, sku: FirewallSku): void {
    const reject = (property: string, value: unknown, rule: string, remedy: string): never => {
      refuse(this, { property: `firewall.${property}`, value, rule, remedy });
    };
    if (sku === FirewallSku.BASIC && threatIntelligence === ThreatIntelligence.DENY) {
      reject(
        'threatIntelligence',
        threatIntelligence,
        'a Basic firewall only alerts of threats',
        'Pass ThreatIntelligence.ALERT, or FirewallSku.STANDARD',
      );
    }
    if (sku === FirewallSku.BASIC && dnsProxy === true) {
      reject('dnsProxy', dnsProxy, 'a Basic firewall forwards no names', `Leave out 'dnsProxy', or pass FirewallSku.STANDARD`);
    }
    if (sourceRanges !== undefined) checkSources(this, sourceRanges);
    checkHosts(this, allowedHosts);
  }
}

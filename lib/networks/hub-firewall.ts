import { Firewall } from '@cdktf/provider-azurerm/lib/firewall';
import { FirewallPolicy } from '@cdktf/provider-azurerm/lib/firewall-policy';
import { FirewallPolicyRuleCollectionGroup } from '@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group';
import { dependable, ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { AddressRange } from '../core/address-range';
import { normalizeRegion } from '../core/location';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { applicationRules, networkRules } from './firewall-rules';
import { checkHubFirewall } from './hub-firewall-checks';
import { FirewallSku, HubFirewallProps, ThreatIntelligence } from './hub-firewall-props';
import { makePublicIp } from './public-address';

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

  private readonly firewall: Firewall;
  private readonly firewallPolicy: FirewallPolicy;
  readonly usableAfter?: ITerraformDependable[];

  private constructor(scope: Construct, id: string, props: HubFirewallProps) {
    super(scope, id);
    const { baseName, location } = props;
    const sku = props.sku ?? FirewallSku.STANDARD;
    checkHubFirewall(this, props, sku);
    const resourceGroupName = props.resourceGroup.name;
    this.firewallPolicy = new FirewallPolicy(this, 'Policy', {
      name: takeName(this, 'firewallPolicy', { baseName, region: props.region, place: resourceGroupName }),
      resourceGroupName,
      location,
      sku,
      threatIntelligenceMode: props.threatIntelligence ?? (sku === FirewallSku.BASIC ? ThreatIntelligence.ALERT : ThreatIntelligence.DENY),
      dns: sku === FirewallSku.BASIC ? undefined : { proxyEnabled: props.dnsProxy ?? false },
      intrusionDetection: sku === FirewallSku.PREMIUM ? { mode: 'Deny' } : undefined,
    });
    const rules = this.makeRules(props);
    this.firewall = new Firewall(this, 'Resource', {
      name: takeName(this, 'firewall', { baseName, region: props.region, place: resourceGroupName }),
      resourceGroupName,
      location,
      skuName: 'AZFW_VNet',
      skuTier: sku,
      firewallPolicyId: this.firewallPolicy.id,
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
      lifecycle: { replaceTriggeredBy: [`${dependable(this.firewallPolicy)}.sku`] },
      dependsOn: beforeUse(this, [props.subnet, props.managementSubnet], [rules, ...props.after]),
    });
    diagnose(this, 'Diagnostics', this, DiagnosticSource.FIREWALL, props.diagnostics);
    this.usableAfter = [this.firewall];
  }

  /** The firewall: `azurerm_firewall`. A program that reads its attributes names the class: `resource as Firewall`. */
  get resource(): TerraformResource {
    return this.firewall;
  }

  /** The policy, to whose id rule collection groups can be added: `azurerm_firewall_policy`. For its attributes, `policy as FirewallPolicy`. */
  get policy(): IResourceRef {
    return this.firewallPolicy;
  }

  /** The id of the firewall. */
  get id(): string {
    return this.firewall.id;
  }

  /** The private address to which routes lead. */
  get privateAddress(): string {
    return this.firewall.ipConfiguration.get(0).privateIpAddress;
  }

  private makeRules(props: HubFirewallProps): FirewallPolicyRuleCollectionGroup {
    const sourceAddresses = props.sourceRanges ?? AddressRange.PRIVATE.map((range) => range.toString());
    const region = props.region === undefined ? undefined : normalizeRegion(props.region);
    return new FirewallPolicyRuleCollectionGroup(this, 'Rules', {
      name: 'azure-machine-learning',
      firewallPolicyId: this.firewallPolicy.id,
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
}

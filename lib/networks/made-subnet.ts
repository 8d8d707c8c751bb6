import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { refuse } from '../core/errors';
import { takeName } from '../core/naming';
import { orderAfter } from '../core/order';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { checkSecurityRule } from './security-rule-checks';
import { NetworkSubnetProps, SecurityRuleOptions } from './network-subnet-props';

/**
 * What is known of a subnet that is made: the subnet and its network security group, in the scope of their construct.
 *
 * The rules are resources of their own: Terraform's JSON takes rules within the group only with every attribute that there is, and you can add
 * others beside these.
 */
export class MadeSubnet {
  readonly resource: Subnet;
  readonly securityGroup?: NetworkSecurityGroup;
  readonly ref = undefined;
  readonly toldNetwork = undefined;
  readonly usableAfter: ITerraformDependable[];
  private readonly association?: SubnetNetworkSecurityGroupAssociation;
  private readonly priorities = new Map<string, string>();

  constructor(
    private readonly scope: Construct,
    private readonly props: NetworkSubnetProps,
  ) {
    const { network } = props;
    this.resource = new Subnet(scope, 'Resource', {
      name: props.name,
      resourceGroupName: network.resourceGroupName,
      virtualNetworkName: network.name,
      addressPrefixes: [props.addressPrefix],
      defaultOutboundAccessEnabled: props.defaultOutboundAccess,
      // Without this, security groups do not judge what goes to private endpoints.
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
    });
    this.usableAfter = [this.resource];
    if (props.security === undefined) return;
    const { baseName, purpose, rules, diagnostics } = props.security;
    this.securityGroup = new NetworkSecurityGroup(scope, 'SecurityGroup', {
      name: takeName(scope, 'securityGroup', { baseName, purpose, region: props.security.region, place: network.resourceGroupName }),
      resourceGroupName: network.resourceGroupName,
      location: network.location,
    });
    diagnose(scope, 'Diagnostics', this.securityGroup, DiagnosticSource.SECURITY_GROUP, diagnostics);
    this.association = new SubnetNetworkSecurityGroupAssociation(scope, 'SecurityGroupAssociation', {
      subnetId: this.resource.id,
      networkSecurityGroupId: this.securityGroup.id,
    });
    this.usableAfter.push(this.association);
    for (const { name, ...rule } of rules) this.addSecurityRule(name, rule);
  }

  get network(): VirtualNetwork {
    return this.props.network;
  }

  get id(): string {
    return this.resource.id;
  }

  get addressPrefix(): string {
    return this.props.addressPrefix;
  }

  addSecurityRule(id: string, options: SecurityRuleOptions): NetworkSecurityRule {
    if (this.securityGroup === undefined || this.association === undefined) {
      refuse(this.scope, {
        property: 'id',
        value: id,
        rule: `Azure allows no network security group on the subnet '${this.props.name}'`,
        remedy: 'Leave the rule out',
      });
    }
    this.claimPriority(id, options);
    checkSecurityRule(this.scope, id, options);
    const rule = new NetworkSecurityRule(this.securityGroup, id, {
      name: id,
      resourceGroupName: this.securityGroup.resourceGroupName,
      networkSecurityGroupName: this.securityGroup.name,
      direction: options.direction,
      priority: options.priority,
      access: options.deny === true ? 'Deny' : 'Allow',
      protocol: options.protocol ?? 'Tcp',
      sourceAddressPrefix: options.source ?? '*',
      sourcePortRange: '*',
      destinationAddressPrefix: options.destination ?? '*',
      ...ports(options.ports),
      description: options.description,
    });
    orderAfter(this.association, rule);
    return rule;
  }

  private claimPriority(id: string, { direction, priority }: SecurityRuleOptions): void {
    checkWhole(this.scope, 'priority', priority, 100, 4096, `it decides which rule of a network security group comes first`);
    const key = `${direction} ${String(priority)}`;
    const other = this.priorities.get(key);
    if (other !== undefined) {
      refuse(this.scope, {
        property: 'priority',
        value: priority,
        rule: `the rule '${other}' has it already among the ${direction.toLowerCase()} ones`,
        remedy: 'Pass one that is free',
      });
    }
    this.priorities.set(key, id);
  }
}

/** One port goes into an attribute of its own: a list of one would come back from Azure as that. */
function ports(wanted: string[] | undefined): { destinationPortRange?: string; destinationPortRanges?: string[] } {
  if (wanted === undefined) return { destinationPortRange: '*' };
  return wanted.length === 1 && !Token.isUnresolved(wanted) ? { destinationPortRange: wanted[0] } : { destinationPortRanges: [...wanted] };
}

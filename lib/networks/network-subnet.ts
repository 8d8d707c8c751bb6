import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { IResourceRef } from '../core/types';
import { SecurityRuleOptions } from './network-subnet-props';

/**
 * A subnet of a network, with its network security group where it is made here. What is put into it waits, with `usableAfter`, until the group guards it and
 * everything else is in place.
 *
 * One of `WorkspaceNetwork.fromAttributes` exists: it has its id, and throws for the rest.
 */
export abstract class NetworkSubnet extends Construct implements IResourceRef {
  /** The id of the subnet. */
  abstract readonly id: string;
  /** The subnet. Throws for one that exists. */
  abstract readonly resource: Subnet;
  /** The range of addresses. Throws for one that exists. */
  abstract readonly addressPrefix: string;
  /** The network security group, where the subnet may have one and it is made here. */
  abstract readonly securityGroup?: NetworkSecurityGroup;
  /** @internal what must exist before it is used, to which its network adds */
  abstract readonly _usableAfter: ITerraformDependable[];
  /** @internal the virtual network that it is in */
  abstract readonly _network: IResourceRef;

  get usableAfter(): ITerraformDependable[] | undefined {
    return this._usableAfter;
  }

  /**
   * Adds a rule to the network security group, under the name `id`. The group guards the subnet only when all its rules are there.
   *
   * Throws for a priority that is out of range or taken, for a name, protocol, port, end or description that Azure would refuse, for a subnet that may
   * have no security group, and for one that exists.
   */
  abstract addSecurityRule(id: string, options: SecurityRuleOptions): NetworkSecurityRule;
}

import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { givenTo } from '../core/given';
import { IResourceRef } from '../core/types';
import { ToldNetwork } from '../private-link/network-identity';
import { ExistingSubnet } from './existing-subnet';
import { MadeSubnet } from './made-subnet';
import { NetworkSubnetProps, SecurityRuleOptions } from './network-subnet-props';

/**
 * A subnet of a network, with its network security group where it is made here. What is put into it waits, with `usableAfter`, until the group guards it and
 * everything else is in place.
 *
 * One of `WorkspaceNetwork.fromAttributes` exists: it has its id, and throws for the rest.
 */
export class NetworkSubnet extends Construct implements IResourceRef {
  /** @internal made by the networks of this library */
  static _make(scope: Construct, id: string, props: NetworkSubnetProps): NetworkSubnet {
    return new NetworkSubnet(scope, id, (subnet) => new MadeSubnet(subnet, props));
  }

  /** @internal one that exists, with the network that it was given with */
  static _take(scope: Construct, id: string, ref: IResourceRef, network: ToldNetwork): NetworkSubnet {
    return new NetworkSubnet(scope, id, (subnet) => new ExistingSubnet(subnet, ref, network));
  }

  private readonly known: MadeSubnet | ExistingSubnet;

  private constructor(scope: Construct, id: string, know: (subnet: NetworkSubnet) => MadeSubnet | ExistingSubnet) {
    super(scope, id);
    this.known = know(this);
  }

  /** @internal what was given for one that exists */
  get _ref(): IResourceRef | undefined {
    return this.known.ref;
  }

  /** @internal the virtual network that it is in */
  get _network(): IResourceRef {
    return this.known.network;
  }

  /** @internal the same for one that exists */
  get _toldNetwork(): ToldNetwork | undefined {
    return this.known.toldNetwork;
  }

  /** @internal what must exist before it is used, to which its network adds */
  get _usableAfter(): ITerraformDependable[] {
    return this.known.usableAfter;
  }

  get usableAfter(): ITerraformDependable[] | undefined {
    return this.known.usableAfter;
  }

  /** The id of the subnet. */
  get id(): string {
    return this.known.id;
  }

  /** The subnet. Throws for one that exists. */
  get resource(): Subnet {
    return this.known.resource;
  }

  /** The range of addresses. Throws for one that exists. */
  get addressPrefix(): string {
    return this.known.addressPrefix;
  }

  /** The network security group, where the subnet may have one and it is made here. */
  get securityGroup(): NetworkSecurityGroup | undefined {
    return this.known.securityGroup;
  }

  /**
   * Adds a rule to the network security group, under the name `id`. The group guards the subnet only when all its rules are there.
   *
   * Throws for a priority that is out of range or taken, for a name, protocol, port, end or description that Azure would refuse, for a subnet that may
   * have no security group, and for one that exists.
   */
  addSecurityRule(id: string, options: SecurityRuleOptions): NetworkSecurityRule {
    return this.known.addSecurityRule(id, givenTo(this, 'SecurityRuleOptions', options));
  }
}

import { NetworkSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-rule';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { IResourceRef } from '../core/types';
import { ToldNetwork } from '../private-link/network-identity';

/** What is known of a subnet that exists, of a network that exists: it is used and never changed. */
export class ExistingSubnet {
  readonly id: string;
  readonly securityGroup = undefined;
  readonly usableAfter: ITerraformDependable[];

  constructor(
    private readonly scope: Construct,
    readonly ref: IResourceRef,
    readonly toldNetwork: ToldNetwork,
  ) {
    this.id = ref.id;
    this.usableAfter = [...(ref.usableAfter ?? [])];
  }

  get network(): IResourceRef {
    return this.toldNetwork;
  }

  get resource(): Subnet {
    return this.refuse('resource', undefined, 'Change it where it is made');
  }

  get addressPrefix(): string {
    return this.refuse('addressPrefix', undefined, 'Pass the range itself');
  }

  addSecurityRule(id: string): NetworkSecurityRule {
    return this.refuse('id', id, `Add the rule where the subnet's security group is made`);
  }

  private refuse(property: string, value: unknown, remedy: string): never {
    return refuse(this.scope, {
      property,
      value,
      rule: `the subnet exists, and nothing but its id is known of it: what you bring is used and never configured`,
      remedy,
    });
  }
}

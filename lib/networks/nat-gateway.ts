import { NatGateway } from '@cdktf/provider-azurerm/lib/nat-gateway';
import { NatGatewayPublicIpAssociation } from '@cdktf/provider-azurerm/lib/nat-gateway-public-ip-association';
import { SubnetNatGatewayAssociation } from '@cdktf/provider-azurerm/lib/subnet-nat-gateway-association';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { IResourceGroupRef, IResourceRef } from '../core/types';
import { makePublicIp } from './public-address';
import { DiagnosticsOptions } from '../monitoring/diagnostic-setting-props';

/** How a NAT gateway is made, by whose address computes reach the internet. */
export interface NatGatewayOptions {
  /**
   * The availability zone of the gateway and its address: `1`, `2` or `3`. Changing it replaces both.
   * @default - none: Azure chooses
   * @change replaces the NAT gateway, replaces the association, replaces the public address
   */
  readonly zone?: string;
  /**
   * After how many minutes an idle connection is given up, 4-120.
   * @default 4
   * @change in place
   */
  readonly idleTimeoutMinutes?: number;
}

export interface OutboundGatewayProps extends NatGatewayOptions {
  readonly baseName: string;
  readonly resourceGroup: IResourceGroupRef;
  readonly location: string;
  readonly region?: string;
  readonly subnet: IResourceRef;
  /** Where its public address sends logs and metrics; nowhere without. */
  readonly diagnostics?: DiagnosticsOptions;
}

/** A NAT gateway with a public address, by which a subnet reaches the internet and nobody comes in. */
export class OutboundGateway extends Construct {
  /** The NAT gateway. */
  readonly resource: NatGateway;
  /** What must exist before the subnet's machines reach the internet. */
  readonly usableAfter: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: OutboundGatewayProps) {
    super(scope, id);
    const idleTimeoutInMinutes = checkWhole(
      this,
      'idleTimeoutMinutes',
      props.idleTimeoutMinutes ?? 4,
      4,
      120,
      'a NAT gateway waits for 4-120 minutes',
    );
    const zones = props.zone === undefined ? undefined : [props.zone];
    this.resource = new NatGateway(this, 'Resource', {
      name: takeName(this, 'natGateway', { baseName: props.baseName, region: props.region, place: props.resourceGroup.name }),
      resourceGroupName: props.resourceGroup.name,
      location: props.location,
      skuName: 'Standard',
      idleTimeoutInMinutes,
      zones,
    });
    const address = new NatGatewayPublicIpAssociation(this, 'PublicIpAssociation', {
      natGatewayId: this.resource.id,
      publicIpAddressId: makePublicIp(this, 'PublicIp', 'ng', { ...props, zones: zones ?? [] }).id,
    });
    const association = new SubnetNatGatewayAssociation(this, 'SubnetAssociation', {
      natGatewayId: this.resource.id,
      subnetId: props.subnet.id,
      dependsOn: beforeUse(this, [props.subnet], [address]),
    });
    this.usableAfter = [address, association];
  }
}

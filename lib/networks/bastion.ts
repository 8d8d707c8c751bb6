import { BastionHost } from '@cdktf/provider-azurerm/lib/bastion-host';
import { ITerraformDependable, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { checkBastion } from './bastion-checks';
import { BastionProps, BastionSku } from './bastion-props';
import { makePublicIp } from './public-address';

/** A Bastion host, by which people reach machines without public addresses, also with `az network bastion ssh` and tunnels from their own machine. */
export class Bastion extends Construct implements IResourceRef {
  /** @internal made by HubNetwork */
  static _make(scope: Construct, id: string, props: BastionProps): Bastion {
    return new Bastion(scope, id, props);
  }

  private readonly host: BastionHost;
  readonly usableAfter?: ITerraformDependable[];

  private constructor(scope: Construct, id: string, props: BastionProps) {
    super(scope, id);
    const { sku = BastionSku.STANDARD, scaleUnits = 2 } = props;
    checkBastion(this, sku, scaleUnits);
    this.host = new BastionHost(this, 'Resource', {
      name: takeName(this, 'bastion', { baseName: props.baseName, region: props.region, place: props.resourceGroup.name }),
      resourceGroupName: props.resourceGroup.name,
      location: props.location,
      sku,
      scaleUnits,
      tunnelingEnabled: sku !== BastionSku.BASIC,
      ipConfiguration: { name: 'default', subnetId: props.subnet.id, publicIpAddressId: makePublicIp(this, 'PublicIp', 'bas', props).id },
      dependsOn: beforeUse(this, [props.subnet], props.after),
    });
    diagnose(this, 'Diagnostics', this, DiagnosticSource.BASTION, props.diagnostics);
    this.usableAfter = [this.host];
  }

  /** The Bastion host: `azurerm_bastion_host`. A program that reads its attributes names the class: `resource as BastionHost`. */
  get resource(): TerraformResource {
    return this.host;
  }

  /** The id of the Bastion host. */
  get id(): string {
    return this.host.id;
  }
}

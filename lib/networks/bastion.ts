import { BastionHost } from '@cdktf/provider-azurerm/lib/bastion-host';
import { ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { refuse } from '../core/errors';
import { takeName } from '../core/naming';
import { beforeUse } from '../core/order';
import { IResourceRef } from '../core/types';
import { diagnose } from '../monitoring/diagnose';
import { DiagnosticSource } from '../monitoring/diagnostic-source';
import { EdgeServiceProps, makePublicIp } from './public-address';

/** What a Bastion host can do. Azure does not go back to a lower one. */
export enum BastionSku {
  /** From the portal only, for a few people. */
  BASIC = 'Basic',
  /** Also from the clients of one's own machine, for more people. */
  STANDARD = 'Standard',
  /** Sessions can be recorded as well. */
  PREMIUM = 'Premium',
}

/** How Azure Bastion is made in a hub. */
export interface BastionOptions {
  /**
   * What it can do.
   * @default BastionSku.STANDARD
   */
  readonly sku?: BastionSku;
  /**
   * How many units it runs with, 2-50, each for some 20 people; the Basic one always has 2.
   * @default 2
   */
  readonly scaleUnits?: number;
}

/** @internal */
export interface BastionProps extends BastionOptions, EdgeServiceProps {
  readonly subnet: IResourceRef;
  /** What must exist before the host is made. */
  readonly after: ITerraformDependable[];
}

/** A Bastion host, by which people reach machines without public addresses, also with `az network bastion ssh` and tunnels from their own machine. */
export class Bastion extends Construct implements IResourceRef {
  /** @internal made by HubNetwork */
  static _make(scope: Construct, id: string, props: BastionProps): Bastion {
    return new Bastion(scope, id, props);
  }

  /** The Bastion host. */
  readonly resource: BastionHost;
  readonly usableAfter?: ITerraformDependable[];

  private constructor(scope: Construct, id: string, props: BastionProps) {
    super(scope, id);
    const sku = props.sku ?? BastionSku.STANDARD;
    const scaleUnits = checkWhole(this, 'bastion.scaleUnits', props.scaleUnits ?? 2, 2, 50, 'a Bastion host runs with 2-50 units');
    if (sku === BastionSku.BASIC && !Token.isUnresolved(scaleUnits) && scaleUnits !== 2) {
      refuse(this, {
        property: 'bastion.scaleUnits',
        value: scaleUnits,
        rule: 'a Basic host always has 2 units',
        remedy: `Leave out 'scaleUnits', or pass BastionSku.STANDARD`,
      });
    }
    this.resource = new BastionHost(this, 'Resource', {
      name: takeName(this, 'bastion', { baseName: props.baseName, place: props.resourceGroup.name }),
      resourceGroupName: props.resourceGroup.name,
      location: props.location,
      sku,
      scaleUnits,
      tunnelingEnabled: sku !== BastionSku.BASIC,
      ipConfiguration: { name: 'default', subnetId: props.subnet.id, publicIpAddressId: makePublicIp(this, 'PublicIp', 'bas', props).id },
      dependsOn: beforeUse(this, [props.subnet], props.after),
    });
    diagnose(this, 'Diagnostics', this, DiagnosticSource.BASTION, props.diagnostics);
    this.usableAfter = [this.resource];
  }

  /** The id of the Bastion host. */
  get id(): string {
    return this.resource.id;
  }
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkWhole } from '../core/checks';
import { refuse } from '../core/errors';
import { BastionSku } from './bastion-props';

/** What the props alone tell: refuses a number of units that Azure would refuse of that sku. */
export function checkBastion(scope: Construct, sku: BastionSku, scaleUnits: number): void {
  checkWhole(scope, 'bastion.scaleUnits', scaleUnits, 2, 50, 'a Bastion host runs with 2-50 units');
  if (sku !== BastionSku.BASIC || Token.isUnresolved(scaleUnits) || scaleUnits === 2) return;
  refuse(scope, {
    property: 'bastion.scaleUnits',
    value: scaleUnits,
    rule: 'a Basic host always has 2 units',
    remedy: `Leave out 'scaleUnits', or pass BastionSku.STANDARD`,
  });
}

import { ITerraformDependable } from 'cdktf';
import { IResourceRef } from '../core/types';
import { EdgeServiceProps } from './public-address';

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
   * @change added: in place; changed: replaces the Bastion; taken away: replaces the Bastion
   */
  readonly sku?: BastionSku;
  /**
   * How many units it runs with, 2-50, each for some 20 people; the Basic one always has 2.
   * @default 2
   * @change in place
   */
  readonly scaleUnits?: number;
}

/** @internal */
export interface BastionProps extends BastionOptions, EdgeServiceProps {
  readonly subnet: IResourceRef;
  /** What must exist before the host is made. */
  readonly after: ITerraformDependable[];
}

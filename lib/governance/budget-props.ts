import { IResourceRef } from '../core/types';

/** After how long a budget starts from zero. */
export enum BudgetPeriod {
  /** Each calendar month. */
  MONTHLY = 'Monthly',
  /** Each quarter of a calendar year. */
  QUARTERLY = 'Quarterly',
  /** Each calendar year. */
  ANNUALLY = 'Annually',
}

/** How much may be spent, and who is told. */
export interface BudgetProps {
  /**
   * What it is for: a resource group, or a subscription. Another one makes the budget anew.
   * @change replaces the budget
   */
  readonly scope: IResourceRef;
  /**
   * The base name, from which `budget-<baseName>` is made.
   * @change replaces the budget
   */
  readonly baseName: string;
  /**
   * The name of the budget. A change makes it anew.
   * @default - `budget-<baseName>`
   * @change replaces the budget
   */
  readonly name?: string;
  /**
   * How much may be spent in each period, in the currency of the bill. At least 1.
   * @change in place
   */
  readonly amount: number;
  /**
   * The first day that counts: the first of a month, as `2027-01-01`. Azure takes none before June 2017, and for a new budget none before the present period.
   * A change makes the budget anew; what was spent counts all the same.
   * @change replaces the budget
   */
  readonly startDate: string;
  /**
   * The last day, as `2029-12-31`. Once given it can be changed, and not taken away.
   * @default - Azure takes ten years after the start
   * @change added: in place; changed: in place; taken away: stays in Azure
   */
  readonly endDate?: string;
  /**
   * After how long it starts from zero. A change makes the budget anew.
   * @default BudgetPeriod.MONTHLY
   * @change replaces the budget
   */
  readonly period?: BudgetPeriod;
  /**
   * At which percentages of the amount somebody is told that so much has been spent: whole numbers up to 1000.
   * @default [80, 100]
   * @change in place
   */
  readonly actual?: number[];
  /**
   * At which percentages of the amount somebody is told that so much will have been spent at the end of the period, as Azure forecasts.
   * @default [100]
   * @change in place
   */
  readonly forecast?: number[];
  /**
   * The addresses that get an e-mail.
   * @default - none
   * @change in place
   */
  readonly emails?: string[];
  /**
   * The action groups that are told: `ActionGroup`, or any other.
   * @default - none
   * @change in place
   */
  readonly actionGroups?: IResourceRef[];
  /**
   * The names of roles: whoever has one of them on the scope gets an e-mail too, such as `Owner`.
   * @default - none
   * @change in place
   */
  readonly roles?: string[];
}

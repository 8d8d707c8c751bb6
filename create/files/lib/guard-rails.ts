import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Construct } from 'constructs';
import { Budget, MlPolicies, MlPolicy } from '../../../lib';

export interface GuardRailsProps {
  /** What names are made from. */
  readonly baseName: string;
  /** The resource group of the team. */
  readonly resourceGroup: ResourceGroup;
  /**
   * How much the team may spend in a month, and who is told.
   * @default - no budget
   */
  readonly budget?: TeamBudget;
}

export interface TeamBudget {
  /** The amount for a month, in the currency of the bill. */
  readonly amount: number;
  /** The first day that counts, the first of a month: a fixed one, since another makes the budget anew. */
  readonly startDate: string;
  /** Who is told. */
  readonly emails: string[];
}

/** What holds in the resource group of every team, whatever is made there and by whom: what Azure refuses, what it reports, and what may be spent. */
export class GuardRails extends Construct {
  constructor(scope: Construct, id: string, props: GuardRailsProps) {
    super(scope, id);
    const { baseName, resourceGroup, budget } = props;
    new MlPolicies(this, 'Policies', {
      scope: resourceGroup,
      deny: [...MlPolicy.baseline(), MlPolicy.STORAGE_WITHOUT_SHARED_KEYS],
      audit: [MlPolicy.WORKSPACE_LOGS],
      message: 'This is a rule of the company: ask the platform team.',
    });
    if (budget !== undefined) new Budget(this, 'Budget', { ...budget, scope: resourceGroup, baseName });
  }
}

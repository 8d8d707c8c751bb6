import { ConsumptionBudgetResourceGroup } from '@cdktf/provider-azurerm/lib/consumption-budget-resource-group';
import { ConsumptionBudgetSubscription } from '@cdktf/provider-azurerm/lib/consumption-budget-subscription';
import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { takeName } from '../core/naming';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { ScopeKind, scopeKind } from '../core/assignment-scope';
import { checkBudget, Thresholds } from './budget-checks';
import { BudgetPeriod, BudgetProps } from './budget-props';

type AnyBudget = ConsumptionBudgetResourceGroup | ConsumptionBudgetSubscription;

/**
 * A budget for a resource group or a subscription: who is told when so much of it has been spent, or will have been. Azure stops nothing: what is to stop,
 * an action group can call. Costs are known some hours after they arise, and judged once a day.
 *
 * No clock is read: the start is given, so that the same program always writes the same. Amount, thresholds, contacts and `endDate` are changed in place;
 * `scope`, `name`, `startDate` and `period` make the budget anew, which loses nothing. Whoever deploys needs the role Cost Management Contributor on the scope.
 *
 * Throws for an amount below 1, for a start that is no first of a month, for an end before it, for thresholds that are no whole percentages, that are equal
 * or more than five, and where nobody would be told.
 *
 * Sources: Terraform's page "azurerm_consumption_budget_resource_group", Microsoft's pages "Tutorial: Create and manage budgets" and "Budgets - Create Or
 * Update".
 */
export class Budget extends Construct implements IResourceRef {
  /** The budget. */
  readonly resource: TerraformResource;
  private readonly budget: AnyBudget;

  constructor(scope: Construct, id: string, props: BudgetProps) {
    props = given(scope, id, 'BudgetProps', props);
    super(scope, id);
    useAzurerm(this);
    const kind = scopeKind(this, 'scope', props.scope, ScopeKind.RESOURCE_GROUP, ScopeKind.SUBSCRIPTION);
    const { actual = [80, 100], forecast = [100] } = props;
    together(this, () => checkBudget(this, props, { actual, forecast }));
    const config = {
      name: takeName(this, 'budget', { name: props.name, baseName: props.baseName, place: props.scope.id }),
      amount: props.amount,
      timeGrain: props.period ?? BudgetPeriod.MONTHLY,
      timePeriod: { startDate: midnight(props.startDate), endDate: props.endDate === undefined ? undefined : midnight(props.endDate) },
      notification: notifications(props, { actual, forecast }),
    };
    this.budget =
      kind === ScopeKind.SUBSCRIPTION
        ? new ConsumptionBudgetSubscription(this, 'Resource', { ...config, subscriptionId: props.scope.id })
        : new ConsumptionBudgetResourceGroup(this, 'Resource', { ...config, resourceGroupId: props.scope.id });
    this.resource = this.budget;
  }

  /** The id of the budget. */
  get id(): string {
    return this.budget.id;
  }
}

function notifications({ emails, actionGroups, roles }: BudgetProps, { actual, forecast }: Thresholds): ConsumptionNotification[] {
  const contacts = {
    contactEmails: someOf(emails),
    contactGroups: someOf(actionGroups?.map(({ id }) => id)),
    contactRoles: someOf(roles),
  };
  const at = (thresholdType: string, percents: readonly number[]): ConsumptionNotification[] =>
    percents.map((threshold) => ({ enabled: true, threshold, thresholdType, operator: 'GreaterThanOrEqualTo', ...contacts }));
  return [...at('Actual', actual), ...at('Forecasted', forecast)];
}

/** What both kinds of budgets call a notification. */
interface ConsumptionNotification {
  readonly enabled: boolean;
  readonly threshold: number;
  readonly thresholdType: string;
  readonly operator: string;
  readonly contactEmails?: string[];
  readonly contactGroups?: string[];
  readonly contactRoles?: string[];
}

function someOf(list: string[] | undefined): string[] | undefined {
  return list === undefined || list.length === 0 ? undefined : [...list];
}

/** As Azure tells it. */
function midnight(day: string): string {
  return `${day}T00:00:00Z`;
}

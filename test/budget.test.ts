import { DataAzurermSubscription } from '@cdktf/provider-azurerm/lib/data-azurerm-subscription';
import { TerraformVariable } from 'cdktf';
import { ActionGroup, Budget, BudgetPeriod, BudgetProps } from '../lib';
import { BROUGHT, GROUP, SUBSCRIPTION, Synthesized, synth } from './support';

const RG = `${SUBSCRIPTION}/resourceGroups/rg-ml`;
const GIVEN = { scope: { id: RG }, baseName: 'fraud-dev', amount: 5000, startDate: '2027-01-01', emails: ['fraud@example.com'] };

function synthBudget(props: Partial<BudgetProps> = {}): Synthesized {
  return synth((stack) => new Budget(stack, 'Budget', { ...GIVEN, ...props }));
}

const thresholds = (terraform: Synthesized): string[] =>
  (terraform.the('consumption_budget_resource_group').notification as { threshold: number; threshold_type: string }[]).map(
    ({ threshold, threshold_type: type }) => `${type} ${String(threshold)}`,
  );

test('a budget starts when it is told to, and tells at 80 and 100 percent and when 100 are forecast', () => {
  const terraform = synthBudget();
  expect(terraform.the('consumption_budget_resource_group')).toMatchObject({
    name: 'budget-fraud-dev',
    resource_group_id: RG,
    amount: 5000,
    time_grain: 'Monthly',
    time_period: { start_date: '2027-01-01T00:00:00Z' },
  });
  expect(thresholds(terraform)).toEqual(['Actual 80', 'Actual 100', 'Forecasted 100']);
  expect(JSON.stringify(terraform.the('consumption_budget_resource_group'))).not.toContain('end_date');
});

test('every threshold tells the same people', () => {
  const terraform = synth((stack) => {
    const group = new ActionGroup(stack, 'Owners', { baseName: 'fraud-dev', resourceGroup: GROUP, emails: { owner: 'owner@example.com' } });
    new Budget(stack, 'Budget', { ...GIVEN, actionGroups: [group], roles: ['Owner'], actual: [50], forecast: [110] });
  });
  const told = {
    contact_emails: ['fraud@example.com'],
    contact_groups: [`\${${terraform.address('monitor_action_group')}.id}`],
    contact_roles: ['Owner'],
    operator: 'GreaterThanOrEqualTo',
    enabled: true,
  };
  expect(terraform.the('consumption_budget_resource_group').notification).toEqual([
    { ...told, threshold: 50, threshold_type: 'Actual' },
    { ...told, threshold: 110, threshold_type: 'Forecasted' },
  ]);
});

test('a budget of a subscription may end, and count by years', () => {
  const terraform = synth((stack) => {
    const scope = new DataAzurermSubscription(stack, 'Current');
    new Budget(stack, 'Budget', { ...GIVEN, scope, name: 'total', period: BudgetPeriod.ANNUALLY, endDate: '2029-12-31' });
  });
  expect(terraform.the('consumption_budget_subscription')).toMatchObject({
    name: 'total',
    subscription_id: '${data.azurerm_subscription.Current.id}',
    time_grain: 'Annually',
    time_period: { start_date: '2027-01-01T00:00:00Z', end_date: '2029-12-31T00:00:00Z' },
  });
});

test('what only Terraform knows is let through', () => {
  const terraform = synth((stack) => {
    const amount = new TerraformVariable(stack, 'amount', { type: 'number' }).numberValue;
    const startDate = new TerraformVariable(stack, 'start', {}).stringValue;
    const email = new TerraformVariable(stack, 'email', {}).stringValue;
    new Budget(stack, 'Budget', { ...GIVEN, amount, startDate, emails: [email], endDate: '2029-12-31' });
  });
  expect(terraform.the('consumption_budget_resource_group')).toMatchObject({
    amount: '${var.amount}',
    time_period: { start_date: '${var.start}T00:00:00Z' },
  });
});

test.each<[string, Partial<BudgetProps>, string]>([
  ['less than 1', { amount: 0.5 }, 'a budget is at least 1'],
  ['no number', { amount: Number.NaN }, `'amount' is NaN: it takes a number`],
  ['a start within a month', { startDate: '2027-01-15' }, 'a budget starts on the first day of a month'],
  ['a start on a day that there is not', { startDate: '2027-13-01' }, 'a budget starts on the first day of a month'],
  ['a start with a time', { startDate: '2027-01-01T00:00:00Z' }, 'a budget starts on the first day of a month'],
  ['a start before there were budgets', { startDate: '2017-05-01' }, 'Azure takes none before 2017-06-01'],
  ['an end before the start', { endDate: '2026-12-31' }, 'it must be a day after the start'],
  ['an end that is no day', { endDate: '2027-02-30' }, 'it must be a day after the start'],
  ['half a percent', { actual: [99.5] }, 'whole percentages'],
  ['more than ten times the amount', { forecast: [1001] }, 'whole percentages'],
  ['equal thresholds', { actual: [80, 80] }, 'every later plan would add the other'],
  ['six thresholds', { actual: [10, 20, 30, 40, 50], forecast: [100] }, 'these are 6 thresholds, and Azure takes 5 at most'],
  ['no thresholds', { actual: [], forecast: [] }, 'nobody would ever be told'],
  ['nobody to tell', { emails: [] }, 'nobody would be told'],
  ['roles alone', { emails: [], roles: ['Owner'] }, 'Azure asks for an address or an action group besides roles'],
  ['an address that is none', { emails: ['fraud'] }, 'it must be an e-mail address'],
  ['51 addresses', { emails: Array.from({ length: 51 }, (_, index) => `p${String(index)}@example.com`) }, 'Azure takes 50 addresses'],
  ['an action group that is something else', { actionGroups: [BROUGHT.storage] }, 'this is not the id of an action group'],
  ['a resource', { scope: BROUGHT.storage }, 'this is a resource, and must be a resource group, a subscription'],
  ['a name that Azure would refuse', { name: 'total budget' }, 'the budget name must be 1-63 letters'],
])('a budget with %s is refused', (_, props, message) => {
  expect(() => synthBudget(props)).toThrow(message);
});

test('a second budget of a name on the same group is refused', () => {
  expect(() =>
    synth((stack) => {
      new Budget(stack, 'One', GIVEN);
      new Budget(stack, 'Two', GIVEN);
    }),
  ).toThrow('which the budget of [test/One] has already');
});

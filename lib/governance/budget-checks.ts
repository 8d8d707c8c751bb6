import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkListed, isLateList } from '../core/checks';
import { Problem, refuse } from '../core/errors';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { BudgetProps } from './budget-props';

/** Azure's limits. */
const MAX_NOTIFICATIONS = 5;
const MAX_EMAILS = 50;
const MAX_PERCENT = 1000;
const EARLIEST = '2017-06-01';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When somebody is told: at these percentages of what was spent, and of what will have been. */
export interface Thresholds {
  readonly actual: readonly number[];
  readonly forecast: readonly number[];
}

// What the props alone tell.

/** Refuses what Azure or azurerm would refuse, and a budget that nobody would hear of. */
export function checkBudget(scope: Construct, props: BudgetProps, thresholds: Thresholds): void {
  const no = (problem: Problem): never => refuse(scope, problem);
  const { amount, startDate, endDate } = props;
  if (!Token.isUnresolved(amount) && !(amount >= 1)) {
    no({ property: 'amount', value: amount, rule: 'a budget is at least 1 of the currency of the bill', remedy: 'Pass an amount' });
  }
  if (!Token.isUnresolved(startDate)) checkStart(startDate, no);
  if (endDate !== undefined && !Token.isUnresolved(endDate) && (!isDay(endDate) || (!Token.isUnresolved(startDate) && endDate <= startDate))) {
    no({ property: 'endDate', value: endDate, rule: 'it must be a day after the start', remedy: `Write it as '2029-12-31'` });
  }
  checkThresholds(scope, thresholds, no);
  checkContacts(scope, props, no);
}

function checkStart(startDate: string, no: (problem: Problem) => never): void {
  const given = { property: 'startDate', value: startDate };
  if (!isDay(startDate) || !startDate.endsWith('-01')) {
    no({ ...given, rule: 'a budget starts on the first day of a month', remedy: `Write it as '2027-01-01'` });
  }
  if (startDate < EARLIEST) no({ ...given, rule: `Azure takes none before ${EARLIEST}`, remedy: 'Pass a later month' });
}

function checkThresholds(scope: Construct, { actual, forecast }: Thresholds, no: (problem: Problem) => never): void {
  checkListed(scope, 'actual', actual);
  checkListed(scope, 'forecast', forecast);
  const all = Object.entries({ actual, forecast }).flatMap(([property, percents]) => percents.map((value) => ({ property, value, percents })));
  for (const { property, value, percents } of all) {
    if (Token.isUnresolved(value)) continue;
    if (!Number.isInteger(value) || value < 0 || value > MAX_PERCENT) {
      no({ property, value, rule: `thresholds are whole percentages of the amount, from 0 to ${String(MAX_PERCENT)}`, remedy: 'Pass one' });
    }
    if (percents.filter((other) => other === value).length > 1) {
      no({ property, value, rule: 'azurerm keeps one of two equal thresholds, and every later plan would add the other', remedy: 'Name it once' });
    }
  }
  if (all.length === 0) no({ property: 'actual', value: actual, rule: 'nobody would ever be told', remedy: `Pass 'actual' or 'forecast'` });
  if (all.length <= MAX_NOTIFICATIONS) return;
  no({
    property: 'actual',
    value: actual,
    rule: `with 'forecast' these are ${String(all.length)} thresholds, and Azure takes ${String(MAX_NOTIFICATIONS)} at most`,
    remedy: 'Leave some of them out',
  });
}

function checkContacts(scope: Construct, { emails = [], actionGroups = [], roles = [] }: BudgetProps, no: (problem: Problem) => never): void {
  for (const [index, { id }] of actionGroups.entries()) checkResourceId(scope, `actionGroups[${String(index)}]`, id, ResourceKind.ACTION_GROUP);
  for (const email of isLateList(emails) ? [] : emails) {
    if (Token.isUnresolved(email) || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) continue;
    no({ property: 'emails', value: email, rule: 'it must be an e-mail address', remedy: 'Pass one' });
  }
  if (emails.length > MAX_EMAILS) {
    no({ property: 'emails', value: emails.length, rule: `Azure takes ${String(MAX_EMAILS)} addresses`, remedy: 'Pass an address of a group' });
  }
  if (emails.length + actionGroups.length > 0) return;
  const rule = roles.length > 0 ? 'Azure asks for an address or an action group besides roles' : 'nobody would be told';
  no({ property: 'emails', value: undefined, rule, remedy: `Pass 'emails' or 'actionGroups'` });
}

/** Whether a text is a day that there is. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

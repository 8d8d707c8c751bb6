import { App } from 'cdktf';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TeamsSettings, TeamsStack } from '../../create/files/stacks/teams-stack';
import { Synthesized } from '../support';

const { context } = JSON.parse(readFileSync('cdktf.json', 'utf8')) as { context: { teams: TeamsSettings } };
const BUDGETS = { startDate: '2027-01-01', emails: ['ml@contoso.com'] };
const TEAM = '33333333-2222-3333-4444-555555555555';

const directory = mkdtempSync(join(tmpdir(), 'created-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let count = 0;
/** The stacks of the files that a new repository has, with more in that of the team `churn`. */
function stacksOf(facts = '', settings: Partial<TeamsSettings> = {}): (stack: string) => Synthesized {
  const place = join(directory, String((count += 1)));
  cpSync('stacks/teams', join(place, 'teams'), { recursive: true });
  const churn = join(place, 'teams', 'churn.yaml');
  writeFileSync(churn, `${readFileSync(churn, 'utf8')}${facts}`);
  const app = new App({ outdir: join(place, 'out') });
  TeamsStack.makeAll(app, { ...context.teams, ...settings }, join(place, 'teams'));
  app.synth();
  return (stack) => new Synthesized(JSON.parse(readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as never, []);
}

const providersIn = ({ text }: Synthesized): object => (JSON.parse(text) as { provider: object }).provider;

describe('the teams of a new repository', () => {
  const of = stacksOf(`  budget: '2000'\n  subscription: ${TEAM}\n`, { budgets: BUDGETS });

  test('are named by the company', () => {
    expect(of('teams-churn').the('machine_learning_workspace').name).toBe('mlw-churn-team-weu');
    expect(of('teams-fraud').the('storage_account').name).toBe('stfraudteamweux7k2');
  });

  test('have guard rails, which their workspaces pass, and a budget where their file says one', () => {
    expect(of('teams-churn').all('resource_group_policy_assignment').length).toBeGreaterThan(1);
    expect(of('teams-churn').the('consumption_budget_resource_group')).toMatchObject({
      amount: 2000,
      time_period: { start_date: '2027-01-01T00:00:00Z' },
    });
    expect(of('teams-fraud').all('consumption_budget_resource_group')).toEqual([]);
  });

  test('lie in a subscription of their own where their file says one', () => {
    expect(providersIn(of('teams-churn'))).toMatchObject({ azurerm: [{ subscription_id: TEAM }], azapi: [{ subscription_id: TEAM }] });
    expect(JSON.stringify(providersIn(of('teams-fraud')))).not.toContain('subscription_id');
  });

  test('are refused for a budget of which nobody would be told', () => {
    expect(() => stacksOf(`  budget: '2000'\n`)).toThrow(/churn\.yaml says a 'budget', but cdktf\.json has no 'budgets' of the stack 'teams'/);
  });
});

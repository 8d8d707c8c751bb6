import { TerraformVariable } from 'cdktf';
import { AzureSubscription } from '../lib';
import { explain, Explanation } from '../cli/explanation';
import { toMarkdown } from '../cli/markdown';
import { toShort } from '../cli/short';
import { StackModel } from '../cli/stack-model';
import { toTerminal } from '../cli/terminal';
import { CATALOGUE } from './terraform/catalogue';
import { companyStacks } from './terraform/stacks';
import { Build, Entry, entry, Site, synthEntry } from './terraform/scaffold';

const [HUB, TEAM] = ['aaaaaaaa-2222-3333-4444-555555555555', 'bbbbbbbb-2222-3333-4444-555555555555'];
const explained = (build: Build): Explanation => explain(new StackModel('site', synthEntry(entry(build))));
const ofCatalogue = (name: string): Explanation => explain(new StackModel('site', synthEntry(CATALOGUE[name] as Entry)));
const originOf = ({ rows }: Explanation, name: string): unknown =>
  rows.filter(({ names }) => names.includes(name)).map(({ subscription, made }) => [made, subscription])[0];

describe('the subscriptions of a stack', () => {
  const both = ofCatalogue('a hub with zones in one subscription, and a private workspace in another');

  test('are told with the number of what is made in each', () => {
    expect(both.subscriptions).toMatchObject([
      { label: 'default', id: 'that of the credentials', count: 1 },
      { label: 'hubs', id: HUB },
      { label: 'teams', id: TEAM },
    ]);
    expect(toShort(both, 160)).toMatch(
      new RegExp(
        `^site: .*\\n\\nLies in     default \\(that of the credentials\\): 1 resource, hubs \\(${HUB}\\): \\d+ resources,\\n +teams \\(${TEAM}\\): \\d+ resources\\nWorkspace   `,
      ),
    );
  });

  test('are said of each resource: a link of a zone lies in that of the hub, whatever made it', () => {
    expect(originOf(both, 'vnet-hub-hub')).toEqual([true, 'hubs']);
    expect(originOf(both, 'mlw-fraud')).toEqual([true, 'teams']);
    const links = both.rows.filter(({ title }) => title === 'DNS zone link');
    expect(links.map(({ subscription }) => subscription)).toEqual(['hubs']);
    expect(toTerminal(both, 120)).toMatch(/│ made in │[^\n]*\n│[^│]*│[^│]*│ teams +│/);
    expect(toMarkdown(both)).toMatch(
      new RegExp(`\\nSubscriptions: default \\(that of the credentials\\): 1 resource; hubs \\(${HUB}\\): \\d+ resources; teams `),
    );
    expect(toMarkdown(both)).toContain('| made in hubs |');
  });

  test('put what is alike into two rows where it lies in two', () => {
    const workspaces = ofCatalogue('workspaces of one name in two subscriptions, besides one in that of the stack').rows.filter(
      ({ title }) => title === 'workspace',
    );
    expect(workspaces.map(({ names, subscription }) => [names, subscription])).toEqual(
      expect.arrayContaining([
        [['mlw-fraud-dev'], 'default'],
        [['mlw-fraud-dev'], 'one'],
        [['mlw-fraud-dev'], 'two'],
      ]),
    );
  });

  test('are called by their ids where something is brought from one of which the stack has no provider', () => {
    const all = ofCatalogue('what is added to workspaces, zones and a hub of another subscription');
    expect(originOf(all, 'mlw-shared')).toEqual([false, 'hubs']);
    const own = explained((site) => {
      new AzureSubscription(site, 'hubs', { subscriptionId: HUB }).use(site.workspace());
      site.workspace(
        { baseName: 'other', storage: { id: `/subscriptions/${TEAM}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st` } },
        'Own',
      );
    });
    expect(originOf(own, 'st')).toEqual([false, TEAM]);
    expect(toMarkdown(own)).toContain(`| brought from ${TEAM} |`);
  });

  test('are one where the program says it, and none where nothing says it', () => {
    const one = explained((site: Site) => {
      new AzureSubscription(site, 'team', { subscriptionId: TEAM }).use(site);
      site.workspace();
    });
    expect(toShort(one, 120)).toContain(`\nLies in     ${TEAM}\n`);
    expect(toTerminal(one, 120)).toContain(`\nSubscription: ${TEAM}\n`);
    expect(one.rows.map(({ subscription }) => subscription)).not.toContain('team');
    const none = explained((site) => site.workspace());
    expect(none.subscriptions).toEqual([]);
    expect(toShort(none, 120)).not.toContain('Lies in');
    expect(toMarkdown(none)).not.toContain('Subscription');
  });

  test('may be known to Terraform alone', () => {
    const later = explained((site) => {
      const subscriptionId = new TerraformVariable(site, 'landing_zone', { type: 'string' }).stringValue;
      new AzureSubscription(site, 'team', { subscriptionId }).use(site);
      site.workspace();
    });
    expect(later.subscriptions).toMatchObject([{ id: 'var.landing_zone' }]);
  });

  test('of a whole company are those of its stacks', () => {
    const labels = Object.entries(companyStacks()).map(([name, config]) => [
      name,
      explain(new StackModel(name, config)).subscriptions.map(({ label }) => label),
    ]);
    expect(Object.fromEntries(labels)).toEqual({
      'company hub': ['connectivity'],
      'company churn': ['connectivity', 'landing-zone'],
      'company fraud': ['connectivity', 'landing-zone'],
      'company risk': ['connectivity', 'landing-zone'],
    });
  });

  test('each say for themselves whether a deleted workspace is kept', () => {
    const { notes } = explained((site) => {
      const features = { machineLearning: [{ purgeSoftDeletedWorkspaceOnDestroy: true }] };
      new AzureSubscription(site, 'trial', { subscriptionId: TEAM, features }).use(site.workspace({ baseName: 'trial' }, 'Trial'));
      site.workspace();
    });
    expect(notes.find((note) => note.startsWith('Soft delete'))).toMatch(/\(mlw-fraud-dev\)/);
  });
});

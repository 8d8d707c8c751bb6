import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformOutput, TerraformStack } from 'cdktf';
import { AzureCloud, MlWorkspace, Tags, WorkspaceDashboard, WorkspaceDashboardOptions } from '../lib';
import { BROUGHT, PROVIDERS, synth, Synthesized, workspace } from './support';

const WORKSPACE_ID = `${PROVIDERS}/Microsoft.MachineLearningServices/workspaces/mlw-shared`;
const ENDPOINTS = ['scores', 'limits'].map((name) => ({ id: `${WORKSPACE_ID}/onlineEndpoints/${name}` }));

interface Tile {
  readonly position: { readonly x: number; readonly y: number; readonly colSpan: number; readonly rowSpan: number };
  readonly metadata: {
    readonly type: string;
    readonly settings: { readonly content: { readonly options?: { readonly chart: Chart }; readonly settings?: { readonly content: string } } };
  };
}
interface Chart {
  readonly title: string;
  readonly metrics: {
    readonly name: string;
    readonly namespace: string;
    readonly aggregationType: number;
    readonly resourceMetadata: { readonly id: string };
  }[];
  readonly filterCollection?: unknown;
}

const imported = (stack: TerraformStack) => MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', { id: WORKSPACE_ID, location: 'westeurope' });

function dashboard(options: WorkspaceDashboardOptions = {}): Synthesized {
  return synth((stack) => imported(stack).addDashboard('overview', options));
}

function tilesOf(made: Synthesized): Tile[] {
  const properties = JSON.parse(String(made.the('portal_dashboard').dashboard_properties)) as { lenses: { '0': { parts: { [key: string]: Tile } } } };
  const { parts } = properties.lenses['0'];
  return Object.values(parts);
}

function chartsOf(made: Synthesized): Map<string, Chart> {
  const charts = tilesOf(made).flatMap(({ metadata }) => metadata.settings.content.options?.chart ?? []);
  return new Map(charts.map((chart) => [chart.title, chart]));
}

const metricsOf = (made: Synthesized, title: string): string[] | undefined =>
  chartsOf(made)
    .get(title)
    ?.metrics.map(({ name, namespace, resourceMetadata }) => `${namespace} ${name} of ${resourceMetadata.id.split('/').at(-1) ?? ''}`);

const ML = 'microsoft.machinelearningservices/workspaces';

describe('a dashboard', () => {
  test('shows compute, quota and runs of a workspace at a glance', () => {
    const made = dashboard();
    expect([...chartsOf(made).keys()]).toEqual([
      'Compute in use: nodes',
      'Compute in use: cores',
      'Quota in use (percent)',
      'Runs',
      'Errors and warnings of runs',
      'Nodes that do not work',
    ]);
    expect(metricsOf(made, 'Compute in use: nodes')).toEqual(
      ['Active Nodes', 'Idle Nodes', 'Total Nodes'].map((name) => `${ML} ${name} of mlw-shared`),
    );
    expect(metricsOf(made, 'Runs')).toEqual(['Started Runs', 'Completed Runs', 'Failed Runs'].map((name) => `${ML} ${name} of mlw-shared`));
    expect(
      chartsOf(made)
        .get('Runs')
        ?.metrics.map(({ aggregationType }) => aggregationType),
    ).toEqual([1, 1, 1]);
    expect(chartsOf(made).get('Quota in use (percent)')?.metrics).toMatchObject([{ name: 'Quota Utilization Percentage', aggregationType: 3 }]);
  });

  test('leads to the studio', () => {
    const [first] = tilesOf(dashboard());
    expect(first?.metadata.settings.content.settings?.content).toContain(`(https://ml.azure.com/?wsid=${WORKSPACE_ID})`);
  });

  test('shows storage and requests of a workspace that is made, by the ids of its parts', () => {
    const made = synth((stack) => workspace(stack).addDashboard('overview'));
    const { dashboard_properties: properties } = made.the('portal_dashboard');
    for (const type of ['storage_account', 'application_insights', 'machine_learning_workspace']) {
      expect(properties).toContain(`{"id":"\${${made.address(type)}.id}"}`);
    }
    for (const metric of ['UsedCapacity', 'requests/count', 'requests/duration', 'requests/failed'])
      expect(properties).toContain(`"name":"${metric}"`);
  });

  test('shows requests, latency and errors of the endpoints that are given', () => {
    const made = dashboard({ endpoints: ENDPOINTS, insights: BROUGHT.insights });
    const of = (metric: string): string[] => ['scores', 'limits'].map((name) => `${ML}/onlineendpoints ${metric} of ${name}`);
    expect(metricsOf(made, 'Requests to endpoints')).toEqual(of('RequestsPerMinute'));
    expect(metricsOf(made, 'Latency of endpoints (milliseconds)')).toEqual(
      ['P50', 'P90', 'P99'].flatMap((percentile) => of(`RequestLatency_${percentile}`)),
    );
    expect(metricsOf(made, 'Errors of endpoints')).toEqual(of('RequestsPerMinute'));
    expect(chartsOf(made).get('Errors of endpoints')?.filterCollection).toEqual({
      filters: [{ key: 'statusCodeClass', operator: 3, values: ['4', '5'] }],
    });
    expect(made.text).not.toContain('requests/count');
  });

  test('shows endpoints that are added later', () => {
    const made = synth((stack) => {
      const board = imported(stack).addDashboard('overview', { endpoints: ENDPOINTS.slice(0, 1) });
      ENDPOINTS.slice(1).forEach((endpoint) => board.addEndpoint(endpoint));
    });
    expect(metricsOf(made, 'Requests to endpoints')).toHaveLength(2);
  });

  test('shows the storage account and the Application Insights that it is given', () => {
    const made = dashboard({ storage: BROUGHT.storage, insights: BROUGHT.insights });
    expect(metricsOf(made, 'Storage in use')).toEqual(['microsoft.storage/storageaccounts UsedCapacity of stml']);
    expect(metricsOf(made, 'Requests to endpoints')).toEqual(['microsoft.insights/components requests/count of appi-ml']);
  });

  test('lays its tiles out without gaps and overlaps', () => {
    const cells = tilesOf(dashboard({ storage: BROUGHT.storage, endpoints: ENDPOINTS })).flatMap(({ position: { x, y, colSpan, rowSpan } }) =>
      Array.from({ length: colSpan * rowSpan }, (_, cell) => `${String(x + (cell % colSpan))},${String(y + Math.floor(cell / colSpan))}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells).toContain('17,1');
  });

  test('has the form that azurerm takes: objects instead of lists', () => {
    const properties = JSON.parse(String(dashboard().the('portal_dashboard').dashboard_properties)) as object;
    expect(properties).toMatchObject({
      lenses: { '0': { order: 0, parts: { '1': { metadata: { type: 'Extension/HubsExtension/PartType/MonitorChartPart' } } } } },
      metadata: { model: { timeRange: { value: { relative: { duration: 24, timeUnit: 1 } } } } },
    });
  });

  test('is written as azurerm normalizes it, which Terraform promises in the plan', () => {
    const text = String(dashboard({ storage: BROUGHT.storage, endpoints: ENDPOINTS }).the('portal_dashboard').dashboard_properties);
    const keys = [...text.matchAll(/"(\d+)":\{"metadata"/g)].map(([, key]) => key);
    expect(keys).toEqual(['0', '1', '10', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(text).not.toMatch(/[<>&]|": |, "/);
    expect(text.slice(0, 60)).toBe('{"lenses":{"0":{"order":0,"parts":{"0":{"metadata":{"inputs"');
  });

  test('reads the same at each synth', () => {
    const text = (): unknown => dashboard({ endpoints: ENDPOINTS }).the('portal_dashboard').dashboard_properties;
    expect(text()).toBe(text());
  });

  test('lies beside its workspace, with a title that other tags leave alone', () => {
    const made = synth((stack) => {
      Tags.add(stack, { team: 'fraud', 'hidden-title': 'other' });
      imported(stack).addDashboard('overview');
    });
    expect(made.the('portal_dashboard')).toMatchObject({
      name: 'dash-mlw-shared-overview',
      resource_group_name: 'rg-shared',
      location: 'westeurope',
      tags: { 'hidden-title': 'mlw-shared', team: 'fraud' },
    });
    expect(dashboard({ title: 'Fraud' }).the('portal_dashboard').tags).toEqual({ 'hidden-title': 'Fraud' });
  });

  test('has an address in the portal of its cloud', () => {
    const urlIn = (cloud: AzureCloud, location: string): string => {
      const made = synth((stack) => {
        const board = MlWorkspace.fromWorkspaceAttributes(stack, 'Ml', { id: WORKSPACE_ID, location, cloud }).addDashboard('overview');
        new TerraformOutput(stack, 'url', { value: board.url });
      });
      return (made.section('output') as { url: { value: string } }).url.value;
    };
    expect(urlIn(AzureCloud.PUBLIC, 'westeurope')).toMatch(
      /^https:\/\/portal\.azure\.com\/#@\/dashboard\/arm\$\{azurerm_portal_dashboard\.\w+\.id\}$/,
    );
    expect(urlIn(AzureCloud.US_GOVERNMENT, 'usgovvirginia')).toMatch(/^https:\/\/portal\.azure\.us\//);
    expect(urlIn(AzureCloud.CHINA, 'chinaeast2')).toMatch(/^https:\/\/portal\.azure\.cn\//);
  });

  test('refuses a name and a title that Azure would refuse', () => {
    expect(() => dashboard({ name: 'my board' })).toThrow(`[test/Ml/overview] 'name' is 'my board': the dashboard name must be 3-160 letters`);
    expect(() => dashboard({ title: 'x'.repeat(257) })).toThrow(`the title is the value of a tag, of 1-256 characters`);
    expect(() => dashboard({ title: '' })).toThrow(`[test/Ml/overview] 'title' is ''`);
    expect(() => dashboard({ title: '${oops' })).toThrow(`Terraform takes '\${' for the beginning of a template`);
  });

  test('refuses ids of something else', () => {
    const { storage, insights } = BROUGHT;
    expect(() => dashboard({ storage: insights })).toThrow(`'storage' is '${insights.id}': this is not the id of a storage account`);
    expect(() => dashboard({ insights: storage })).toThrow(`'insights' is '${storage.id}': this is not the id of an Application Insights component`);
    expect(() => dashboard({ endpoints: [storage] })).toThrow(`'endpoint' is '${storage.id}': this is not the id of an online endpoint`);
  });

  test('can be made by itself, for a storage account of any stack', () => {
    const made = synth((stack) => {
      const account = { resourceGroupName: 'rg', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'LRS' };
      const storage = new StorageAccount(stack, 'Storage', { ...account, name: 'stmlother' });
      new WorkspaceDashboard(stack, 'Board', { workspace: imported(stack), storage });
    });
    expect(made.the('portal_dashboard')).toMatchObject({ name: 'dash-mlw-shared-Board' });
    expect(made.the('portal_dashboard').dashboard_properties).toContain(`\${${made.address('storage_account')}.id}`);
  });
});

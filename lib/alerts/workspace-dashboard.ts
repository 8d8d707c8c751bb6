import { PortalDashboard } from '@cdktf/provider-azurerm/lib/portal-dashboard';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { together } from '../core/errors';
import { given } from '../core/given';
import { checkResourceId, ResourceKind } from '../core/resource-id';
import { IResourceRef } from '../core/types';
import { useAzurerm } from '../providers/azurerm';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';
import { takeNameFor } from './name-for';
import { Chart, ChartAggregation, ChartLine, chartTile, dashboardProperties, normalizedJson, textTile } from './chart';
import { checkTitle } from './workspace-dashboard-checks';
import { liesWith } from '../core/subscriptions';

/** What a dashboard in the Azure portal shows. */
export interface WorkspaceDashboardOptions {
  /**
   * The title of the dashboard in the portal.
   * @default - the name of the workspace
   * @change in place
   */
  readonly title?: string;
  /**
   * The storage account whose use is shown.
   * @default - the workspace's, where that is known; nothing otherwise
   * @change added: nothing; changed: in place; taken away: in place
   */
  readonly storage?: IResourceRef;
  /**
   * The Application Insights component by which requests to endpoints are shown as long as no `endpoints` are given: it knows those of deployments
   * with Application Insights turned on.
   * @default - the workspace's, where that is known; nothing otherwise
   * @change in place
   */
  readonly insights?: IResourceRef;
  /**
   * The online endpoints whose requests, latency and errors are shown. More can be added with `addEndpoint`.
   * @default - none
   * @change in place
   */
  readonly endpoints?: IResourceRef[];
  /**
   * The name of the dashboard, unique in the resource group: 3-160 letters, digits and '-'.
   * @default - `dash-<workspace>-<construct id>`
   * @change replaces the dashboard
   */
  readonly name?: string;
}

/** Which workspace a dashboard in the Azure portal shows, and which of its charts. */
export interface WorkspaceDashboardProps extends WorkspaceDashboardOptions {
  /** The workspace that is shown. The dashboard lies in its resource group. */
  readonly workspace: IWorkspaceRef;
}

const WORKSPACE = 'microsoft.machinelearningservices/workspaces';
const ENDPOINT = 'microsoft.machinelearningservices/workspaces/onlineendpoints';
const INSIGHTS = 'microsoft.insights/components';
const STORAGE = 'microsoft.storage/storageaccounts';
const { AVERAGE, COUNT, MAXIMUM, TOTAL } = ChartAggregation;

/** Charts are laid out in rows of three. */
const COLUMNS = 3;
const WIDTH = 6;
const HEIGHT = 4;

/**
 * A dashboard in the Azure portal that shows at a glance how a workspace does: compute and quota in use, nodes that do not work, runs, their errors and
 * warnings, storage in use, and the requests, latency and errors of its online endpoints. `addDashboard` of a workspace makes one.
 *
 * Throws for an id of something else, and for a name or a title that Azure would refuse.
 *
 * Source: Microsoft's page "The structure of Azure dashboards", and azurerm's "azurerm_portal_dashboard".
 */
export class WorkspaceDashboard extends Construct implements IResourceRef {
  /** The dashboard. */
  readonly resource: PortalDashboard;
  private readonly workspace: IWorkspaceRef;
  private readonly storage?: IResourceRef;
  private readonly insights?: IResourceRef;
  private readonly endpoints: IResourceRef[] = [];

  constructor(scope: Construct, id: string, props: WorkspaceDashboardProps) {
    props = given(scope, id, 'WorkspaceDashboardProps', props);
    super(scope, id);
    useAzurerm(this);
    const { workspace } = props;
    const { storage = workspace.knownParts.storage, insights = workspace.knownParts.insights } = props;
    this.workspace = workspace;
    this.storage = storage;
    this.insights = insights;
    for (const endpoint of props.endpoints ?? []) this.addEndpoint(endpoint);

    liesWith(this, workspace);
    this.resource = new PortalDashboard(
      this,
      'Resource',
      together(this, () => {
        checkResourceId(this, 'workspace', workspace.id, ResourceKind.ML_WORKSPACE);
        if (storage !== undefined) checkResourceId(this, 'storage', storage.id, ResourceKind.STORAGE_ACCOUNT);
        if (insights !== undefined) checkResourceId(this, 'insights', insights.id, ResourceKind.INSIGHTS);
        return {
          name: takeNameFor(workspace, this, 'dashboard', props.name),
          resourceGroupName: workspace.resourceGroupName,
          location: workspace.location,
          tags: { 'hidden-title': checkTitle(this, props.title ?? workspace.name) },
          dashboardProperties: Lazy.stringValue({ produce: () => normalizedJson(dashboardProperties(this.tiles())) }),
        };
      }),
    );
  }

  /** The id of the dashboard. */
  get id(): string {
    return this.resource.id;
  }

  /** The address of the dashboard in the Azure portal. */
  get url(): string {
    return `${this.workspace.cloud.portalUrl}/#@/dashboard/arm${this.id}`;
  }

  /** Shows the requests, latency and errors of an online endpoint too. Throws when it is something else. */
  addEndpoint(endpoint: IResourceRef): void {
    checkResourceId(this, 'endpoint', endpoint.id, ResourceKind.ONLINE_ENDPOINT);
    this.endpoints.push(endpoint);
  }

  private tiles(): object[] {
    const link = textTile(`### ${this.workspace.name}\n[Azure Machine Learning studio](${this.workspace.studioUrl})`, {
      x: 0,
      y: 0,
      colSpan: COLUMNS * WIDTH,
      rowSpan: 1,
    });
    const charts = [...this.workspaceCharts(), ...this.storageCharts(), ...this.requestCharts()];
    const placed = charts.map((chart, index) =>
      chartTile(chart, {
        x: (index % COLUMNS) * WIDTH,
        y: 1 + Math.floor(index / COLUMNS) * HEIGHT,
        colSpan: WIDTH,
        rowSpan: HEIGHT,
      }),
    );
    return [link, ...placed];
  }

  private workspaceCharts(): Chart[] {
    const lines = (aggregation: ChartAggregation, ...metrics: string[]): ChartLine[] =>
      metrics.map((metric) => ({ resourceId: this.workspace.id, namespace: WORKSPACE, metric, label: metric, aggregation }));
    return [
      { title: 'Compute in use: nodes', lines: lines(AVERAGE, 'Active Nodes', 'Idle Nodes', 'Total Nodes') },
      { title: 'Compute in use: cores', lines: lines(AVERAGE, 'Active Cores', 'Idle Cores', 'Total Cores') },
      { title: 'Quota in use (percent)', lines: lines(MAXIMUM, 'Quota Utilization Percentage') },
      { title: 'Runs', lines: lines(TOTAL, 'Started Runs', 'Completed Runs', 'Failed Runs') },
      { title: 'Errors and warnings of runs', lines: lines(TOTAL, 'Errors', 'Warnings') },
      { title: 'Nodes that do not work', lines: lines(MAXIMUM, 'Unusable Nodes', 'Preempted Nodes') },
    ];
  }

  private storageCharts(): Chart[] {
    if (this.storage === undefined) return [];
    const line = { resourceId: this.storage.id, namespace: STORAGE, metric: 'UsedCapacity', label: 'Used capacity', aggregation: AVERAGE };
    return [{ title: 'Storage in use', lines: [line] }];
  }

  private requestCharts(): Chart[] {
    if (this.endpoints.length > 0) return this.endpointCharts();
    if (this.insights === undefined) return [];
    const { id: resourceId } = this.insights;
    const line = (metric: string, label: string, aggregation: ChartAggregation): ChartLine[] => [
      { resourceId, namespace: INSIGHTS, metric, label, aggregation },
    ];
    return [
      { title: 'Requests to endpoints', lines: line('requests/count', 'Requests', COUNT) },
      { title: 'Latency of endpoints', lines: line('requests/duration', 'Server response time', AVERAGE) },
      { title: 'Errors of endpoints', lines: line('requests/failed', 'Failed requests', COUNT) },
    ];
  }

  private endpointCharts(): Chart[] {
    const lines = (metric: string, label: string): ChartLine[] =>
      this.endpoints.map(({ id: resourceId }) => ({ resourceId, namespace: ENDPOINT, metric, label, aggregation: AVERAGE }));
    const latencies = ['P50', 'P90', 'P99'].flatMap((percentile) => lines(`RequestLatency_${percentile}`, `Latency ${percentile}`));
    const requests = lines('RequestsPerMinute', 'Requests per minute');
    return [
      { title: 'Requests to endpoints', lines: requests },
      { title: 'Latency of endpoints (milliseconds)', lines: latencies },
      { title: 'Errors of endpoints', lines: requests, only: { dimension: 'statusCodeClass', startsWith: ['4', '5'] } },
    ];
  }
}

/** How a chart of the Azure portal makes one value of those of a time span. */
export enum ChartAggregation {
  TOTAL = 1,
  MAXIMUM = 3,
  AVERAGE = 4,
  COUNT = 7,
}

/** A line of a chart. */
export interface ChartLine {
  /** The id of the resource that is measured. */
  readonly resourceId: string;
  /** Azure's namespace of the metric, in lower case as the portal writes it. */
  readonly namespace: string;
  /** The name of the metric. */
  readonly metric: string;
  /** What the legend says. */
  readonly label: string;
  readonly aggregation: ChartAggregation;
}

/** A chart with its lines. */
export interface Chart {
  readonly title: string;
  readonly lines: ChartLine[];
  /** Of which the values of a dimension must start with one of some texts. */
  readonly only?: { readonly dimension: string; readonly startsWith: string[] };
}

/** Where something is on a dashboard, in its grid. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** The tile of a chart, as the portal exports it. */
export function chartTile({ title, lines, only }: Chart, position: Place): object {
  const metrics = lines.map(({ resourceId, namespace, metric, label, aggregation }) => ({
    resourceMetadata: { id: resourceId },
    name: metric,
    namespace,
    aggregationType: aggregation,
    metricVisualization: { displayName: label },
  }));
  const filters = only && [{ key: only.dimension, operator: 3, values: only.startsWith }];
  const chart = {
    title,
    titleKind: 2,
    metrics,
    ...(filters && { filterCollection: { filters } }),
    visualization: {
      chartType: 2,
      legendVisualization: { isVisible: true, position: 2, hideSubtitle: false },
      axisVisualization: { x: { isVisible: true, axisType: 2 }, y: { isVisible: true, axisType: 1 } },
      disablePinning: true,
    },
  };
  return {
    position,
    metadata: {
      inputs: [
        { name: 'options', isOptional: true },
        { name: 'sharedTimeRange', isOptional: true },
      ],
      type: 'Extension/HubsExtension/PartType/MonitorChartPart',
      settings: { content: { options: { chart } } },
    },
  };
}

/** A tile with text in Markdown. */
export function textTile(content: string, position: Place): object {
  return {
    position,
    metadata: {
      inputs: [],
      type: 'Extension/HubsExtension/PartType/MarkdownPart',
      settings: { content: { settings: { content, title: '', subtitle: '' } } },
    },
  };
}

/** The properties of a dashboard that shows the last 24 hours: lists as objects, since azurerm 4.55 takes no others. */
export function dashboardProperties(tiles: object[]): object {
  return {
    lenses: { '0': { order: 0, parts: Object.fromEntries(tiles.map((tile, index) => [String(index), tile])) } },
    metadata: {
      model: {
        timeRange: {
          value: { relative: { duration: 24, timeUnit: 1 } },
          type: 'MsPortalFx.Composition.Configuration.ValueTypes.TimeRange',
        },
      },
    },
  };
}

/**
 * JSON as azurerm normalizes it: keys in order, no spaces. Terraform refuses to apply a text of another form whose end it knows only then, since it has
 * promised the beginning in the plan.
 */
export function normalizedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(normalizedJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, own]) => `${JSON.stringify(key)}:${normalizedJson(own)}`).join(',')}}`;
  }
  return JSON.stringify(value).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

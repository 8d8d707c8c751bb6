import { givenTo } from '../core/given';

/** How the values of a metric within a window are made into one. */
export enum MetricAggregation {
  AVERAGE = 'Average',
  COUNT = 'Count',
  MAXIMUM = 'Maximum',
  MINIMUM = 'Minimum',
  TOTAL = 'Total',
}

/** How a metric is compared with the threshold. */
export enum MetricOperator {
  EQUALS = 'Equals',
  GREATER_THAN = 'GreaterThan',
  GREATER_THAN_OR_EQUAL = 'GreaterThanOrEqual',
  LESS_THAN = 'LessThan',
  LESS_THAN_OR_EQUAL = 'LessThanOrEqual',
}

/** The time spans that Azure knows for alerts, as ISO 8601 durations. A frequency is at most an hour. */
export enum AlertPeriod {
  MINUTES_1 = 'PT1M',
  MINUTES_5 = 'PT5M',
  MINUTES_15 = 'PT15M',
  MINUTES_30 = 'PT30M',
  HOURS_1 = 'PT1H',
  HOURS_6 = 'PT6H',
  HOURS_12 = 'PT12H',
  DAYS_1 = 'P1D',
}

/** Which values of a dimension count. */
export enum DimensionOperator {
  INCLUDE = 'Include',
  EXCLUDE = 'Exclude',
  STARTS_WITH = 'StartsWith',
}

/** A dimension that narrows a metric down. */
export interface MetricDimension {
  /**
   * The name of the dimension, such as `statusCodeClass`.
   * @change in place
   */
  readonly name: string;
  /**
   * How `values` are meant.
   * @default DimensionOperator.INCLUDE
   * @change in place
   */
  readonly operator?: DimensionOperator;
  /**
   * The values.
   * @change in place
   */
  readonly values: string[];
}

/** A metric with what it is compared with. */
export interface MetricOptions {
  /**
   * The name of the metric as the REST API knows it, such as `Failed Runs`.
   * @change in place
   */
  readonly name: string;
  /**
   * How the values within a window are made into one.
   * @change in place
   */
  readonly aggregation: MetricAggregation;
  /**
   * The threshold, in the unit of the metric.
   * @change in place
   */
  readonly threshold: number;
  /**
   * How the metric is compared with the threshold.
   * @default MetricOperator.GREATER_THAN
   * @change in place
   */
  readonly operator?: MetricOperator;
  /**
   * How bad it is, from 0, critical, to 4, verbose.
   * @default 3
   * @change in place
   */
  readonly severity?: number;
  /**
   * Over which time the values are aggregated.
   * @default AlertPeriod.MINUTES_15
   * @change in place
   */
  readonly windowSize?: AlertPeriod;
  /**
   * How often the alert looks. At most the window.
   * @default AlertPeriod.MINUTES_5
   * @change in place
   */
  readonly frequency?: AlertPeriod;
  /**
   * Dimensions that narrow the metric down.
   * @default - none
   * @change in place
   */
  readonly dimensions?: MetricDimension[];
  /**
   * Whether it is a metric of an online endpoint, rather than of the workspace.
   * @default false
   */
  readonly ofEndpoint?: boolean;
}

const WORKSPACE = 'Microsoft.MachineLearningServices/workspaces';

/**
 * Metrics of a workspace and of its online endpoints, each with a threshold that makes sense.
 *
 * Source: Microsoft's pages "Supported metrics for Microsoft.MachineLearningServices/workspaces" and
 * "Supported metrics for Microsoft.MachineLearningServices/workspaces/onlineEndpoints".
 */
export class WorkspaceMetric {
  /** A run has failed within 15 minutes. */
  static readonly FAILED_RUNS = new WorkspaceMetric({
    name: 'Failed Runs',
    aggregation: MetricAggregation.TOTAL,
    threshold: 0,
    severity: 2,
  });
  /** More than 80 percent of the quota of a VM family are in use: clusters will soon not grow any more. */
  static readonly QUOTA_UTILIZATION = new WorkspaceMetric({
    name: 'Quota Utilization Percentage',
    aggregation: MetricAggregation.MAXIMUM,
    threshold: 80,
    severity: 2,
  });
  /** A node of a cluster does not work. */
  static readonly UNUSABLE_NODES = new WorkspaceMetric({
    name: 'Unusable Nodes',
    aggregation: MetricAggregation.MAXIMUM,
    threshold: 0,
    severity: 2,
  });
  /** An online endpoint answers with a status of 500 or more, in 5 minutes. */
  static readonly ENDPOINT_ERRORS = new WorkspaceMetric({
    name: 'RequestsPerMinute',
    aggregation: MetricAggregation.AVERAGE,
    threshold: 0,
    severity: 1,
    windowSize: AlertPeriod.MINUTES_5,
    frequency: AlertPeriod.MINUTES_1,
    // By the first digit, since the classes are written 5xx in some places and 5XX in others.
    dimensions: [{ name: 'statusCodeClass', operator: DimensionOperator.STARTS_WITH, values: ['5'] }],
    ofEndpoint: true,
  });
  /** An online endpoint refuses requests, with a status of 400 to 499, more than once a minute. */
  static readonly ENDPOINT_FAILURES = new WorkspaceMetric({
    name: 'RequestsPerMinute',
    aggregation: MetricAggregation.AVERAGE,
    threshold: 1,
    severity: 3,
    dimensions: [{ name: 'statusCodeClass', operator: DimensionOperator.STARTS_WITH, values: ['4'] }],
    ofEndpoint: true,
  });
  /** An online endpoint gets more than 1000 requests a minute. */
  static readonly ENDPOINT_REQUESTS = new WorkspaceMetric({
    name: 'RequestsPerMinute',
    aggregation: MetricAggregation.AVERAGE,
    threshold: 1000,
    severity: 3,
    ofEndpoint: true,
  });
  /** The slowest percent of an online endpoint's requests takes longer than 5000 milliseconds on average. */
  static readonly ENDPOINT_LATENCY = new WorkspaceMetric({
    name: 'RequestLatency_P99',
    aggregation: MetricAggregation.AVERAGE,
    threshold: 5000,
    severity: 2,
    ofEndpoint: true,
  });

  /** Any other metric of a workspace or of an online endpoint. */
  static custom(options: MetricOptions): WorkspaceMetric {
    const { dimensions = [], ...metric } = givenTo(undefined, 'MetricOptions', options);
    return new WorkspaceMetric({ ...metric, dimensions: [...dimensions] });
  }

  private constructor(
    /** What is measured, and what it is compared with. */
    readonly options: MetricOptions,
  ) {}

  /** Azure's namespace of the metric. */
  get namespace(): string {
    return this.options.ofEndpoint === true ? `${WORKSPACE}/onlineEndpoints` : WORKSPACE;
  }
}

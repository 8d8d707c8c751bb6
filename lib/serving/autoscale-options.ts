/** What a deployment is scaled by. */
export enum AutoscaleMetric {
  /** The average use of the processors of a deployment's machines, in percent. */
  CPU_UTILIZATION = 'CpuUtilizationPercentage',
  /** The average use of the memory of a deployment's machines, in percent. */
  MEMORY_UTILIZATION = 'CpuMemoryUtilizationPercentage',
  /** The average use of the graphics processors of a deployment's machines, in percent. */
  GPU_UTILIZATION = 'GpuUtilizationPercentage',
  /** How long requests to the endpoint take, in milliseconds. */
  REQUEST_LATENCY = 'RequestLatency',
  /** How many requests the endpoint gets in a minute. */
  REQUESTS_PER_MINUTE = 'RequestsPerMinute',
}

/** When there are more machines, and when fewer. */
export interface AutoscaleRule {
  /**
   * What is measured.
   * @change in place
   */
  readonly metric: AutoscaleMetric;
  /**
   * Above which average over five minutes there is a machine more.
   * @change in place
   */
  readonly scaleOutAbove: number;
  /**
   * Below which average over five minutes there is a machine less.
   * @change in place
   */
  readonly scaleInBelow: number;
}

/** Between which numbers of machines, and by what. */
export interface AutoscaleOptions {
  /**
   * How many machines there are at least.
   * @change in place
   */
  readonly minInstances: number;
  /**
   * How many machines there are at most.
   * @change in place
   */
  readonly maxInstances: number;
  /**
   * The rules.
   * @default - more above 70 percent of the processors in use, fewer below 30
   * @change added: nothing; changed: in place; taken away: in place
   */
  readonly rules?: AutoscaleRule[];
}

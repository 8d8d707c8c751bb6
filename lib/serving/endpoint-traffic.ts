/** Percent of the requests, by the name of the deployment. */
export type TrafficSplit = { readonly [deployment: string]: number };

/** How requests are split between the deployments of an endpoint. */
export interface Traffic {
  readonly traffic?: TrafficSplit;
  readonly mirrorTraffic?: TrafficSplit;
}

/** The share of each deployment, also of those that get none: Azure keeps what is not said. The only one gets all. */
export function sharesOf(traffic: TrafficSplit | undefined, deployments: readonly string[]): TrafficSplit {
  const all = traffic ?? (deployments.length === 1 ? { [String(deployments[0])]: 100 } : {});
  return Object.fromEntries(deployments.map((name) => [name, all[name] ?? 0]));
}

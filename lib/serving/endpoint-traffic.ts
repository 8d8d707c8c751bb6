import { describe, Problem, refuse } from '../core/errors';
import { Construct } from 'constructs';

/** Percent of the requests, by the name of the deployment. */
export type TrafficSplit = { readonly [deployment: string]: number };

/** How requests are split between the deployments of an endpoint. */
export interface Traffic {
  readonly traffic?: TrafficSplit;
  readonly mirrorTraffic?: TrafficSplit;
}

const isPercent = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;

/** Refuses numbers that Azure would refuse, whichever deployments there are. */
export function checkTraffic(scope: Construct, { traffic = {}, mirrorTraffic = {} }: Traffic): void {
  const reject = (property: string, value: unknown, rule: string, remedy: string): never => {
    refuse(scope, { property, value, rule, remedy });
  };
  const shares = Object.values(traffic);
  const odd = shares.find((share) => !isPercent(share, 100));
  if (odd !== undefined) reject('traffic', odd, 'the share of a deployment is a percentage', 'Pass a whole number from 0 to 100');
  const sum = shares.reduce((all, share) => all + share, 0);
  if (shares.length > 0 && sum !== 0 && sum !== 100) {
    reject('traffic', sum, 'the shares of all deployments add up to 100 percent, or to 0 where nothing is served', 'Change the shares');
  }
  const mirrored = Object.entries(mirrorTraffic);
  if (mirrored.length > 1) {
    reject('mirrorTraffic', Object.keys(mirrorTraffic), 'Azure copies requests to one deployment at most', 'Leave all but one out');
  }
  for (const [name, share] of mirrored) {
    if (!isPercent(share, 50)) reject('mirrorTraffic', share, 'Azure copies at most half of the requests', 'Pass a whole number from 0 to 50');
    if (share > 0 && (traffic[name] ?? 0) > 0) {
      reject(
        'mirrorTraffic',
        name,
        `the deployment gets live requests by 'traffic' already, and Azure sends one deployment only one kind`,
        'Leave out either',
      );
    }
  }
}

/** What is wrong with the split once all deployments are there. */
export function describeTraffic(scope: Construct, { traffic, mirrorTraffic }: Traffic, deployments: readonly string[]): string[] {
  const problems: Problem[] = [];
  if (traffic === undefined && deployments.length > 1) {
    problems.push({
      property: 'traffic',
      value: undefined,
      rule: `the endpoint has the deployments ${deployments.join(', ')}, and nothing says which of them gets the requests`,
      remedy: `Pass 'traffic', such as { '${String(deployments[0])}': 100 }`,
    });
  }
  for (const [property, split] of Object.entries({ traffic, mirrorTraffic })) {
    for (const name of Object.keys(split ?? {}).filter((one) => !deployments.includes(one))) {
      const known = deployments.length === 0 ? 'it has none' : `it has ${deployments.join(', ')}`;
      problems.push({
        property,
        value: name,
        rule: `the endpoint has no such deployment; ${known}`,
        remedy: 'Add it with addDeployment, or leave it out',
      });
    }
  }
  return problems.map((problem) => describe(scope, problem));
}

/** The share of each deployment, also of those that get none: Azure keeps what is not said. The only one gets all. */
export function sharesOf(traffic: TrafficSplit | undefined, deployments: readonly string[]): TrafficSplit {
  const all = traffic ?? (deployments.length === 1 ? { [String(deployments[0])]: 100 } : {});
  return Object.fromEntries(deployments.map((name) => [name, all[name] ?? 0]));
}

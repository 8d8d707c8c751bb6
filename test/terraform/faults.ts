import { Config } from '../fuzz/config';
import { Result } from './cycles';
import { Deployment } from './terraform';

interface Managed {
  readonly address: string;
  readonly type: string;
  readonly values: { readonly [key: string]: unknown };
}

/**
 * Lets the creation of each resource of a configuration fail once: first of those that need no other, then of those that need these, and so on. What a
 * failure leaves is taken up by the next apply, and the last one must end in the state that an undisturbed one ends in.
 */
export async function surviveFaults(config: object): Promise<Result[]> {
  const undisturbed = new Deployment('faults undisturbed');
  undisturbed.place(config);
  await undisturbed.init();
  await undisturbed.apply();
  // Once more, as after a failure: Azure has made things of its own by then, such as a CORS rule, and they are read.
  await undisturbed.apply();
  const wanted = managed(undisturbed);

  const deployment = new Deployment('faults');
  deployment.place(config);
  await deployment.init();
  const results: Result[] = [];
  // What Terraform makes by itself, without a provider, does not fail.
  const mortal = wanted.filter(({ type }) => type !== 'terraform_data');
  for (const victims of levelsOf(config, mortal)) {
    await deployment.applyFailing(victims.map(failure).join(','));
    const there = managed(deployment).map(({ address }) => address);
    for (const { address } of victims) {
      const problem = there.includes(address) ? 'the failure that was asked for did not happen' : undefined;
      results.push({ name: `faults ${address}`, seconds: {}, problem });
    }
  }
  await deployment.apply();
  const differences = compare(wanted, managed(deployment));
  if (differences.length === 0) return results;
  const problem = `the state differs from an undisturbed one in ${differences.join(', ')}`;
  return [...results, { name: 'faults state', seconds: {}, problem }];
}

/** The resources by how many others must be there before, one after the other. */
function levelsOf(json: object, resources: Managed[]): Managed[][] {
  const config = new Config(json);
  const depths = new Map<string, number>();
  const depth = (address: string): number => {
    const known = depths.get(address);
    if (known !== undefined) return known;
    const resource = config.resources.find((candidate) => candidate.address === address);
    const needed = resource === undefined ? [] : config.neededBy(resource);
    const own = 1 + Math.max(-1, ...needed.map((other) => depth(other.address)));
    depths.set(address, own);
    return own;
  };
  const levels: Managed[][] = [];
  for (const resource of resources) (levels[depth(resource.address)] ??= []).push(resource);
  return levels.filter((level) => level.length > 0);
}

/** How the stand-in provider is told to let a resource fail: by its id, or its type where ids are told by the clock. */
function failure({ type, values }: Managed): string {
  return type === 'time_sleep' ? type : `${type}=${String(values.id)}`;
}

function managed(deployment: Deployment): Managed[] {
  return deployment.held().map(({ address, values }) => ({ address, type: address.split('.')[0] ?? '', values }));
}

/** What has ids of the clock or of chance. */
const OF_CHANCE = ['time_sleep', 'terraform_data'];

function compare(wanted: Managed[], found: Managed[]): string[] {
  const text = (resources: Managed[]): Map<string, string> =>
    new Map(resources.map(({ address, type, values }) => [address, OF_CHANCE.includes(type) ? '' : JSON.stringify(values)]));
  const [before, after] = [text(wanted), text(found)];
  if (found.length !== after.size) return ['an address that is there twice'];
  return [...new Set([...before.keys(), ...after.keys()])].filter((address) => before.get(address) !== after.get(address));
}

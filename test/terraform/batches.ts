import { fuzz, tell } from '../fuzz/fuzz';
import { Result, resultOf } from './cycles';

/** How many workspaces go into one configuration that Terraform validates. */
const BATCH = 100;

/**
 * Draws `cases` workspaces of all kinds, holds what is accepted against Azure's rules, and lets Terraform validate it, many in one configuration.
 */
export async function validateFuzz(cases: number, seed: number): Promise<Result[]> {
  const accepted: object[] = [];
  const results: Result[] = [];
  const tally = fuzz(cases, seed, (json) => {
    accepted.push(json);
  });
  console.log(`\n${tell(tally, seed)}`);
  results.push({
    name: 'fuzz rules',
    resources: tally.accepted,
    seconds: {},
    problem: tally.wrong.length === 0 ? undefined : tally.wrong.join('\n'),
  });
  for (let first = 0; first < accepted.length; first += BATCH) {
    const batch = accepted.slice(first, first + BATCH);
    results.push(
      await resultOf(`fuzz validate ${String(first)}`, async (deployment) => {
        deployment.place(merge(batch));
        await deployment.init();
        await deployment.validate();
        return batch.length;
      }),
    );
  }
  return results;
}

type Section = { [type: string]: { [id: string]: unknown } };

/** Many configurations as one, each with addresses of its own; they share providers. */
function merge(configs: object[]): object {
  const merged = { ...(configs[0] as object), resource: {} as Section, data: {} as Section };
  for (const [index, config] of configs.entries()) {
    const own = `c${String(index)}_`;
    const renamed = JSON.stringify(config).replace(/((?:azurerm|time)_\w+)\.(?=[\w-])/g, `$1.${own}`);
    const { resource = {}, data = {} } = JSON.parse(renamed) as { resource?: Section; data?: Section };
    for (const [section, into] of [[resource, merged.resource] as const, [data, merged.data] as const]) {
      for (const [type, byId] of Object.entries(section)) {
        into[type] = { ...into[type], ...Object.fromEntries(Object.entries(byId).map(([id, attributes]) => [`${own}${id}`, attributes])) };
      }
    }
  }
  return merged;
}

import { fuzz, tell } from '../fuzz/fuzz';
import { Result, resultOf } from './cycles';
import { merge } from './merge';

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
      }),
    );
  }
  return results;
}

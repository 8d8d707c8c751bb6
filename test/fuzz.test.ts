import { fuzz, tell } from './fuzz/fuzz';

const { name: cdk } = jest.requireActual<{ readonly name: string }>('cdktf/package.json');
/** A part of them with the second CDK, whose words for what is refused are the same. */
const CASES = cdk === 'cdktn' ? 500 : 2000;
/** The same cases at each run, so that a failure is not chance. `npm run test:fuzz` draws others. */
const SEED = 20_260;

test(`${String(CASES)} workspaces of all kinds are refused with an error of ours, or break no rule of Azure's`, () => {
  const tally = fuzz(CASES, SEED);
  process.stdout.write(`${tell(tally, SEED)}\n`);
  expect(tally.wrong).toEqual([]);
  expect(tally.tried).toBe(CASES);
  expect(tally.refused).toBeGreaterThan(CASES / 10);
  expect(tally.accepted).toBeGreaterThan(CASES / 10);
}, 300_000);

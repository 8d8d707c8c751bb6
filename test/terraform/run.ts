// npm run test:terraform: the library's promises, proved with Terraform. Words after `--` choose what to run: `stacks`, `catalogue`, `changes`, `faults`,
// `fuzz`, `mistakes`, or a part of a name.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { validateFuzz } from './batches';
import { Result } from './cycles';
import { surviveFaults } from './faults';
import { synthStacks } from './stacks';
import { catalogueTasks, changeTasks, stackTasks } from './tasks';
import { cleanUp, inParallel, PLUGINS } from './terraform';
import { proveMistakes } from './prove-mistakes';

/** Terraform's cache of providers from the registry is not made for several at once. */
const WORKERS = PLUGINS === undefined ? 1 : availableParallelism();
const wanted = process.argv.slice(2);
const chosen =
  (group: string) =>
  (name = ''): boolean =>
    wanted.length === 0 || wanted.some((word) => group === word || `${group} ${name}`.includes(word));

function print(title: string, results: Result[]): void {
  if (results.length === 0) return;
  console.log(`\n${title}: what runs together has its seconds in its first row`);
  console.table(
    results.map(({ name, seconds, problem }) => ({
      name: name.slice(name.indexOf(' ') + 1),
      ...Object.fromEntries(Object.entries(seconds).map(([step, time]) => [step, time.toFixed(1)])),
      verdict: problem === undefined ? 'passed' : 'FAILED',
    })),
  );
}

async function main(): Promise<number> {
  if (spawnSync('terraform', ['version']).error !== undefined) {
    console.log('terraform is not on the PATH, so that nothing was run through it. Install Terraform 1.5 or later to do so.');
    return process.env.CI === 'true' && PLUGINS !== undefined ? 1 : 0;
  }
  if (PLUGINS === undefined) {
    console.log(
      'TF_PLUGIN_DIR is not set: providers come from the registry, and only init and validate run. Set it to a plugin directory to run all.',
    );
  }
  const start = performance.now();
  const stacks = stackTasks().filter(({ names }) => names.some(chosen('stacks')));
  const tasks = [...stacks, ...catalogueTasks(chosen('catalogue')), ...(PLUGINS === undefined ? [] : changeTasks(chosen('changes')))];
  const results = await inParallel(tasks, WORKERS, (task) => task.prove());
  for (const group of ['stacks', 'catalogue', 'changes']) {
    print(
      group,
      results.flatMap((proved, index) => (tasks[index]?.group === group ? proved : [])),
    );
  }

  const faults = PLUGINS !== undefined && chosen('faults')() ? await surviveFaults(synthStacks(false).private as object) : [];
  if (faults.length > 0) {
    const survived = faults.filter(({ problem }) => problem === undefined).length;
    console.log(`\nfaults in the stack private: ${String(survived)} survived / ${String(faults.length)} tried`);
  }

  const fuzzCases = Number(process.env.FUZZ_CASES ?? 500);
  const seed = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_CASES === undefined ? 20_260 : Math.floor(Math.random() * 2 ** 31)));
  const drawn = chosen('fuzz')() ? await validateFuzz(fuzzCases, seed) : [];

  const mistakes = PLUGINS !== undefined && chosen('mistakes')() ? await proveMistakes(WORKERS) : [];
  print('mistakes', mistakes);

  const all = [...results.flat(), ...faults, ...drawn, ...mistakes];
  const failed = all.filter(({ problem }) => problem !== undefined);
  for (const { name, problem } of failed) console.error(`\n${name}: ${String(problem)}`);
  console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s on ${String(WORKERS)} cores`);
  console.log(`terraform: ${String(all.length - failed.length)} passed, ${String(failed.length)} failed`);
  return failed.length === 0 && all.length > 0 ? 0 : 1;
}

void main()
  .then((code) => {
    process.exitCode = code;
  })
  .finally(cleanUp);

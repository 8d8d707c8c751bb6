// npm run test:terraform: the library's promises, proved with Terraform. Words after `--` choose what to run: `stacks`, `catalogue`, `changes`, `upgrades`,
// `faults`, `fuzz`, `mistakes`, a part of a name, or what takes longer: a column of the matrix with the whole catalogue (`azurerm5`, `azurerm4.55`, `cdktn`),
// `upgrades` of the whole catalogue, `at-once`, those that leave out the version between, `props`, a life for every property, and `adopt`, the program of
// each workspace of the catalogue, found from what runs.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { ADOPTED_ALWAYS, adoptTasks } from './adopt';
import { Result } from './cycles';
import { matrixTasks, OTHER_COLUMNS } from './matrix';
import { catalogueTasks, changeTasks, faultsTask, fuzzTask, mistakeTasks, stackTasks, Task } from './tasks';
import { propsOf } from './props';
import { Tally } from './props/tally';
import { upgradeTasks } from './upgrades';
import { cleanUp, inParallel, PLUGINS } from './terraform';

/** Terraform's cache of providers from the registry is not made for several at once. */
const WORKERS = PLUGINS === undefined ? 1 : availableParallelism();
const wanted = process.argv.slice(2);
const chosen =
  (group: string) =>
  (name = ''): boolean =>
    wanted.length === 0 || wanted.some((word) => group === word || `${group} ${name}`.includes(word));

/** What is adopted: two in a run of everything, and what a word that begins with `adopt` chooses. */
function adopting(name: string): boolean {
  if (wanted.length === 0) return ADOPTED_ALWAYS.includes(name);
  return wanted.some((word) => word.startsWith('adopt')) && chosen('adopt')(name);
}

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
  const tally = new Tally();
  // What takes longest comes first, so that no core idles at the end.
  const tasks: Task[] = [
    ...(PLUGINS !== undefined && chosen('faults')() ? [faultsTask()] : []),
    ...stackTasks().filter(({ names }) => names.some(chosen('stacks'))),
    ...catalogueTasks(chosen('catalogue')),
    ...(PLUGINS === undefined ? [] : changeTasks(chosen('changes'))),
    ...(PLUGINS === undefined ? [] : upgradeTasks('upgrades', chosen('upgrades'), wanted.length > 0)),
    ...(PLUGINS !== undefined && wanted.some((word) => word.startsWith('at-once')) ? upgradeTasks('at-once', chosen('at-once'), true) : []),
    ...(await matrixTasks(wanted)),
    ...(PLUGINS !== undefined && wanted.some((word) => word.startsWith('props')) ? propsOf(chosen('props'), tally) : []),
    ...(PLUGINS === undefined ? [] : adoptTasks(adopting)),
    ...(chosen('fuzz')() ? [fuzzTask()] : []),
    ...(PLUGINS !== undefined && chosen('mistakes')() ? mistakeTasks() : []),
  ];
  const results = await inParallel(tasks, WORKERS, (task) => task.prove());
  const of = (group: string): Result[] => results.flatMap((proved, index) => (tasks[index]?.group === group ? proved : []));
  for (const group of [
    'stacks',
    'catalogue',
    'changes',
    'upgrades',
    'at-once',
    ...OTHER_COLUMNS.map(({ name }) => name),
    'props',
    'adopt',
    'mistakes',
  ])
    print(group, of(group));
  if (of('props').length > 0) console.log(`\n${tally.text}`);
  const faults = of('faults');
  if (faults.length > 0) {
    const survived = faults.filter(({ problem }) => problem === undefined).length;
    console.log(`\nfaults in the stack private: ${String(survived)} survived / ${String(faults.length)} tried`);
  }

  const all = results.flat();
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

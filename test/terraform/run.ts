// npm run test:terraform: the library's promises, proved with Terraform. Words after `--` choose what to run: `stacks`, `catalogue`, `changes`, `faults`,
// `fuzz`, or a part of a name.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { validateFuzz } from './batches';
import { CATALOGUE } from './catalogue';
import { CHANGES } from './changes';
import { readable } from './changes/change';
import { live, Result, resultOf } from './cycles';
import { surviveFaults } from './faults';
import { synthEntry } from './scaffold';
import { synthStacks } from './stacks';
import { changesOf, cleanUp, inParallel, PLUGINS } from './terraform';

/** Terraform's cache of providers from the registry is not made for several at once. */
const WORKERS = PLUGINS === undefined ? 1 : availableParallelism();
/** What no change may destroy or replace. */
const HOLDS_DATA = [
  'machine_learning_workspace',
  'storage_account',
  'key_vault',
  'key_vault_key',
  'container_registry',
  'log_analytics_workspace',
  'ai_foundry',
  'ai_foundry_project',
].map((type) => `azurerm_${type}.`);
const wanted = process.argv.slice(2);
const chosen = (group: string, name = ''): boolean =>
  wanted.length === 0 || wanted.some((word) => group === word || `${group} ${name}`.includes(word));

interface Task {
  readonly group: string;
  readonly name: string;
  readonly prove: () => Promise<Result>;
}

function stackTasks(): Task[] {
  const [stacks, unprotected] = [synthStacks(false), synthStacks(true)];
  return Object.entries(stacks).map(([name, config]) => ({
    group: 'stacks',
    name,
    prove: () =>
      resultOf(`stacks ${name}`, (deployment) => live(deployment, config, guarded(config) ? { config: unprotected[name] as object } : undefined)),
  }));
}

function catalogueTasks(): Task[] {
  return Object.entries(CATALOGUE).map(([name, entry]) => ({
    group: 'catalogue',
    name,
    prove: () =>
      resultOf(`catalogue ${name}`, (deployment) => {
        const config = synthEntry(entry);
        return live(deployment, config, guarded(config) ? { config: withoutGuards(config) } : undefined);
      }),
  }));
}

function changeTasks(): Task[] {
  return Object.entries(CHANGES).map(([name, { before, after, plan: expected }]) => ({
    group: 'changes',
    name,
    prove: () =>
      resultOf(`changes ${name}`, async (deployment) => {
        deployment.place(synthEntry(before));
        await deployment.init();
        await deployment.apply();
        deployment.place(synthEntry(after));
        if (expected.refused instanceof RegExp) {
          const { exitCode, output } = await deployment.tryPlan();
          if (exitCode === 0 || !expected.refused.test(output))
            throw new Error(`the plan is not refused with ${String(expected.refused)}:\n${output}`);
          return 0;
        }
        const plan = changesOf(await deployment.plan());
        const lost = plan.filter(({ address, action }) => action.includes('delete') && HOLDS_DATA.some((type) => address.startsWith(type)));
        if (lost.length > 0) throw new Error(`the plan destroys ${lost.map(({ address }) => address).join(', ')}`);
        const actual = Object.fromEntries(plan.map(({ address, action }) => [readable(address), readable(action)]));
        const differences = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].filter(
          (address) => (expected as typeof actual)[address] !== actual[address],
        );
        if (differences.length > 0) {
          const lines = differences.map(
            (address) => `${address}: expected ${String((expected as typeof actual)[address])}, planned ${String(actual[address])}`,
          );
          throw new Error(`the plan is not the expected one\n${lines.join('\n')}`);
        }
        if (!Object.values(actual).includes('import')) {
          await deployment.applyPlan();
          await deployment.expectNoChanges();
        }
        return Object.keys(actual).length;
      }),
  }));
}

function guarded(config: object): boolean {
  return JSON.stringify(config).includes('"prevent_destroy":true');
}

/** The configuration as it is with deletionProtection turned off: without locks, and with lifecycles that let go. */
function withoutGuards(config: object): object {
  const { resource } = config as { resource: { [type: string]: { [id: string]: { lifecycle?: object } } } };
  const kept = Object.entries(resource).filter(([type]) => type !== 'azurerm_management_lock');
  const text = JSON.stringify({ ...config, resource: Object.fromEntries(kept) });
  return JSON.parse(text.replaceAll('"prevent_destroy":true', '"prevent_destroy":false')) as object;
}

function print(title: string, results: Result[]): void {
  if (results.length === 0) return;
  console.log(`\n${title}`);
  console.table(
    results.map(({ name, resources, seconds, problem }) => ({
      name: name.slice(name.indexOf(' ') + 1),
      resources,
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
  const groups = [stackTasks(), catalogueTasks(), PLUGINS === undefined ? [] : changeTasks()];
  const tasks = groups.flat().filter(({ group, name }) => chosen(group, name));
  const results = await inParallel(tasks, WORKERS, (task) => task.prove());
  for (const group of ['stacks', 'catalogue', 'changes'])
    print(
      group,
      results.filter((_, index) => tasks[index]?.group === group),
    );

  const faults = PLUGINS !== undefined && chosen('faults') ? await surviveFaults(synthStacks(false).private as object, WORKERS) : [];
  if (faults.length > 0)
    console.log(
      `\nfaults in the stack private: ${String(faults.filter(({ problem }) => problem === undefined).length)} survived / ${String(faults.length)} tried`,
    );

  const fuzzCases = Number(process.env.FUZZ_CASES ?? 500);
  const seed = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_CASES === undefined ? 20_260 : Math.floor(Math.random() * 2 ** 31)));
  const drawn = chosen('fuzz') ? await validateFuzz(fuzzCases, seed) : [];

  const all = [...results, ...faults, ...drawn];
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

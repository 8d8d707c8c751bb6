import { validateFuzz } from './batches';
import { CATALOGUE } from './catalogue';
import { CHANGES } from './changes';
import { DayTwo, readable } from './changes/change';
import { live, Result, resultOf, Unprotected } from './cycles';
import { surviveFaults } from './faults';
import { merge, ownerOf, strip, together } from './merge';
import { mistakeProofs } from './prove-mistakes';
import { addressesOf, isTold, synthEntry } from './scaffold';
import { companyStacks, synthStacks } from './stacks';
import { Change, changesOf, Deployment } from './terraform';

/** What is proved in one go: one name, or several that share Terraform's starts. */
export interface Task {
  readonly group: string;
  readonly names: string[];
  readonly prove: () => Promise<Result[]>;
}

/** How many configurations go into one, and how many resources: a graph of Terraform's takes more than twice as long when it is twice as large. */
const BATCH = 14;
const RESOURCES = 150;

/** What no change may destroy or replace. */
const HOLDS_DATA = [
  'machine_learning_workspace',
  'ai_foundry',
  'storage_account',
  'key_vault',
  'key_vault_key',
  'container_registry',
  'log_analytics_workspace',
].map((type) => `azurerm_${type}.`);

export function stackTasks(): Task[] {
  const [stacks, unprotected] = [synthStacks(), synthStacks({ deletionProtection: false })];
  return Object.entries({ ...stacks, ...companyStacks() }).map(([name, config]) => ({
    group: 'stacks',
    names: [name],
    prove: async () => [
      await resultOf(`stacks ${name}`, (deployment) =>
        live(deployment, config, guarded(config) ? { config: unprotected[name] as object } : undefined),
      ),
    ],
  }));
}

/** The stack `private` with failures. */
export function faultsTask(): Task {
  return { group: 'faults', names: [], prove: () => surviveFaults(synthStacks().private as object) };
}

/** Workspaces of all kinds, drawn by chance: `FUZZ_CASES` of them, from `FUZZ_SEED` or, with a number of cases of their own, from another seed each time. */
export function fuzzTask(): Task {
  const cases = Number(process.env.FUZZ_CASES ?? 500);
  const seed = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_CASES === undefined ? 20_260 : Math.floor(Math.random() * 2 ** 31)));
  return { group: 'fuzz', names: [], prove: () => validateFuzz(cases, seed) };
}

/** What docs/troubleshooting.md says that is refused, and when. */
export function mistakeTasks(): Task[] {
  return mistakeProofs().map((prove) => ({ group: 'mistakes', names: [], prove }));
}

/** The life of each configuration of the catalogue. */
export function catalogueTasks(chosen: (name: string) => boolean): Task[] {
  const configs = Object.entries(CATALOGUE)
    .filter(([name, entry]) => chosen(name) && isTold(entry))
    .map(([name, entry]) => ({ name, config: synthEntry(entry) }));
  return lifeTasks('catalogue', configs);
}

/** The lives of configurations, of those that are alike together. */
export function lifeTasks(group: string, configs: readonly { readonly name: string; readonly config: object }[]): Task[] {
  const alike = ({ config }: { readonly config: object }): string | undefined => {
    const shared = together(config);
    return shared === undefined ? undefined : `${shared} ${String(guarded(config))}`;
  };
  return batches(configs, alike, ({ config }) => addressesOf(config).length).map((batch) => {
    const one = (config: object): [object, Unprotected | undefined] => [config, guarded(config) ? { config: withoutGuards(config) } : undefined];
    return {
      group,
      names: batch.map(({ name }) => name),
      prove: () =>
        provedTogether(
          group,
          batch,
          async (deployment, items) => {
            await live(deployment, ...one(merge(items.map(({ config }) => config))));
            return items.map(() => undefined);
          },
          (deployment, { config }) => live(deployment, ...one(config)),
        ),
    };
  });
}

interface Pair {
  readonly name: string;
  readonly before: object;
  readonly after: object;
  readonly expected: DayTwo['plan'];
}

/** Each change, from what runs to what is planned. */
export function changeTasks(chosen: (name: string) => boolean): Task[] {
  const pairs = Object.entries(CHANGES)
    .filter(([name, { before }]) => chosen(name) && isTold(before))
    .map(([name, { before, after, plan }]): Pair => ({ name, before: synthEntry(before), after: synthEntry(after), expected: plan }));
  const alike = ({ before, after, expected }: Pair): string | undefined => {
    return expected.refused instanceof RegExp ? undefined : sharedBy(before, after);
  };
  return batches(pairs, alike, ({ after }) => addressesOf(after).length).map((batch) => ({
    group: 'changes',
    names: batch.map(({ name }) => name),
    prove: () => provedTogether('changes', batch, changeTogether, changeAlone),
  }));
}

/** Applies all that was before, and holds each part of the plan for what is after against what is expected of it. */
async function changeTogether(deployment: Deployment, pairs: Pair[]): Promise<(string | undefined)[]> {
  deployment.place(merge(pairs.map(({ before }) => before)));
  await deployment.init();
  await deployment.apply();
  deployment.place(merge(pairs.map(({ after }) => after)));
  await deployment.init({ upgrade: true });
  const plan = changesOf(await deployment.plan()).map(({ address, action }) => ({ ...ownerOf(address), action: strip(action) }));
  const problems = pairs.map(({ expected }, index) =>
    problemOf(
      expected as { readonly [address: string]: string },
      plan.filter((change) => change.index === index),
    ),
  );
  await deployment.applyPlan();
  await deployment.expectNoChanges();
  return problems;
}

async function changeAlone(deployment: Deployment, { before, after, expected }: Pair): Promise<void> {
  deployment.place(before);
  await deployment.init();
  await deployment.apply();
  deployment.place(after);
  await deployment.init({ upgrade: true });
  if (expected.refused instanceof RegExp) {
    const { exitCode, output } = await deployment.tryPlan();
    if (exitCode === 0 || !expected.refused.test(output)) throw new Error(`the plan is not refused with ${String(expected.refused)}:\n${output}`);
    return;
  }
  const plan = changesOf(await deployment.plan());
  const problem = problemOf(expected as { readonly [address: string]: string }, plan);
  if (problem !== undefined) throw new Error(problem);
  if (!plan.some(({ action }) => action === 'import')) {
    await deployment.applyPlan();
    await deployment.expectNoChanges();
  }
}

function problemOf(expected: { readonly [address: string]: string }, plan: readonly Change[]): string | undefined {
  const lost = plan.filter(({ address, action }) => action.includes('delete') && HOLDS_DATA.some((type) => address.startsWith(type)));
  if (lost.length > 0) return `the plan destroys ${lost.map(({ address }) => address).join(', ')}`;
  const actual: { [address: string]: string } = Object.fromEntries(plan.map(({ address, action }) => [readable(address), readable(action)]));
  const differences = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].filter((address) => expected[address] !== actual[address]);
  if (differences.length === 0) return undefined;
  const lines = differences.map((address) => `${address}: expected ${String(expected[address])}, planned ${String(actual[address])}`);
  return `the plan is not the expected one\n${lines.join('\n')}`;
}

/** What two configurations that are applied one after the other have in common with others, so that they go together. */
export function sharedBy(...configs: object[]): string | undefined {
  const keys = configs.map((config) => together(config));
  return keys.includes(undefined) ? undefined : keys.join(' ');
}

/** Groups that are alike, of at most `most` members and `RESOURCES` in all; what is like nothing stands alone. */
export function batches<T>(items: readonly T[], alike: (item: T) => string | undefined, resources: (item: T) => number, most = BATCH): T[][] {
  const groups = new Map<string, { readonly members: T[]; size: number }>();
  const found: T[][] = [];
  for (const item of items) {
    const [key, size] = [alike(item), resources(item)];
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined && group.members.length < most && group.size + size <= RESOURCES) {
      group.members.push(item);
      group.size += size;
      continue;
    }
    const fresh = { members: [item], size };
    found.push(fresh.members);
    if (key !== undefined) groups.set(key, fresh);
  }
  return found;
}

/**
 * Proves several in one go. Where that goes wrong as a whole, those that Terraform's error names are proved alone, and the others in one go again; where it names
 * none, each alone.
 */
export async function provedTogether<T extends { readonly name: string }>(
  group: string,
  items: T[],
  together: (deployment: Deployment, items: T[]) => Promise<(string | undefined)[]>,
  alone: (deployment: Deployment, item: T) => Promise<void>,
): Promise<Result[]> {
  const title = `${group} ${items.map(({ name }) => name).join(', ')}`;
  let blamed = items;
  if (items.length > 1) {
    const deployment = new Deployment(`${group}-${String(items.length)}-${items[0]?.name ?? ''}`);
    try {
      const problems = await together(deployment, items);
      return items.map(({ name }, index) => ({ name: `${group} ${name}`, seconds: index === 0 ? deployment.seconds : {}, problem: problems[index] }));
    } catch (error) {
      const { message } = error as Error;
      console.error(`${title}: failed together, and are tried again: ${message.slice(0, 2000)}`);
      const named = new Set([...message.matchAll(/\b(?:with |in resource\.)\w+\.c(\d+)_/g)].map(([, index]) => Number(index)));
      if (named.size > 0 && named.size < items.length) blamed = items.filter((_, index) => named.has(index));
    }
  }
  const results: Result[] = [];
  for (const item of blamed) results.push(await resultOf(`${group} ${item.name}`, (deployment) => alone(deployment, item)));
  const others = items.filter((item) => !blamed.includes(item));
  return others.length === 0 ? results : [...results, ...(await provedTogether(group, others, together, alone))];
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

import { Result } from '../cycles';
import { merge, ownerOf, strip } from '../merge';
import { addressesOf } from '../scaffold';
import { batches, provedTogether, sharedBy, Task } from '../tasks';
import { changesOf, Deployment } from '../terraform';
import { Azure, Values } from './azure';
import { Effect, effectsOf, Seen, wrongWith } from './judge';
import { Life, livesOf, synthLife } from './lives';
import { SEEDS } from './seeds';
import { SUBJECTS } from './subjects';
import { Tally } from './tally';
import { Told, toldBy } from './tags';

/** Lives are small, so that many go together. */
const BATCH = 80;

/** A life with the Terraform of its states. */
export interface Lived {
  readonly name: string;
  readonly life: Life;
  readonly configs: readonly object[];
}

type Judge = (life: Life, effects: readonly Effect[]) => string | undefined;

/** The lives of all properties whose name is chosen, and of the seeds, of which it is a lie that they change in place. `told` has what the `@change` of each says. */
export function propTasks(chosen: (name: string) => boolean, told: (life: Life) => Told | undefined, tally: Tally): Task[] {
  const lives = SUBJECTS.flatMap((subject) => livesOf(subject)).filter(({ name }) => chosen(name));
  const judge: Judge = (life, effects) => {
    tally.note(effects);
    return wrongWith(told(life), effects);
  };
  const judgeSeed: Judge = (life, effects) =>
    wrongWith(toldBy('in place', life.subject), effects) === undefined ? `the seed '${life.property}' is not found` : undefined;
  return [...tasksOf(lives, judge), ...tasksOf(SEEDS, judgeSeed)];
}

function tasksOf(lives: readonly Life[], judge: Judge): Task[] {
  const lived = lives.map((life): Lived => ({ name: life.name, life, configs: synthLife(life) }));
  const alike = ({ configs }: Lived): string | undefined => {
    const shared = sharedBy(...configs);
    return shared === undefined ? undefined : `${String(configs.length)} ${shared}`;
  };
  const size = ({ configs }: Lived): number => Math.max(...configs.map((config) => addressesOf(config).length));
  return batches(lived, alike, size, BATCH).map((batch) => ({
    group: 'props',
    names: batch.map(({ name }) => name),
    prove: (): Promise<Result[]> =>
      provedTogether(
        'props',
        batch,
        (deployment, items) => together(deployment, items, judge),
        (deployment, item) => alone(deployment, item, judge),
      ),
  }));
}

async function together(deployment: Deployment, items: Lived[], judge: Judge): Promise<(string | undefined)[]> {
  const seen = await live(deployment, items);
  return items.map(({ life }, index) => judge(life, effectsOf(seen[index] ?? [])));
}

async function alone(deployment: Deployment, item: Lived, judge: Judge): Promise<void> {
  const [problem] = await together(deployment, [item], judge);
  if (problem !== undefined) throw new Error(problem);
}

/**
 * Goes through the states of several lives at once, each of which must come to rest, and tells what was seen of each. What Terraform refuses at a step is seen of a
 * life that is alone, which then goes on from where it was.
 */
async function live(deployment: Deployment, batch: readonly Lived[]): Promise<Seen[][]> {
  const lives = batch.map(({ life, configs }) => ({ life, configs, azure: new Azure(), seen: [] as Seen[] }));
  const states = batch[0]?.configs.length ?? 0;
  for (let at = 0; at < states; at += 1) {
    deployment.place(merge(batch.map(({ configs }) => configs[at] as object)));
    // A required property is only changed.
    const end = states > 2 && at === states - 1;
    const changes = at === 0 ? await begin(deployment) : await change(deployment, batch.length === 1);
    const held = deployment
      .held()
      .map(({ address, values }) => ({ ...ownerOf(address), values: JSON.parse(strip(JSON.stringify(values))) as Values }));
    for (const [index, { life, configs, azure, seen }] of lives.entries()) {
      const own = ({ index: owner }: { readonly index: number }): boolean => owner === index;
      const changed = (changes ?? []).filter(own);
      const created = changed.filter(({ action }) => action.includes('create')).map(({ address }) => address);
      const left = azure.apply(held.filter(own), created, end);
      const step = life.steps[at - 1];
      if (step !== undefined) seen.push({ step, changes: changed, left, refused: changes === undefined, configs: configs.slice(at - 1, at + 1) });
    }
  }
  return lives.map(({ seen }) => seen);
}

type OwnChange = ReturnType<typeof ownerOf> & { readonly action: string };

async function begin(deployment: Deployment): Promise<OwnChange[]> {
  await deployment.init();
  await deployment.apply();
  await deployment.expectNoChanges();
  return [];
}

/** What an apply changed; nothing where it is refused, which only one life may be. */
async function change(deployment: Deployment, mayBeRefused: boolean): Promise<OwnChange[] | undefined> {
  try {
    const changes = changesOf(await deployment.plan());
    await deployment.applyPlan();
    await deployment.expectNoChanges();
    return changes.map(({ address, action }) => ({ ...ownerOf(address), action: strip(action) }));
  } catch (error) {
    if (mayBeRefused && /^(plan|apply) failed/.test((error as Error).message)) return undefined;
    throw error;
  }
}

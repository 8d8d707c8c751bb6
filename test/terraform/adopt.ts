import { adopt, Adopted } from '../../cli/adopt/adopt';
import { ADOPTED_TYPES } from '../../cli/arm/all-fields';
import { azureOf, Held } from '../azure/adopt-state';
import { reaching } from '../azure/fake-http';
import { OF_OTHERS } from './adopt-entries';
import { adoptMade, differing, MADE_ELSEWHERE } from './adopt-made';
import { CATALOGUE } from './catalogue';
import { Result } from './cycles';
import { merge, ownerOf, together } from './merge';
import { addressesOf, isTold, synthEntry } from './scaffold';
import { batches, provedTogether, Task } from './tasks';
import { Deployment, Plan } from './terraform';

const WORKSPACES = ['azurerm_machine_learning_workspace', 'azurerm_ai_foundry'];
/** What Azure has nothing of: a plan makes it. */
const ONLY_TERRAFORM = /^(time_sleep|terraform_data|azapi_update_resource|azapi_resource_action)\./;

/** What is adopted in each run, the longest of which are left to one that asks for them. */
export const ADOPTED_ALWAYS: readonly string[] = ['computes in a public workspace', 'made by the portal'];

interface Entry {
  readonly name: string;
  readonly config: object;
  readonly environment: string;
}

/** What an adopted program is, and what of the state it leaves alone. */
interface Taken {
  readonly adopted: Adopted;
  readonly held: readonly Held[];
}

/** The entries with a workspace: each is applied, laid into the simulated Azure, adopted, and planned against what was applied. */
export function adoptTasks(chosen: (name: string) => boolean): Task[] {
  const entries = Object.entries(CATALOGUE)
    .filter(([name, entry]) => chosen(name) && isTold(entry))
    .map(([name, entry]): Entry => ({ name, config: synthEntry(entry), environment: entry.environment ?? 'public' }))
    .filter(({ config }) => addressesOf(config).some((address) => WORKSPACES.includes(String(address.split('.')[0]))));
  const made = Object.entries(MADE_ELSEWHERE)
    .filter(([name]) => chosen(name))
    .map(([name, make]): Task => ({ group: 'adopt', names: [name], prove: async () => [await adoptMade(name, make)] }));
  const tasks = batches(
    entries,
    ({ config }) => together(config),
    ({ config }) => addressesOf(config).length,
  ).map((batch) => ({
    group: 'adopt',
    names: batch.map(({ name }) => name),
    prove: (): Promise<Result[]> =>
      provedTogether('adopt', batch, adoptTogether, async (deployment, entry) => {
        const [problem] = await adoptTogether(deployment, [entry]);
        if (problem !== undefined) throw new Error(problem);
      }),
  }));
  return [...tasks, ...made];
}

/** Each in a resource group of its own, so that no two of them have the same ids. */
async function adoptTogether(deployment: Deployment, entries: Entry[]): Promise<(string | undefined)[]> {
  const apart = entries.map(({ config }, index) => JSON.parse(JSON.stringify(config).replaceAll('rg-site', `rg-site-${String(index)}`)) as object);
  deployment.place(merge(apart));
  await deployment.init();
  await deployment.apply();
  const state = deployment.held();
  const taken: Taken[] = [];
  for (const [index, { environment }] of entries.entries()) {
    const held = state
      .filter(({ address }) => ownerOf(address).index === index)
      .map(({ address, values }): Held => ({ type: String(address.split('.')[0]), values }));
    taken.push(await adoptFrom(held, environment));
  }
  const after = new Deployment(`adopted ${deployment.name}`);
  after.place(mergeAdopted(taken.map(({ adopted }) => adopted.config)));
  await after.init();
  const plan = await after.plan({ STAND_IN_IMPORT: deployment.stateFile });
  return taken.map((one, index) => problemOf(String(entries[index]?.name), one, index, plan));
}

async function adoptFrom(held: readonly Held[], cloud: string): Promise<Taken> {
  const workspace = held.find(({ type }) => WORKSPACES.includes(type));
  const vault = held.find(({ type }) => type === 'azurerm_key_vault');
  const tenantId = typeof vault?.values.tenant_id === 'string' ? vault.values.tenant_id : '11111111-1111-1111-1111-111111111111';
  return { adopted: await adopt(await reaching(azureOf(held)), String(workspace?.values.id), { cloud, tenantId }), held };
}

type Sections = { readonly [section: string]: { readonly [name: string]: object } };

/** As `merge`, for programs with imports and each with the providers that it needs. */
function mergeAdopted(configs: readonly object[]): object {
  const merged = merge(
    configs.map((config) => Object.fromEntries(Object.entries(config).filter(([section]) => section !== 'import' && section !== 'removed'))),
  );
  const all = configs as readonly Sections[];
  const imports = all.flatMap(({ import: blocks }, index) =>
    ((blocks ?? []) as unknown as readonly { readonly to: string }[]).map((block) => ({
      ...block,
      to: block.to.replace('.', `.c${String(index)}_`),
    })),
  );
  const required = Object.assign({}, ...all.map(({ terraform }) => terraform?.required_providers ?? {})) as object;
  const provider = Object.assign({}, ...all.map((config) => config.provider ?? {})) as object;
  return { ...merged, provider, terraform: { ...all[0]?.terraform, required_providers: required }, import: imports };
}

/** What is wrong with what the plan does to one of them. */
function problemOf(name: string, { adopted, held }: Taken, index: number, plan: Plan): string | undefined {
  const own = (plan.resource_changes ?? []).filter(({ address, mode }) => mode === 'managed' && ownerOf(address).index === index);
  const wrong = own.flatMap(({ address, change }) => {
    const action = change.actions.join(', ');
    if (change.importing !== undefined) return action === 'no-op' ? [] : [`${address} is imported and changed (${action})${differing(change)}`];
    return action === 'create' && ONLY_TERRAFORM.test(address) ? [] : [`${address}: ${action}`];
  });
  const imported = own.filter(({ change }) => change.importing !== undefined).length;
  if (imported === 0) wrong.push('nothing is imported');
  const [unseen, others] = [unseenOf(adopted, held), OF_OTHERS[name]];
  if (unseen.length > 0 && others === undefined) wrong.push(`neither imported nor told: ${unseen.join(', ')}`);
  if (unseen.length === 0 && others !== undefined) wrong.push(`all of it is imported or told, and OF_OTHERS still names ${others}`);
  return wrong.length === 0 ? undefined : wrong.join('\n');
}

/** What was made and is neither imported nor told. */
function unseenOf({ tables, live, leftAlone }: Adopted, held: readonly Held[]): string[] {
  const known = new Set([...Object.values(tables.imports), ...leftAlone.map(({ id }) => id)].map((id) => id.split('?')[0]?.toLowerCase()));
  const made = held.filter(({ type }) => ADOPTED_TYPES.includes(type) || type === 'azapi_resource').map(({ values }) => String(values.id));
  return made.filter((id) => !known.has(id.toLowerCase()) && live.find(id) === undefined).map((id) => id.split('/providers/').slice(-1).join(''));
}

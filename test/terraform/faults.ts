import { Result, resultOf } from './cycles';
import { Deployment, inParallel, State } from './terraform';

interface Managed {
  readonly address: string;
  readonly type: string;
  readonly values: { readonly [key: string]: unknown };
}

/**
 * Lets the creation of each resource of a configuration fail once: the next apply must end in the state that an undisturbed one ends in.
 */
export async function surviveFaults(config: object, workers: number): Promise<Result[]> {
  const undisturbed = new Deployment('faults undisturbed');
  undisturbed.place(config);
  await undisturbed.init();
  await undisturbed.apply();
  const wanted = managed(await undisturbed.state());
  return inParallel(wanted, workers, async (victim) =>
    resultOf(`faults ${victim.address}`, async (deployment) => {
      deployment.place(config);
      await deployment.init();
      const { exitCode } = await deployment.applyFailing(failure(victim));
      if (exitCode === 0) throw new Error('the failure that was asked for did not happen');
      await deployment.apply();
      const differences = compare(wanted, managed(await deployment.state()));
      if (differences.length > 0) throw new Error(`the state differs from an undisturbed one in ${differences.join(', ')}`);
      return wanted.length;
    }),
  );
}

/** How the stand-in provider is told to let a resource fail: by its id, or its type where ids are told by the clock. */
function failure({ type, values }: Managed): string {
  return type === 'time_sleep' ? type : `${type}=${String(values.id)}`;
}

function managed(state: State): Managed[] {
  const resources = state.values?.root_module?.resources ?? [];
  return resources.filter(({ mode }) => mode === 'managed').map(({ address, values }) => ({ address, type: address.split('.')[0] ?? '', values }));
}

function compare(wanted: Managed[], found: Managed[]): string[] {
  const text = (resources: Managed[]): Map<string, string> =>
    new Map(resources.map(({ address, type, values }) => [address, type === 'time_sleep' ? '' : JSON.stringify(values)]));
  const [before, after] = [text(wanted), text(found)];
  if (found.length !== after.size) return ['an address that is there twice'];
  return [...new Set([...before.keys(), ...after.keys()])].filter((address) => before.get(address) !== after.get(address));
}

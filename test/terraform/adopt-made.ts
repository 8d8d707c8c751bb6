import { readFileSync, writeFileSync } from 'node:fs';
import { adopt, Adopted } from '../../cli/adopt/adopt';
import { fieldsOf } from '../../cli/arm/all-fields';
import { readFields } from '../../cli/arm/fields';
import { LiveAzure } from '../azure/adopt-store';
import { avmWorkspace, cliWorkspace, portalWorkspace, quickstartWorkspace, TENANT_ID } from '../azure/adopt-workspaces';
import { reaching } from '../azure/fake-http';
import { Result, resultOf } from './cycles';
import { Deployment } from './terraform';

type Made = () => { readonly azure: LiveAzure; readonly id: string };

/** Workspaces as they are made in other ways than by the library. */
export const MADE_ELSEWHERE: { readonly [name: string]: Made } = {
  'made by the portal': portalWorkspace,
  'made by az': cliWorkspace,
  'made by AVM': avmWorkspace,
  'made by a quickstart': quickstartWorkspace,
};

interface State {
  readonly resources: { readonly type: string; readonly name: string; readonly instances: { attributes: { [name: string]: unknown } }[] }[];
}

/**
 * The program of a workspace that nothing here has applied: what Azure has is laid over the state that its program would make, attribute by attribute, and a plan
 * against that imports and changes nothing.
 */
export async function adoptMade(name: string, make: Made): Promise<Result> {
  return resultOf(`adopt ${name}`, async (deployment) => {
    const { azure, id } = make();
    const adopted = await adopt(await reaching(azure), id, { cloud: 'public', tenantId: TENANT_ID });
    const { import: imports = [], ...config } = adopted.config as { readonly import?: { readonly to: string; readonly id: string }[] };
    deployment.place(config);
    await deployment.init();
    await deployment.apply();
    const state = JSON.parse(readFileSync(deployment.stateFile, 'utf8')) as State;
    const ids = new Map(imports.map((one) => [one.to, one.id]));
    for (const { type, name: logical, instances } of state.resources) {
      const taken = ids.get(`${type}.${logical}`);
      for (const instance of instances) if (taken !== undefined) instance.attributes = asLive(adopted, type, taken, instance.attributes);
    }
    writeFileSync(deployment.stateFile, JSON.stringify(state));
    const after = new Deployment(`${name} adopted`);
    after.place(adopted.config);
    await after.init();
    const plan = await after.plan({ STAND_IN_IMPORT: deployment.stateFile });
    const wrong = (plan.resource_changes ?? [])
      .filter(({ mode }) => mode === 'managed')
      .filter(({ change }) => change.importing === undefined || change.actions.join() !== 'no-op');
    if (wrong.length > 0)
      throw new Error(wrong.map(({ address, change }) => `${address}: ${change.actions.join(', ')}${differing(change)}`).join('\n'));
  });
}

/** What azurerm would read of it: what Azure has, and for the rest what a fresh resource has. */
function asLive({ live }: Adopted, type: string, id: string, attributes: { readonly [name: string]: unknown }): { [name: string]: unknown } {
  const [target = '', setting] = id.split('|');
  const found = live.find(setting === undefined ? id : `${target}/providers/Microsoft.Insights/diagnosticSettings/${setting}`);
  const laid: { [name: string]: unknown } = { ...attributes, id };
  if (found === undefined) return laid;
  for (const [path, value] of readFields(fieldsOf(type) ?? [], found.resource)) lay(laid, path.split('.'), value, attributes);
  return laid;
}

/** Lays a value at a path, where blocks are lists; a block that azurerm does not have of such a resource stays away. */
function lay(
  into: { [name: string]: unknown },
  [name = '', ...rest]: readonly string[],
  value: unknown,
  known: { readonly [name: string]: unknown },
): void {
  if (!(name in known) || JSON.stringify(value) === '{}') return;
  if (rest.length === 0) {
    into[name] = typeof value === 'object' && value !== null && !Array.isArray(value) && Array.isArray(known[name]) ? [value] : value;
    return;
  }
  const [block] = (into[name] ?? []) as { [name: string]: unknown }[];
  const [before] = (known[name] ?? []) as { readonly [name: string]: unknown }[];
  if (block === undefined || before === undefined) return;
  const next = { ...block };
  lay(next, rest, value, before);
  into[name] = [next];
}

/** The attributes that a plan would change. */
export function differing(change: { readonly before?: unknown; readonly after: unknown }): string {
  const [before, after] = [change.before, change.after].map((value) => (value ?? {}) as { readonly [name: string]: unknown });
  const names = Object.keys(after ?? {}).filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
  return names.map((name) => `\n  ${name}: ${JSON.stringify(before?.[name])} → ${JSON.stringify(after?.[name])}`).join('');
}

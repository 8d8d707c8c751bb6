import { idOfText } from '../arm/ids';
import { textOf } from '../arm/values';
import { withoutVersion } from '../azure-id';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { Attributes, block } from '../json';
import { Thing } from '../stack-model';
import { leftovers } from './leftovers';

const CHECK = 'what no plan shows';
/** Where Azure keeps what an action sends, when it is not where the action has it. */
const KEPT: { readonly [action: string]: (body: Attributes) => Attributes } = {
  updateIdleShutdownSetting: (body) => ({ properties: { properties: body } }),
};

/**
 * Whether Azure has what the library sends it beside azurerm, by updates and by actions that Terraform never reads back, and whether it still has what a
 * program sent before.
 */
export const settings: Check = {
  name: CHECK,
  run: async (sight) => {
    const sent = sight.model.made.filter(({ type, attributes }) => isSent(type, attributes));
    const found = await Promise.all([all(sent, (thing) => ofSent(thing, sight)), leftovers(CHECK, sight)]);
    return found.flat();
  },
};

function isSent(type: string, { when, action, method }: Attributes): boolean {
  if (type === 'azapi_update_resource') return true;
  if (type !== 'azapi_resource_action' || when === 'destroy') return false;
  return typeof action === 'string' ? action in KEPT : method === 'PATCH' || method === 'PUT';
}

async function ofSent(thing: Thing, sight: Sight): Promise<Finding[]> {
  const { attributes, address, type } = thing;
  const id = idOfText(attributes.resource_id, sight.model, sight.subscription);
  const [, version] = /@(.+)$/.exec(String(attributes.type)) ?? [];
  if (id === undefined || version === undefined) return [];
  const name = id.split('/').slice(-1).join('');
  return look(CHECK, `what does Azure have of ${name}?`, `${withoutVersion(String(attributes.type))}/read`, async () => {
    const answer = await sight.azure.get(id, version);
    if (answer === undefined) return [];
    const body = block(attributes.body);
    const wanted = KEPT[String(attributes.action)]?.(body) ?? body;
    return differences(wanted, answer, sight).flatMap(({ path, has, wants }) => {
      // What an action sent, Azure need not tell again.
      if (has === undefined && type === 'azapi_resource_action') return [];
      const found = `${name}: ${path} is ${shown(has)} in Azure, and ${shown(wants)} in the program`;
      const todo =
        type === 'azapi_update_resource' ? 'Apply again' : `\`terraform apply -replace='${address}'\` sends it again, or write it into the program`;
      return [{ check: CHECK, state: 'warning', found, todo } as const];
    });
  });
}

interface Difference {
  readonly path: string;
  readonly has: unknown;
  readonly wants: unknown;
}

/** Where Azure has something else than was sent, as far as that is known before Terraform runs. */
function differences(wanted: unknown, has: unknown, sight: Sight, path: readonly string[] = []): Difference[] {
  if (Array.isArray(wanted)) {
    const texts = wanted.map((each: unknown) => (typeof each === 'string' ? textOf(each, sight.model) : each));
    if (texts.includes(undefined) || plain(texts) === plain(has ?? [])) return [];
    return [{ path: pathOf(path), has, wants: wanted }];
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return Object.entries(wanted).flatMap(([name, each]) => differences(each, block(has)[name], sight, [...path, name]));
  }
  const wants = typeof wanted === 'string' ? textOf(wanted, sight.model) : wanted;
  // What is empty, nought or off, Azure need not say.
  if (wants === undefined || plain(wants) === plain(has) || (isNothing(wants) && isNothing(has))) return [];
  return [{ path: pathOf(path), has, wants }];
}

function pathOf(path: readonly string[]): string {
  return path.filter((name) => name !== 'properties').join('.');
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0 || value === false;
}

/** Azure writes some words in another case. */
function plain(value: unknown): string {
  return (value === undefined ? '' : JSON.stringify(value)).toLowerCase();
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

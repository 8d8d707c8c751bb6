import { shortRegion } from '../arm/values';
import { armTypeOf, azurermTypesOf } from '../arm/types';
import { Attributes, block } from '../json';
import { Thing } from '../stack-model';
import { all, Finding, look } from '../checks/finding';
import { shapeOf } from './brought-shapes';
import { Check, Sight } from '../checks/sight';

const CHECK = 'what is brought';

/** Whether what the stack is given is there, and has the shape that the library counts on. */
export const brought: Check = {
  name: CHECK,
  run: (sight) =>
    all(
      sight.model.brought.filter((thing) => versionOf(thing, sight) !== undefined),
      (thing) => existing(thing, sight),
    ),
};

async function existing(thing: Thing, sight: Sight): Promise<Finding[]> {
  const [id, version, type] = [sight.id(thing), versionOf(thing, sight), sight.type(thing)];
  if (id === undefined || version === undefined) return [];
  return look(CHECK, `is ${thing.name} there, and what is it like?`, `${String(type)}/read`, async () => {
    const answer = await sight.azure.get(id, version);
    if (answer === undefined) return [fails(`${thing.name} is not there: ${id}`, 'Make it first, or bring another')];
    return [...shapeOf(thing, answer, sight).map(([found, todo]) => fails(found, todo)), ...elsewhere(thing, answer, sight)];
  });
}

/** What stands in another region works, but costs time and traffic. */
function elsewhere(thing: Thing, { location, type }: Attributes, { model }: Sight): Finding[] {
  const parts = /\/(storageAccounts|vaults|registries|components)$/i.test(String(type));
  const workspace = model.usersOf(thing).find((user) => model.workspaces.includes(user));
  const region = workspace === undefined ? undefined : block(workspace.attributes).location;
  if (!parts || workspace === undefined || typeof location !== 'string' || typeof region !== 'string' || region.includes('${')) return [];
  if (shortRegion(location) === shortRegion(region)) return [];
  const found = `${thing.name} is in ${shortRegion(location)}, and ${workspace.name} in ${shortRegion(region)}`;
  return [{ check: CHECK, state: 'warning', found, todo: 'Bring one of the same region, unless you want it so' }];
}

/** The version of the API by which a thing is read; nothing for what the table does not have. */
function versionOf(thing: Thing, sight: Sight): string | undefined {
  const type = sight.type(thing);
  // Keys are in the data plane of their vault, and subscriptions are no parts.
  if (type === undefined || /\/vaults\/keys$/i.test(type)) return undefined;
  return azurermTypesOf(type).map((each) => armTypeOf(each)?.version)[0];
}

function fails(found: string, todo: string): Finding {
  return { check: CHECK, state: 'fails', found, todo };
}

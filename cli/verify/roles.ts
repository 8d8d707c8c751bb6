import { roleIdOf } from '../arm/role-ids';
import { idOfText } from '../arm/ids';
import { textOf } from '../arm/values';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { Grant, grantsOf } from '../grants';
import { Attributes, block } from '../json';
import { Thing } from '../stack-model';
import { readThing } from './made';

const CHECK = 'roles';
const VERSION = '2022-04-01';

/** Whether the identities of the stack, and whoever else it gives roles, have them. */
export const roles: Check = {
  name: CHECK,
  run: (sight) => {
    const grants = grantsOf(sight.model);
    const assignments = sight.model.all('azurerm_role_assignment').map((assignment, index) => ({ assignment, grant: grants[index] as Grant }));
    return all(assignments, ({ assignment, grant }) => ofAssignment(assignment, grant, sight));
  },
};

async function ofAssignment({ attributes, address }: Thing, { principal: who, role }: Grant, sight: Sight): Promise<Finding[]> {
  const scope = idOfText(attributes.scope, sight.model, sight.subscription);
  if (scope === undefined || role.includes('…')) return [];
  const on = scope.split('/').slice(-1).join('');
  return look(CHECK, `which roles has ${who} on ${on}?`, 'Microsoft.Authorization/roleAssignments/read', async () => {
    const principal = await principalOf(attributes.principal_id, sight);
    if (principal === undefined) return [];
    const filter = encodeURIComponent(`assignedTo('${principal}')`);
    const held = await sight.azure.list(`${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=${filter}`, VERSION);
    if (await hasRole(held, role, sight)) return [];
    const found = `${who} is no ${role} of ${on}, which the stack makes it`;
    return [{ check: CHECK, state: 'fails', found, todo: `Apply again: somebody has taken the role away (${address})` }];
  });
}

async function hasRole(held: readonly Attributes[], role: string, sight: Sight): Promise<boolean> {
  const ids = held.map(({ properties }) => String(block(properties).roleDefinitionId).split('/').slice(-1).join('').toLowerCase());
  const known = roleIdOf(role);
  if (known !== undefined) return ids.includes(known);
  // A role of the company's own is known by its name.
  const names = await Promise.all(ids.map((id) => sight.azure.get(`${sight.path}/providers/Microsoft.Authorization/roleDefinitions/${id}`, VERSION)));
  return names.some((definition) => block(definition?.properties).roleName === role);
}

/** The object id of who gets a role: as the program says it, or as Azure has it of an identity; nothing for whoever deploys, and where it is not there. */
async function principalOf(value: unknown, sight: Sight): Promise<string | undefined> {
  const literal = textOf(value, sight.model);
  if (literal !== undefined) return literal;
  const holder = sight.model.find(value);
  const answer = holder === undefined ? undefined : await readThing(holder, sight);
  const principal = block(answer?.properties).principalId ?? block(answer?.identity).principalId;
  return typeof principal === 'string' ? principal : undefined;
}

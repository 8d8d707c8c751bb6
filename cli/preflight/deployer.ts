import { needsOf, Need } from '../deployer/needs';
import { Attributes, block, blocks } from '../json';
import { all, Finding, look } from '../checks/finding';
import { vaultKeys } from './vault-keys';
import { allows, assignableBy, Permission, permissionOf } from './permissions';
import { Check, Sight } from '../checks/sight';

const CHECK = 'the deployer';
const ASSIGN = 'Microsoft.Authorization/roleAssignments/write';
const MOST_ACTIONS = 4;

/** Whether whoever deploys, which is whoever runs this unless somebody else is named, may make all that the stack makes, where it makes it, and may give the roles that it gives. */
export const deployer: Check = {
  name: CHECK,
  run: async (sight) => {
    const needs = needsOf(sight.model, sight.subscription);
    const onScopes = all(needs, (need) =>
      look(CHECK, `what may ${sight.account.name || 'this account'} do at ${nameOf(need.scope)}?`, 'Microsoft.Authorization/*/read', async () => {
        const scope = await standing(need, sight);
        return [...(await writing(need, scope, sight)), ...(await assigning(need, scope, sight))];
      }),
    );
    return (await Promise.all([onScopes, vaultKeys(CHECK, who(sight), sight)])).flat();
  },
};

/** Where the rights come from: of a resource group that is not there yet, from the subscription. */
async function standing({ scope, made }: Need, sight: Sight): Promise<string> {
  const [, subscription] = /^(\/subscriptions\/[^/]+)\/resourceGroups\/[^/]+$/.exec(scope) ?? [];
  return !made || subscription === undefined || (await sight.group(scope)) !== undefined ? scope : subscription;
}

async function writing({ scope, actions }: Need, at: string, sight: Sight): Promise<Finding[]> {
  const held = await permissionsAt(at, sight);
  const lacking = actions.filter((action) => action !== ASSIGN && !allows(held, action));
  if (lacking.length === 0) return [];
  const more = lacking.length - MOST_ACTIONS;
  const shown = `${lacking.slice(0, MOST_ACTIONS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [
    fails(`${who(sight)} may not do at ${nameOf(scope)}: ${shown}`, `Give it what \`deployer-role ${sight.model.name}\` lists for ${nameOf(scope)}`),
  ];
}

async function assigning({ scope, assigns }: Need, at: string, sight: Sight): Promise<Finding[]> {
  if (assigns.length === 0) return [];
  const todo = `Give it the role Role Based Access Control Administrator there, limited as \`deployer-role ${sight.model.name}\` says`;
  const roles = [...new Set(assigns.map(({ role }) => role))];
  if (!allows(await permissionsAt(at, sight), ASSIGN))
    return [fails(`${who(sight)} may assign no roles at ${nameOf(scope)}, and the stack gives ${roles.join(', ')}`, todo)];
  const conditions = await conditionsAt(at, sight);
  // Without a single condition on the right to assign, it has none; with one, each role has to be let through by some.
  if (conditions === undefined) return [];
  const refused = assigns.filter(({ id }) => id !== undefined && !conditions.some((condition) => lets(condition, id)));
  if (refused.length === 0) return [];
  const names = [...new Set(refused.map(({ role }) => role))];
  return [fails(`${who(sight)} may not assign ${names.join(', ')} at ${nameOf(scope)}: a condition on its role stands against it`, todo)];
}

function lets(condition: string, role: string): boolean {
  const assignable = assignableBy(condition);
  if (assignable === 'unclear') return true;
  return 'only' in assignable ? assignable.only.includes(role) : !assignable.but.includes(role);
}

/** The conditions under which the account may assign roles at a scope, by its own role assignments and those of its groups; nothing where it may without any. */
async function conditionsAt(scope: string, sight: Sight): Promise<string[] | undefined> {
  const held = await heldAt(scope, sight);
  const giving = await Promise.all(held.map(async (each) => ((await givesRoles(each, sight)) ? [block(each.properties)] : [])));
  const conditions = giving.flat().map(({ condition }) => condition);
  if (conditions.length === 0 || conditions.some((condition) => typeof condition !== 'string' || condition === '')) return undefined;
  return conditions.map(String);
}

async function givesRoles(assignment: Attributes, sight: Sight): Promise<boolean> {
  return allows(await permissionsOf(assignment, sight), ASSIGN);
}

/** What one role assignment gives. */
async function permissionsOf(assignment: Attributes, sight: Sight): Promise<Permission[]> {
  const id = String(block(assignment.properties).roleDefinitionId);
  const [guid = ''] = id.split('/').slice(-1);
  const role = await sight.azure.get(`${sight.path}/providers/Microsoft.Authorization/roleDefinitions/${guid}`, '2022-04-01');
  return blocks(block(role?.properties).permissions ?? []).map(permissionOf);
}

/** The role assignments of who deploys, at a scope and above, and those of the groups that it is in. */
function heldAt(scope: string, sight: Sight): Promise<Attributes[]> {
  const filter = encodeURIComponent(`assignedTo('${sight.deployer}')`);
  return sight.azure.list(`${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=${filter}`, '2022-04-01');
}

async function permissionsAt(scope: string, sight: Sight): Promise<Permission[]> {
  // What somebody else may do, Azure tells by its roles alone.
  if (sight.deployer !== sight.account.objectId) {
    return (await Promise.all((await heldAt(scope, sight)).map((assignment) => permissionsOf(assignment, sight)))).flat();
  }
  return (await sight.azure.list(`${scope}/providers/Microsoft.Authorization/permissions`, '2022-04-01')).map(permissionOf);
}

function nameOf(scope: string): string {
  const last = scope.split('/').slice(-1).join('');
  return /^\/subscriptions\/[^/]+$/.test(scope) ? 'the subscription' : last;
}

function who({ account, deployer: id }: Sight): string {
  if (id !== account.objectId) return id;
  return account.name === '' ? 'whoever deploys' : account.name;
}

function fails(found: string, todo: string): Finding {
  return { check: CHECK, state: 'fails', found, todo };
}

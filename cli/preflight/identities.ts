import { roleIdOf } from '../arm/role-ids';
import { Attributes, block } from '../json';
import { Thing } from '../stack-model';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'identities that are brought';

/** What the identity of a workspace must be allowed, by the attribute of the workspace: any of these roles will do. Source: the page "Set up authentication between Azure Machine Learning and other services". */
const NEEDED: readonly { readonly attribute: string; readonly block?: string; readonly roles: readonly string[] }[] = [
  { attribute: 'storage_account_id', roles: ['Contributor', 'Owner'] },
  { attribute: 'storage_account_id', roles: ['Storage Blob Data Contributor'] },
  { attribute: 'key_vault_id', roles: ['Contributor', 'Owner'] },
  { attribute: 'key_vault_id', roles: ['Key Vault Administrator'] },
  { attribute: 'container_registry_id', roles: ['Contributor', 'Owner'] },
  { attribute: 'application_insights_id', roles: ['Contributor', 'Owner'] },
  {
    block: 'encryption',
    attribute: 'key_vault_id',
    roles: ['Key Vault Crypto Service Encryption User', 'Key Vault Crypto Officer', 'Key Vault Administrator'],
  },
];

/** Whether an identity that the stack is given has the roles that a workspace's identity needs, as far as the stack does not give them itself. */
export const identities: Check = {
  name: CHECK,
  run: (sight) =>
    all(sight.model.workspaces, (workspace) => {
      const identity = sight.model.find(workspace.attributes.primary_user_assigned_identity);
      return identity === undefined || identity.made ? Promise.resolve([]) : ofWorkspace(workspace, identity, sight);
    }),
};

async function ofWorkspace(workspace: Thing, identity: Thing, sight: Sight): Promise<Finding[]> {
  const id = sight.id(identity);
  if (id === undefined) return [];
  return look(CHECK, `which roles has ${identity.name}?`, 'Microsoft.Authorization/roleAssignments/read', async () => {
    const { principalId } = block((await sight.azure.get(id, '2023-01-31'))?.properties);
    // One that is not there is told by the check of what is brought.
    if (typeof principalId !== 'string') return [];
    const lacking = (await Promise.all(NEEDED.map((need) => lackingIn(need, workspace, principalId, identity, sight)))).flat();
    const isThe = `${identity.name}, the identity of ${workspace.name}, is no`;
    // A part that is not there yet can have no role, unless on its resource group.
    const coming = lacking.filter(({ part }) => sight.coming.includes(part)).map(({ part, role }) => `${role} of ${part.name}`);
    const there = lacking.filter(({ part }) => !sight.coming.includes(part));
    return [
      ...there.map(({ part, role, scope }) => fails(`${isThe} ${role} of ${part.name}`, command(role, principalId, scope))),
      ...(coming.length === 0
        ? []
        : [fails(`${isThe} ${coming.join(', ')}`, 'Give it the roles on the resource group before, or let the stack grant them')]),
    ];
  });
}

/** A role that is lacking, on a part of a workspace. */
interface Lacking {
  readonly part: Thing;
  readonly role: string;
  readonly scope: string;
}

async function lackingIn(need: (typeof NEEDED)[number], workspace: Thing, principal: string, identity: Thing, sight: Sight): Promise<Lacking[]> {
  const holder = need.block === undefined ? workspace.attributes : block(workspace.attributes[need.block]);
  const part = sight.model.find(holder[need.attribute]);
  const scope = part === undefined ? undefined : await standing(part, sight);
  if (part === undefined || scope === undefined || isGiven(need.roles, part, identity, sight)) return [];
  const filter = encodeURIComponent(`assignedTo('${principal}')`);
  const held = await sight.azure.list(`${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=${filter}`, '2022-04-01');
  const wanted = need.roles.flatMap((role) => roleIdOf(role) ?? []);
  if (held.some((assignment) => wanted.includes(roleOf(assignment)))) return [];
  return [{ part, role: String(need.roles[0]), scope }];
}

function command(role: string, principal: string, scope: string): string {
  return `\`az role assignment create --role "${role}" --assignee-object-id ${principal} --assignee-principal-type ServicePrincipal --scope ${scope}\``;
}

function fails(found: string, todo: string): Finding {
  return { check: CHECK, state: 'fails', found, todo };
}

/** Where the roles on a part come from: for one that is not there yet, from its resource group or the subscription. */
async function standing(part: Thing, sight: Sight): Promise<string | undefined> {
  return sight.coming.includes(part) ? sight.above(part) : sight.id(part);
}

/** Whether the stack gives one of the roles itself. */
function isGiven(roles: readonly string[], part: Thing, identity: Thing, { model }: Sight): boolean {
  return model.all('azurerm_role_assignment').some(({ attributes }) => {
    const same = model.find(attributes.scope)?.address === part.address && model.find(attributes.principal_id)?.address === identity.address;
    return same && roles.includes(String(attributes.role_definition_name));
  });
}

function roleOf(assignment: Attributes): string {
  return String(block(assignment.properties).roleDefinitionId).split('/').slice(-1).join('').toLowerCase();
}

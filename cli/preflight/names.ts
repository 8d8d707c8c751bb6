import { groupOf } from '../arm/ids';
import { shortRegion, textOf } from '../arm/values';
import { Attributes, blocks } from '../json';
import { Thing } from '../stack-model';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'names';

/** Types whose names are unique in all of Azure, each with the version of the API that looks them up. */
const GLOBAL: { readonly [azurerm: string]: { readonly namespace: string; readonly type: string; readonly version: string } } = {
  azurerm_storage_account: { namespace: 'Microsoft.Storage', type: 'Microsoft.Storage/storageAccounts', version: '2023-01-01' },
  azurerm_key_vault: { namespace: 'Microsoft.KeyVault', type: 'Microsoft.KeyVault/vaults', version: '2023-07-01' },
  azurerm_container_registry: { namespace: 'Microsoft.ContainerRegistry', type: 'Microsoft.ContainerRegistry/registries', version: '2023-07-01' },
};

/** Whether names are free: those that are unique in all of Azure, and those in resource groups that are there already. */
export const names: Check = {
  name: CHECK,
  run: async (sight) => {
    const global = sight.coming.filter(({ type }) => type in GLOBAL);
    const found = await Promise.all([all(global, (thing) => globalName(thing, sight)), inGroups(sight), endpoints(sight)]);
    return found.flat();
  },
};

async function globalName(thing: Thing, sight: Sight): Promise<Finding[]> {
  const { namespace, type, version } = GLOBAL[thing.type] as { namespace: string; type: string; version: string };
  const name = textOf(thing.attributes.name, sight.model);
  if (name === undefined) return [];
  return look(CHECK, `is the name ${name} free?`, `${namespace}/checkNameAvailability/read`, async () => {
    const answer = await sight.azure.ask(`${sight.path}/providers/${namespace}/checkNameAvailability`, version, { name, type });
    if (answer?.nameAvailable !== false) return [];
    // What is in the own subscription, or in its trash, is told with the way out that there is.
    if ((await inTrash(thing, name, sight)) || (await isThere(thing, sight, version))) return [];
    const other = thing.type === 'azurerm_key_vault' ? ', or has it in the trash of another subscription' : '';
    return [fails(`${name} is taken: somebody else has this name${other}`, `Choose another 'uniqueSuffix', or pass another name`)];
  });
}

async function isThere(thing: Thing, sight: Sight, version: string): Promise<boolean> {
  const id = sight.id(thing);
  return id !== undefined && (await sight.azure.get(id, version)) !== undefined;
}

async function inTrash(thing: Thing, name: string, sight: Sight): Promise<boolean> {
  if (thing.type !== 'azurerm_key_vault') return false;
  const vaults = await sight.azure.list(`${sight.path}/providers/Microsoft.KeyVault/deletedVaults`, '2023-07-01');
  return vaults.some((vault) => String(vault.name).toLowerCase() === name.toLowerCase());
}

const ENDPOINT = /^Microsoft\.MachineLearningServices\/workspaces\/(online|batch)Endpoints$/;

/** Names of endpoints are unique in a region. Azure looks none up, but its resource graph has those in all subscriptions that the account sees. */
async function endpoints(sight: Sight): Promise<Finding[]> {
  const own = sight.coming.filter(({ type }) => ENDPOINT.test(type));
  const named = own.flatMap((thing) => textOf(thing.attributes.name, sight.model) ?? []);
  if (named.length === 0) return [];
  return look(CHECK, 'which names of endpoints are taken?', 'Microsoft.MachineLearningServices/workspaces/*/read', async () => {
    const query = [
      'resources',
      "where type in~ ('microsoft.machinelearningservices/workspaces/onlineendpoints', 'microsoft.machinelearningservices/workspaces/batchendpoints')",
      `where name in~ (${named.map((name) => `'${name}'`).join(', ')})`,
      'project id, name, type, location',
    ].join(' | ');
    const answer = await sight.azure.ask('/providers/Microsoft.ResourceGraph/resources', '2022-10-01', { query });
    return blocks(answer?.data ?? []).flatMap((there) => {
      const thing = own.find(
        (each) => same(each.name, there.name) && same(each.type, there.type) && sight.region(each) === shortRegion(String(there.location)),
      );
      // Its own one, which the state does not have, is told with its resource group.
      if (thing === undefined || same(sight.id(thing) ?? '', there.id)) return [];
      const [, workspace = ''] = /\/workspaces\/([^/]+)/i.exec(String(there.id)) ?? [];
      return [fails(`${thing.name} is taken in ${String(sight.region(thing))}: ${workspace} has an endpoint of this name`, 'Choose another name')];
    });
  });
}

function same(one: string, other: unknown): boolean {
  return one.toLowerCase() === String(other).toLowerCase();
}

/** Terraform refuses to make what is there already, and is not in its state. */
async function inGroups(sight: Sight): Promise<Finding[]> {
  const groups = new Set(sight.coming.flatMap((thing) => groupOf(thing, sight.model, sight.subscription) ?? []));
  return all([...groups], (groupId) => {
    const name = groupId.split('/').slice(-1).join('');
    return look(
      CHECK,
      `what is in the resource group ${name} already?`,
      'Microsoft.Resources/subscriptions/resourceGroups/resources/read',
      async () => {
        const group = await sight.group(groupId);
        if (group === undefined) return [];
        const there = await sight.azure.list(`${groupId}/resources`, '2021-04-01');
        const ids = new Set([group, ...there].map((each: Attributes) => String(each.id).toLowerCase()));
        return sight.coming.flatMap((thing) => {
          const id = sight.id(thing);
          if (id === undefined || !ids.has(id.toLowerCase())) return [];
          return [
            fails(
              `${thing.name} is there already, in ${name}`,
              `Import it, pass the state with --state if Terraform made it, or choose another name: ${thing.address}`,
            ),
          ];
        });
      },
    );
  });
}

function fails(found: string, todo: string): Finding {
  return { check: CHECK, state: 'fails', found, todo };
}

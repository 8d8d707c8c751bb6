import { all, Finding, look } from '../checks/finding';
import { Sight } from '../checks/sight';
import { Attributes, block, blocks, texts } from '../json';
import { Thing } from '../stack-model';
import { allows, Permission } from './permissions';

const VAULTS = 'Microsoft.KeyVault/vaults';

/**
 * Whether whoever deploys may make and read the keys that azurerm reaches through the data plane of their vaults, which no right to the vault itself gives.
 * Those of a vault to which the stack gives a role come with that.
 */
export function vaultKeys(check: string, who: string, sight: Sight): Promise<Finding[]> {
  const keys = sight.coming.filter(({ type }) => type === 'azurerm_key_vault_key');
  const vaults = [...new Set(keys.map(({ attributes }) => sight.model.find(attributes.key_vault_id)))].filter((vault) => vault !== undefined);
  return all(vaults, (vault) => {
    if (isGiven(vault, sight)) return Promise.resolve([]);
    return look(check, `what may ${who} do with the keys of ${vault.name}?`, 'Microsoft.Authorization/*/read', async () => {
      if (await mayMakeKeys(vault, sight)) return [];
      const found = `${who} may not make and read keys in ${vault.name}, which is a right of its own`;
      const todo = `Give it Key Vault Crypto Officer there, or let the key be made through Azure Resource Manager: 'creation: KeyCreation.CONTROL_PLANE'`;
      return [{ check, state: 'fails', found, todo }];
    });
  });
}

/** Whether the stack itself gives whoever deploys a role on the vault. */
function isGiven(vault: Thing, { model }: Sight): boolean {
  return model.all('azurerm_role_assignment').some(({ attributes }) => {
    const deploys = model.find(attributes.principal_id)?.type === 'azurerm_client_config';
    return deploys && model.find(attributes.scope)?.address === vault.address;
  });
}

async function mayMakeKeys(vault: Thing, sight: Sight): Promise<boolean> {
  const id = sight.id(vault);
  const there = id === undefined ? undefined : await sight.azure.get(id, '2023-07-01');
  const { enableRbacAuthorization, accessPolicies } = block(there?.properties);
  if (there !== undefined && enableRbacAuthorization !== true) return byPolicy(blocks(accessPolicies ?? []), sight);
  const held = await dataPermissionsAt(there === undefined ? await sight.above(vault) : String(id), sight);
  return ['keys/read', 'keys/create/action'].every((action) => allows(held, `${VAULTS}/${action}`));
}

function byPolicy(policies: readonly Attributes[], { deployer }: Sight): boolean {
  const own = policies.find(({ objectId }) => objectId === deployer);
  const may = texts(block(own?.permissions).keys).map((each) => each.toLowerCase());
  return may.includes('all') || ['get', 'create'].every((each) => may.includes(each));
}

async function dataPermissionsAt(scope: string, { azure, deployer, path }: Sight): Promise<Permission[]> {
  const filter = encodeURIComponent(`assignedTo('${deployer}')`);
  const held = await azure.list(`${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=${filter}`, '2022-04-01');
  const roles = await Promise.all(
    held.map(({ properties }) => {
      const [id = ''] = String(block(properties).roleDefinitionId).split('/').slice(-1);
      return azure.get(`${path}/providers/Microsoft.Authorization/roleDefinitions/${id}`, '2022-04-01');
    }),
  );
  return roles
    .flatMap((role) => blocks(block(role?.properties).permissions ?? []))
    .map(({ dataActions, notDataActions }) => ({ actions: texts(dataActions), notActions: texts(notDataActions) }));
}

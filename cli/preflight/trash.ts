import { textOf } from '../arm/values';
import { Attributes, block, blocks } from '../json';
import { Thing } from '../stack-model';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { deletedWorkspaces } from './deleted-workspaces';

const CHECK = 'deleted before';

/** What was deleted, and keeps its name: vaults, and workspaces of Log Analytics and of Azure ML. */
export const trash: Check = {
  name: CHECK,
  run: async (sight) => {
    const vaults = sight.coming.filter(({ type }) => type === 'azurerm_key_vault');
    const logs = sight.coming.filter(({ type }) => type === 'azurerm_log_analytics_workspace');
    const workspaces = sight.model.workspaces.filter((workspace) => sight.coming.includes(workspace));
    const found = await Promise.all([vaultsIn(sight, vaults), logsIn(sight, logs), deletedWorkspaces(CHECK, workspaces, sight)]);
    return found.flat();
  },
};

async function vaultsIn(sight: Sight, vaults: Thing[]): Promise<Finding[]> {
  if (vaults.length === 0) return [];
  return look(CHECK, 'which key vaults are in the trash?', 'Microsoft.KeyVault/deletedVaults/read', async () => {
    const deleted = await sight.azure.list(`${sight.path}/providers/Microsoft.KeyVault/deletedVaults`, '2023-07-01');
    return all(vaults, (vault) => {
      const name = textOf(vault.attributes.name, sight.model);
      const found = deleted.find((each) => String(each.name).toLowerCase() === name?.toLowerCase());
      return Promise.resolve(found === undefined || name === undefined ? [] : [vaultFinding(vault, name, block(found.properties), sight)]);
    });
  });
}

function vaultFinding(
  vault: Thing,
  name: string,
  { vaultId, purgeProtectionEnabled, scheduledPurgeDate, location }: Attributes,
  sight: Sight,
): Finding {
  const until = String(scheduledPurgeDate).slice(0, 10);
  const same = String(vaultId).toLowerCase() === sight.id(vault)?.toLowerCase();
  if (same && recovers(sight)) {
    const found = `${name} is in the trash until ${until}: azurerm brings it back, with the keys and secrets that it had`;
    return { check: CHECK, state: 'warning', found, todo: 'Go on if that is what you want' };
  }
  const recover = `\`az keyvault recover --name ${name}\``;
  if (purgeProtectionEnabled === true) {
    const found = `${name} is in the trash with purge protection: nobody can purge it, and its name stays taken until ${until}`;
    return { check: CHECK, state: 'fails', found, todo: `Choose another name, or bring it back (${recover}) and import it` };
  }
  const found = `${name} is in the trash until ${until}, and keeps its name`;
  return {
    check: CHECK,
    state: 'fails',
    found,
    todo: `\`az keyvault purge --name ${name} --location ${String(location)}\`, or ${recover} and import it`,
  };
}

/** azurerm brings a deleted vault back, unless it is told not to. */
function recovers({ model }: Sight): boolean {
  const features = blocks(model.provider('azurerm').features);
  return !features.some((feature) => block(feature.key_vault).recover_soft_deleted_key_vaults === false);
}

async function logsIn(sight: Sight, workspaces: Thing[]): Promise<Finding[]> {
  if (workspaces.length === 0) return [];
  return look(CHECK, 'which Log Analytics workspaces are in the trash?', 'Microsoft.OperationalInsights/deletedWorkspaces/read', async () => {
    const deleted = await sight.azure.list(`${sight.path}/providers/Microsoft.OperationalInsights/deletedWorkspaces`, '2022-10-01');
    const ids = new Set(deleted.map(({ id }) => String(id).toLowerCase()));
    return workspaces
      .filter((workspace) => ids.has(sight.id(workspace)?.toLowerCase() ?? ''))
      .map(({ name }) => ({
        check: CHECK,
        state: 'warning',
        found: `${name} was deleted less than 14 days ago: Azure brings it back, with the logs that it had`,
        todo: `Go on if that is what you want, or \`az monitor log-analytics workspace delete --force\` first`,
      }));
  });
}

import { textOf } from '../arm/values';
import { block } from '../json';
import { Thing } from '../stack-model';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'network quotas';

/** Quotas of a region by what Azure calls them, each with the types of azurerm that count against it. */
const QUOTAS: { readonly [name: string]: readonly string[] } = {
  PublicIPAddresses: ['azurerm_public_ip'],
  StandardSkuPublicIpAddresses: ['azurerm_public_ip'],
  IPv4StandardSkuPublicIpAddresses: ['azurerm_public_ip'],
  VirtualNetworks: ['azurerm_virtual_network'],
  NetworkSecurityGroups: ['azurerm_network_security_group'],
  NatGateways: ['azurerm_nat_gateway'],
  RouteTables: ['azurerm_route_table'],
  AzureFirewalls: ['azurerm_firewall'],
  PrivateEndpoints: ['azurerm_private_endpoint'],
};

/** Whether the region's quotas have room for what the network takes, such as public addresses and firewalls, and whether it has the jump host's size. */
export const quotas: Check = {
  name: CHECK,
  run: async (sight) => {
    const counted = sight.coming.filter(({ type }) => Object.values(QUOTAS).some((types) => types.includes(type)));
    const hosts = sight.coming.filter(({ type }) => type === 'azurerm_linux_virtual_machine');
    const found = await Promise.all([
      all(sight.byRegion(counted), ([region, things]) => inRegion(region, things, sight)),
      all(sight.byRegion(hosts), ([region, things]) => sizesIn(region, things, sight)),
    ]);
    return found.flat();
  },
};

function inRegion(region: string, things: Thing[], sight: Sight): Promise<Finding[]> {
  return look(CHECK, `which quotas of the network are there in ${region}?`, 'Microsoft.Network/locations/usages/read', async () => {
    const usages = await sight.azure.list(`${sight.path}/providers/Microsoft.Network/locations/${region}/usages`, '2024-05-01');
    return usages.flatMap((usage) => {
      const name = String(block(usage.name).value);
      const [limit, used] = [Number(usage.limit), Number(usage.currentValue)];
      const wanted = things.filter(({ type }) => (QUOTAS[name] ?? []).includes(type)).length;
      if (!Number.isFinite(limit) || limit < 0 || wanted <= limit - used) return [];
      const found = `${region}: ${limit - used} of ${limit} are free in '${name}', and the stack makes ${wanted}`;
      return [{ check: CHECK, state: 'fails', found, todo: `Ask for more in the Azure portal, under Quotas, or free some` } as const];
    });
  });
}

function sizesIn(region: string, hosts: Thing[], sight: Sight): Promise<Finding[]> {
  return look(CHECK, `which sizes of virtual machines does ${region} have?`, 'Microsoft.Compute/skus/read', async () => {
    const filter = encodeURIComponent(`location eq '${region}'`);
    const skus = await sight.azure.list(`${sight.path}/providers/Microsoft.Compute/skus?$filter=${filter}`, '2021-07-01');
    return hosts.flatMap((host) => {
      const size = textOf(host.attributes.size, sight.model);
      const sku = skus.find(({ name, resourceType }) => resourceType === 'virtualMachines' && name === size);
      const closed = Array.isArray(sku?.restrictions) && sku.restrictions.some((each) => block(each).type === 'Location');
      if (size === undefined || (sku !== undefined && !closed)) return [];
      const found = `${region} has no ${size} for this subscription, which ${host.name} asks for`;
      return [
        {
          check: CHECK,
          state: 'fails',
          found,
          todo: `Choose a size that \`az vm list-skus --location ${region}\` lists without restrictions`,
        } as const,
      ];
    });
  });
}

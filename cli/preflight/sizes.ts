import { textOf } from '../arm/values';
import { Attributes, block } from '../json';
import { Thing } from '../stack-model';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'sizes and quotas';
const DEPLOYMENT = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments';
const PROVIDER = 'providers/Microsoft.MachineLearningServices/locations';
/** What Azure ML keeps free beside a deployment, for the machines of the next version. */
const RESERVE = 1.2;

/** Machines that a stack asks Azure ML for. */
interface Machines {
  readonly name: string;
  readonly size: string;
  /** How many there are from the beginning; what makes none at first still needs the quota for one. */
  readonly least: number;
  readonly most: number;
  readonly lowPriority: boolean;
}

/** Whether Azure ML has the sizes of virtual machines in the region, and the subscription the quota for them. */
export const sizes: Check = {
  name: CHECK,
  run: (sight) =>
    all(sight.byRegion(sight.coming.filter((thing) => machinesOf(thing, sight) !== undefined)), ([region, things]) =>
      look(CHECK, `which sizes and quotas are there in ${region}?`, 'Microsoft.MachineLearningServices/locations/*/read', async () => {
        const machines = things.flatMap((thing) => machinesOf(thing, sight) ?? []);
        const path = `${sight.path}/${PROVIDER}/${region}`;
        const [offered, usages] = await Promise.all([
          sight.azure.list(`${path}/vmSizes`, '2024-04-01'),
          sight.azure.list(`${path}/usages`, '2024-04-01'),
        ]);
        return inRegion(region, machines, offered, usages);
      }),
    ),
};

function machinesOf(thing: Thing, { model }: Sight): Machines | undefined {
  const { attributes, name, type } = thing;
  const body = block(attributes.body);
  const properties = block(body.properties);
  const number = (value: unknown, otherwise: number): number => Number(textOf(value, model) ?? otherwise);
  if (type === DEPLOYMENT) {
    const size = textOf(properties.instanceType, model);
    const count = Math.ceil(number(block(body.sku).capacity, 1) * RESERVE);
    return size === undefined ? undefined : { name, size, least: count, most: count, lowPriority: false };
  }
  if (type !== 'azurerm_machine_learning_compute_cluster' && type !== 'azurerm_machine_learning_compute_instance') return undefined;
  const size = textOf(attributes.vm_size ?? attributes.virtual_machine_size, model);
  const scale = block(attributes.scale_settings);
  const least = number(scale.min_node_count, type.endsWith('instance') ? 1 : 0);
  if (size === undefined) return undefined;
  return { name, size, least, most: number(scale.max_node_count, 1), lowPriority: attributes.vm_priority === 'LowPriority' };
}

function inRegion(region: string, machines: Machines[], offered: Attributes[], usages: Attributes[]): Finding[] {
  const known = new Map(offered.map((size) => [String(size.name).toLowerCase(), size]));
  const lacking = [...new Set(machines.map(({ size }) => size))].filter((size) => !known.has(size.toLowerCase()));
  const missing = lacking.map((size) => {
    const users = machines.filter((each) => each.size === size).map(({ name }) => name);
    return finding(
      'fails',
      `${region} has no ${size} for Azure ML, which ${list(users)}`,
      `Choose a size that \`az ml compute list-sizes --location ${region}\` lists`,
    );
  });
  const families = new Map<string, Machines[]>();
  for (const each of machines) {
    const family = block(known.get(each.size.toLowerCase())).family;
    if (typeof family !== 'string') continue;
    // Machines of low priority share one quota for all families.
    const quota = each.lowPriority ? 'Total Cluster LowPriority Regional vCPUs' : `${family} Cluster Dedicated vCPUs`;
    families.set(quota, [...(families.get(quota) ?? []), each]);
  }
  const cores = (size: string): number => Number(block(known.get(size.toLowerCase())).vCPUs ?? 0);
  return [...missing, ...[...families].flatMap(([quota, users]) => inQuota(region, quota, users, cores, usages))];
}

function inQuota(region: string, quota: string, users: Machines[], cores: (size: string) => number, usages: Attributes[]): Finding[] {
  const plain = (text: unknown): string => String(text).replace(/\s/g, '').toLowerCase();
  const usage = usages.find(({ name, id }) => plain(block(name).value) === plain(quota) && !String(id).includes('/workspaces/'));
  const [limit, used] = [Number(usage?.limit), Number(usage?.currentValue)];
  if (!Number.isFinite(limit) || limit < 0) return [];
  const total = (count: (each: Machines) => number): number => users.reduce((sum, each) => sum + count(each) * cores(each.size), 0);
  const [least, most] = [total((each) => Math.max(1, each.least)), total(({ most: number }) => number)];
  const family = String(block(usage?.name).value);
  const todo = `Ask for more in Azure ML studio, under Quota, or choose another size or region`;
  const free = limit - used;
  // A cluster without nodes asks for the quota of one, but shares it with others until it grows.
  const one = Math.max(...users.map((each) => cores(each.size) * Math.max(1, each.least)));
  if (free < one || free < total(({ least: number }) => number)) {
    return [
      finding(
        'fails',
        `${region}: ${free} of ${limit} vCPUs are free in '${family}', and ${list(users.map(({ name }) => name))} at least ${least}`,
        todo,
      ),
    ];
  }
  if (free >= most) return [];
  return [
    finding(
      'warning',
      `${region}: ${free} of ${limit} vCPUs are free in '${family}', and ${list(users.map(({ name }) => name))} up to ${most}`,
      todo,
    ),
  ];
}

/** `cpu asks for`, or `cpu and image-build ask for`. */
function list(names: readonly string[]): string {
  const each = [...new Set(names)];
  return `${each.join(', ')} ${each.length === 1 ? 'asks' : 'ask'} for`;
}

function finding(state: Finding['state'], found: string, todo: string): Finding {
  return { check: CHECK, state, found, todo };
}

import { AddressRange } from '../../lib/core/address-range';
import { textOf } from '../arm/values';
import { Attributes, block, blocks, texts } from '../json';
import { Thing } from '../stack-model';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'subnets';
/** Azure keeps the first four addresses of a subnet and the last one. */
const KEPT_BY_AZURE = 5;
/** A registry has one address for itself and one for its data. */
const ADDRESSES: { readonly [subresource: string]: number } = { registry: 2 };

/** What a stack puts into a subnet: what is there at once, and what may come as clusters grow. */
interface Wanted {
  readonly now: number;
  readonly later: number;
  readonly computes: boolean;
  readonly by: readonly string[];
}

/** Whether the subnets have addresses for what the stack puts into them, and are not delegated to something else. */
export const subnets: Check = {
  name: CHECK,
  run: (sight) => {
    const used = new Map<string, Thing>();
    for (const thing of sight.model.things) if (/\/subnets$/i.test(String(sight.type(thing)))) used.set(thing.address, thing);
    return all([...used.values()], (subnet) => inSubnet(subnet, sight));
  },
};

async function inSubnet(subnet: Thing, sight: Sight): Promise<Finding[]> {
  const [id, wanted] = [sight.id(subnet), wantedIn(subnet, sight)];
  if (id === undefined || wanted.by.length === 0) return [];
  return look(CHECK, `how many addresses are free in ${subnet.name}?`, 'Microsoft.Network/virtualNetworks/subnets/read', async () => {
    const there = await sight.azure.get(id, '2024-05-01');
    // One that is brought and not there is told by the check of what is brought.
    if (there === undefined && !subnet.made) return [];
    return [...room(subnet, wanted, prefixesOf(subnet, there, sight), usedIn(there)), ...delegation(subnet, wanted, there)];
  });
}

function wantedIn(subnet: Thing, { model, coming }: Sight): Wanted {
  const users = coming.filter((thing) => inIt(thing).some((value) => model.find(value)?.address === subnet.address));
  const nodes = (thing: Thing, which: string): number =>
    Number(textOf(block(thing.attributes.scale_settings)[which], model) ?? (thing.type.includes('instance') ? 1 : 0));
  const endpoints = users.filter(({ type }) => type === 'azurerm_private_endpoint');
  const computes = users.filter(({ type }) => type !== 'azurerm_private_endpoint');
  const linked = endpoints.reduce((sum, { attributes }) => {
    const [subresource = ''] = texts(block(attributes.private_service_connection).subresource_names);
    return sum + (ADDRESSES[subresource] ?? 1);
  }, 0);
  const sum = (which: string): number => computes.reduce((total, each) => total + nodes(each, which), 0);
  return {
    now: linked + sum('min_node_count'),
    later: linked + sum('max_node_count'),
    computes: computes.length > 0,
    by: users.map(({ name }) => name),
  };
}

function inIt({ attributes, type }: Thing): unknown[] {
  if (type === 'azurerm_private_endpoint') return [attributes.subnet_id];
  return type.startsWith('azurerm_machine_learning_compute_') ? [attributes.subnet_resource_id] : [];
}

function prefixesOf(subnet: Thing, there: Attributes | undefined, { model }: Sight): AddressRange[] {
  const { addressPrefix, addressPrefixes } = block(there?.properties);
  const said = there === undefined ? texts(subnet.attributes.address_prefixes) : [...texts(addressPrefixes), ...texts(addressPrefix)];
  const distinct = [...new Set(said.map((text) => textOf(text, model) ?? ''))];
  return distinct.flatMap((text) => AddressRange.parse(text) ?? []);
}

function usedIn(there: Attributes | undefined): number {
  return blocks(block(there?.properties).ipConfigurations ?? []).length;
}

function room(subnet: Thing, { now, later, by }: Wanted, prefixes: AddressRange[], used: number): Finding[] {
  if (prefixes.length === 0) return [];
  const size = prefixes.reduce((sum, range) => sum + range.size - KEPT_BY_AZURE, 0);
  const free = Math.max(0, size - used);
  const has = `${subnet.name} (${prefixes.join(', ')}) has ${free} of ${size} addresses free`;
  const todo = 'Give it a wider range, or another subnet to what comes';
  if (free < now) return [{ check: CHECK, state: 'fails', found: `${has}, and the stack takes ${now}, such as for ${String(by[0])}`, todo }];
  if (free >= later) return [];
  return [{ check: CHECK, state: 'warning', found: `${has}, and the stack takes ${later} once all clusters have grown`, todo }];
}

function delegation(subnet: Thing, { computes, by }: Wanted, there: Attributes | undefined): Finding[] {
  const to = blocks(block(there?.properties).delegations ?? []).map(({ properties }) => String(block(properties).serviceName));
  if (to.length === 0) return [];
  const found = `${subnet.name} is delegated to ${to.join(', ')}, and the stack puts ${String(by[0])} into it`;
  return [{ check: CHECK, state: computes ? 'fails' : 'warning', found, todo: 'Pass a subnet that is delegated to nothing' }];
}

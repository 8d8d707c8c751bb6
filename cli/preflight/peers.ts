import { AddressRange } from '../../lib/core/address-range';
import { textOf } from '../arm/values';
import { Attributes, block, blocks, texts } from '../json';
import { Thing } from '../stack-model';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';

const CHECK = 'address spaces';

/** A network with what it has, and which are its peers. */
interface Network {
  readonly name: string;
  readonly id: string;
  readonly ranges: readonly AddressRange[];
}

/** Whether the address spaces of virtual networks overlap with those of the peers that they get, and of those that they have. */
export const peers: Check = {
  name: CHECK,
  run: (sight) => {
    const peerings = sight.coming.filter(({ type }) => type === 'azurerm_virtual_network_peering');
    return all(peerings, (peering) =>
      look(CHECK, `which addresses have the peers of ${peering.name}?`, 'Microsoft.Network/virtualNetworks/read', () => ofPeering(peering, sight)),
    );
  },
};

async function ofPeering(peering: Thing, sight: Sight): Promise<Finding[]> {
  const { model } = sight;
  const own = await networkOf(model.find(peering.attributes.virtual_network_name), sight);
  const remote = await networkOf(model.find(peering.attributes.remote_virtual_network_id), sight);
  if (own === undefined || remote === undefined) return [];
  const others = (await peersOf(own, sight)).filter(({ id }) => id.toLowerCase() !== remote.id.toLowerCase());
  return [...between(own, remote), ...others.flatMap((other) => between(remote, other, own))];
}

/** A network as Azure has it, or else as the stack will make it. */
async function networkOf(thing: Thing | undefined, sight: Sight): Promise<Network | undefined> {
  const id = thing === undefined ? undefined : sight.id(thing);
  if (thing === undefined || id === undefined) return undefined;
  const there = await sight.azure.get(id, '2024-05-01');
  const { name } = thing;
  if (there !== undefined) return { name, id, ranges: rangesOf(block(there.properties).addressSpace) };
  const said = texts(thing.attributes.address_space).map((text) => textOf(text, sight.model) ?? '');
  return { name, id, ranges: said.flatMap((text) => AddressRange.parse(text) ?? []) };
}

/** The peers that a network has already. */
async function peersOf({ id }: Network, sight: Sight): Promise<Network[]> {
  const there = await sight.azure.get(id, '2024-05-01');
  return blocks(block(there?.properties).virtualNetworkPeerings ?? []).map(({ properties }) => {
    const { remoteVirtualNetwork, remoteVirtualNetworkAddressSpace, remoteAddressSpace } = block(properties);
    const remote = String(block(remoteVirtualNetwork).id);
    return { name: remote.split('/').slice(-1).join(''), id: remote, ranges: rangesOf(remoteVirtualNetworkAddressSpace ?? remoteAddressSpace) };
  });
}

function rangesOf(space: unknown): AddressRange[] {
  return texts(block(space as Attributes).addressPrefixes).flatMap((text) => AddressRange.parse(text) ?? []);
}

function between(one: Network, other: Network, over?: Network): Finding[] {
  const common = one.ranges.flatMap((range) => other.ranges.filter((each) => each.overlaps(range)).map((each) => [range, each] as const));
  const [first] = common;
  if (first === undefined) return [];
  const also = over === undefined ? '' : `, which is a peer of ${over.name} already`;
  const found = `${one.name} (${first[0].toString()}) overlaps with ${other.name} (${first[1].toString()})${also}`;
  return [{ check: CHECK, state: 'fails', found, todo: 'Choose an address space that no peer has' }];
}

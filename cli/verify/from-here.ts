import { isIPv6 } from 'node:net';
import { AddressRange } from '../../lib/core/address-range';
import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { Thing } from '../stack-model';
import { Here } from './here';
import { recordsOf, ZoneRecord } from './records';

const CHECK = 'from here';

/** Whether the names of the private endpoints lead into the network from where this runs, and somebody answers there. */
export function fromHere(here: Here): Check {
  return {
    name: CHECK,
    run: (sight) => all(sight.model.all('azurerm_private_endpoint'), (endpoint) => ofEndpoint(endpoint, here, sight)),
  };
}

async function ofEndpoint(endpoint: Thing, here: Here, sight: Sight): Promise<Finding[]> {
  return look(CHECK, `which names has ${endpoint.name}?`, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/read', async () => {
    const records = [...((await recordsOf(endpoint, sight))?.values() ?? [])].flat();
    // Nobody asks for a record with a star by its own name.
    return all(
      records.filter(({ fqdn }) => !fqdn.startsWith('*')),
      (record) => ofRecord(record, here),
    );
  });
}

async function ofRecord(record: ZoneRecord, here: Here): Promise<Finding[]> {
  const name = publicName(record.fqdn);
  const addresses = await here.addressesOf(name);
  if (addresses.length === 0) {
    return [finding('fails', `${name} has no address here`, `Let the DNS server of this network ask Azure (168.63.129.16) for ${zoneOf(record)}`)];
  }
  const open = addresses.filter((address) => !isPrivate(address));
  if (open.length > 0) {
    const todo = `Run this inside the network, and link ${zoneOf(record)} to it, or let its DNS server ask Azure for that zone`;
    return [finding('fails', `${name} leads to the public address ${open.join(', ')} from here`, todo)];
  }
  if (!addresses.some((address) => record.addresses.includes(address))) {
    const found = `${name} leads to ${addresses.join(', ')} from here, and its private endpoint has ${record.addresses.join(', ')}`;
    return [finding('warning', found, 'That is right where another private endpoint of this network leads to the same thing')];
  }
  if (await here.answers(name, 443)) return [];
  const found = `${name} (${addresses.join(', ')}) does not answer on port 443`;
  return [finding('fails', found, 'Look at the routes, firewalls and security groups between here and the subnet of the private endpoint')];
}

/** The name by which clients ask: without the zone's own word in it. Vaults have one more. Source: the page "Azure Private Endpoint private DNS zone values". */
export function publicName(fqdn: string): string {
  return fqdn
    .replace(/\.$/, '')
    .replace(/\.privatelink\./, '.')
    .replace(/\.vaultcore\./, '.vault.');
}

function zoneOf({ zoneId }: ZoneRecord): string {
  return zoneId.split('/').slice(-1).join('');
}

function isPrivate(address: string): boolean {
  if (isIPv6(address)) return /^f[cd]/i.test(address);
  const own = AddressRange.parse(`${address}/32`);
  return own !== undefined && AddressRange.PRIVATE.some((range) => range.contains(own));
}

function finding(state: Finding['state'], found: string, todo: string): Finding {
  return { check: CHECK, state, found, todo };
}

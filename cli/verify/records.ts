import { all, Finding, look } from '../checks/finding';
import { Check, Sight } from '../checks/sight';
import { block, blocks, texts } from '../json';
import { Thing } from '../stack-model';

const CHECK = 'DNS records';
const ACTION = 'Microsoft.Network/privateDnsZones/A/read';

/** A name that a private endpoint has in a zone. */
export interface ZoneRecord {
  readonly zoneId: string;
  readonly type: string;
  readonly name: string;
  readonly fqdn: string;
  readonly addresses: readonly string[];
}

/** Whether the zones have the names of the private endpoints, with their addresses. */
export const records: Check = {
  name: CHECK,
  run: (sight) => all(sight.model.all('azurerm_private_endpoint'), (endpoint) => ofEndpoint(endpoint, sight)),
};

/** The records that Azure keeps for a private endpoint, zone by zone; nothing for one that is not there, or whose id is only known to Terraform. */
export async function recordsOf(endpoint: Thing, sight: Sight): Promise<Map<string, ZoneRecord[]> | undefined> {
  const { azure } = sight;
  const own = sight.id(endpoint);
  if (own === undefined || (await azure.get(own, '2024-05-01')) === undefined) return undefined;
  const zones = new Map<string, ZoneRecord[]>();
  for (const group of await azure.list(`${own}/privateDnsZoneGroups`, '2024-05-01')) {
    for (const { properties } of blocks(block(group.properties).privateDnsZoneConfigs ?? [])) {
      const { privateDnsZoneId, recordSets } = block(properties);
      const zoneId = String(privateDnsZoneId);
      zones.set(
        zoneId,
        blocks(recordSets ?? []).map(({ recordType, recordSetName, fqdn, ipAddresses }) => ({
          zoneId,
          type: String(recordType),
          name: String(recordSetName),
          fqdn: String(fqdn),
          addresses: texts(ipAddresses),
        })),
      );
    }
  }
  return zones;
}

async function ofEndpoint(endpoint: Thing, sight: Sight): Promise<Finding[]> {
  return look(CHECK, `which names has ${endpoint.name}?`, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/read', async () => {
    const zones = await recordsOf(endpoint, sight);
    if (zones === undefined) return [];
    if (zones.size === 0) return withoutZones(endpoint);
    return all([...zones], ([zoneId, found]) => {
      if (found.length > 0) return all(found, (record) => ofRecord(record, sight));
      return Promise.resolve([fails(`${endpoint.name} has no name in ${last(zoneId)}`, `Apply again: ${endpoint.address}`)]);
    });
  });
}

/** Names are somebody else's task where the stack gives no zones and leaves them to nobody. */
function withoutZones({ name, address, attributes }: Thing): Finding[] {
  if (block(attributes.private_dns_zone_group).name !== undefined) {
    return [fails(`${name} is in no DNS zone, so that its target has public addresses only`, `Apply again: ${address}`)];
  }
  if (!texts(block(attributes.lifecycle).ignore_changes).includes('private_dns_zone_group')) return [];
  return [fails(`${name} is in no DNS zone: no policy has put it into one`, 'Ask who answers for the policy; it may take ten minutes')];
}

async function ofRecord({ zoneId, type, name, fqdn, addresses }: ZoneRecord, sight: Sight): Promise<Finding[]> {
  return look(CHECK, `has ${last(zoneId)} the record ${name}?`, ACTION, async () => {
    const answer = await sight.azure.get(`${zoneId}/${type}/${name}`, '2020-06-01');
    const has = blocks(block(answer?.properties).aRecords ?? []).map(({ ipv4Address }) => String(ipv4Address));
    if (answer === undefined || has.length === 0) {
      return [fails(`${fqdn} has no record, though its private endpoint is there`, `Remove the DNS zone group of the endpoint and apply again`)];
    }
    if (addresses.every((address) => has.includes(address))) return [];
    const found = `${fqdn} leads to ${has.join(', ')}, and its private endpoint has ${addresses.join(', ')}`;
    return [fails(found, `Take the record out of ${last(zoneId)}, where another endpoint has written it, and apply again`)];
  });
}

function last(id: string): string {
  return id.split('/').slice(-1).join('');
}

function fails(found: string, todo: string): Finding {
  return { check: CHECK, state: 'fails', found, todo };
}

import { AzureCloud, Subresource } from '../../lib/core/azure-cloud';
import { blocks } from '../json';
import { shortRegion } from '../arm/values';
import { Composing } from './composing';
import { Found, groupIn, Live, nameIn, propertiesOf } from './live';
import { connectionsOf, same, subnetOf } from './match';
import { memberOf } from './members';
import { Expression, props, Value } from './program';
import { zonesOf } from './reader-around';
import { idOfWord, unused } from './texts';

const ENDPOINTS = 'Microsoft.Network/privateEndpoints';
const ZONES = 'Microsoft.Network/privateDnsZones';
const STORAGE_SERVICES: { readonly [group: string]: string } = {
  queue: 'Subresource.QUEUE',
  table: 'Subresource.TABLE',
  dfs: 'Subresource.DFS',
  web: 'Subresource.WEB',
};

/** How the workspace is reached: openly, or by endpoints in a subnet, with their zones. */
export function composeLinks(composing: Composing, location: string): { readonly [name: string]: Value } {
  const { live } = composing;
  const own = endpointsTo(live, live.workspaceId);
  const isOpen = propertiesOf(live.workspace).publicNetworkAccess !== 'Disabled';
  const ofParts = partsOf(live).flatMap((part) => endpointsTo(live, part));
  // Of several, the one beside the endpoints of the parts: the others are added.
  const first = own.find((endpoint) => ofParts.some((other) => same(subnetOf(other), subnetOf(endpoint)))) ?? own[0];
  // A workspace that is closed and has no endpoint is written as open, and the difference closes it.
  if (first === undefined) return { publicNetworkAccess: true };
  const group = groupIn(first.id);
  const region = shortRegion(String(first.resource.location));
  const { storageAccount } = propertiesOf(live.workspace);
  const storage = live.isOwn(storageAccount) ? endpointsTo(live, storageAccount) : [];
  const services = storage.flatMap((endpoint) =>
    connectionsOf(endpoint).flatMap(({ groupIds }) => groupIds.flatMap((id) => STORAGE_SERVICES[id] ?? [])),
  );
  return {
    publicNetworkAccess: isOpen ? true : undefined,
    privateLink: props({
      subnet: { id: subnetOf(first) },
      dnsZones: zones(composing, [first, ...ofParts]),
      location: region === location ? undefined : region,
      resourceGroup: same(group, live.group) ? undefined : { name: group },
      applicationSecurityGroups: groupsOf(first),
      storageSubresources: services.length === 0 ? undefined : [...new Set(services)].map((service) => Expression.of(service)),
    }),
  };
}

export function endpointsTo(live: Live, target: string): Found[] {
  return live.all(ENDPOINTS).filter((endpoint) => connectionsOf(endpoint).some(({ to }) => same(to, target)));
}

/** The application security groups of an endpoint. */
export function groupsOf(endpoint: Found): Value {
  const groups = blocks(propertiesOf(endpoint).applicationSecurityGroups ?? []);
  return groups.length === 0 ? undefined : groups.map(({ id }) => ({ id: String(id) }));
}

/** The parts that are the workspace's own, and whose endpoints it makes. */
function partsOf(live: Live): string[] {
  const { storageAccount, keyVault, containerRegistry } = propertiesOf(live.workspace);
  return [storageAccount, keyVault, containerRegistry].filter((part) => live.isOwn(part));
}

/**
 * The zones in which endpoints have their names: made where they are the workspace's own and linked to the network of the endpoints, and brought otherwise. Those
 * of endpoints without any are a policy's.
 */
export function zones(composing: Composing, endpoints: readonly Found[]): Expression {
  const { live, statements, cloud } = composing;
  const ids = [...new Set(endpoints.flatMap(({ resource }) => zonesOf(resource)))];
  const environment = cloud === 'public' ? undefined : Expression.of(memberOf('AzureCloud', cloud));
  if (ids.length === 0) return Expression.call('PrivateDnsZones.managedByPolicy', ...(environment === undefined ? [] : [environment]));
  const variable = unused('zones', composing.variables);
  const [stack, id] = [Expression.of('stack'), idOfWord(variable)];
  if (areOwn(live, ids, endpoints)) {
    const options = props({ resourceGroup: Expression.of('settings.resourceGroup'), cloud: environment });
    statements.push({ variable, expression: Expression.make('PrivateDnsZones', stack, id, options) });
    linkNetworks(composing, variable, ids);
  } else {
    statements.push({ variable, expression: brought(id, ids, environment, cloud) });
  }
  return Expression.of(variable);
}

/** Whether zones lie beside the workspace, are nobody else's, and are known in the network of each endpoint. */
function areOwn(live: Live, ids: readonly string[], endpoints: readonly Found[]): boolean {
  const networks = [...new Set(endpoints.map((endpoint) => networkOf(endpoint)))];
  const known = (zone: string): boolean => networks.every((network) => linksIn(live, [zone]).some((link) => same(toNetwork(link), network)));
  return ids.every((zone) => live.isOwn(zone) && known(zone));
}

function linkNetworks({ live, statements }: Composing, variable: string, ids: readonly string[]): void {
  const taken = new Set<string>();
  for (const [network, name] of new Map(linksIn(live, ids).map((link) => [toNetwork(link), link.name]))) {
    const id = unused(nameIn(network), taken);
    statements.push({ expression: Expression.call(`${variable}.linkVirtualNetwork`, id, { id: network }, ...(name === id ? [] : [{ name }])) });
  }
}

/** Zones of a hub: of one resource group, or each by its id. */
function brought(id: string, ids: readonly string[], environment: Expression | undefined, cloud: string): Expression {
  const [stack, first = ''] = [Expression.of('stack'), ids[0]];
  const groupOf = (zone: string): string => String(zone.split(/\/providers\//i)[0]);
  const resourceGroupId = groupOf(first);
  if (ids.every((zone) => same(groupOf(zone), resourceGroupId))) {
    return Expression.call('PrivateDnsZones.fromResourceGroup', stack, id, props({ resourceGroupId, cloud: environment }));
  }
  const usual = Object.values(Subresource).flatMap((subresource) => AzureCloud.fromEnvironment(cloud).dnsZoneNames(subresource));
  const own = new Map(ids.map((zone) => [nameIn(zone), zone]));
  const all = [...new Set([...usual, ...own.keys()])].map((name) => [name, own.get(name) ?? first.replace(/[^/]+$/, name)]);
  return Expression.call(
    'PrivateDnsZones.fromZoneIds',
    stack,
    id,
    Object.fromEntries(all) as Value,
    ...(environment === undefined ? [] : [environment]),
  );
}

function linksIn(live: Live, zones: readonly string[]): Found[] {
  return live.all(`${ZONES}/virtualNetworkLinks`).filter(({ id }) => zones.some((zone) => id.toLowerCase().startsWith(`${zone.toLowerCase()}/`)));
}

function toNetwork(link: Found): string {
  const { virtualNetwork } = propertiesOf(link);
  return String((virtualNetwork as { readonly id?: unknown } | undefined)?.id);
}

function networkOf(endpoint: Found): string {
  return String(subnetOf(endpoint).split(/\/subnets\//i)[0]);
}

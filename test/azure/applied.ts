import { idOf, idOfText, typeInAzure } from '../../cli/arm/ids';
import { roleIdOf } from '../../cli/arm/role-ids';
import { textOf } from '../../cli/arm/values';
import { Attributes, block, blocks, texts } from '../../cli/json';
import { StackModel, Thing } from '../../cli/stack-model';
import { FakeAzure } from './fake-azure';
import { assign, healthyFor, SUBSCRIPTION_ID } from './healthy';

/** An Azure to which a stack was applied, and in which everything works. */
export function appliedFor(model: StackModel): FakeAzure {
  const azure = healthyFor(model);
  for (const thing of model.made) lay(azure, thing, model);
  for (const update of model.all('azapi_update_resource'))
    merge(azure, idOfText(update.attributes.resource_id, model, SUBSCRIPTION_ID), update.attributes.body);
  for (const action of model.all('azapi_resource_action')) act(azure, action, model);
  for (const endpoint of model.all('azurerm_private_endpoint')) giveNames(azure, endpoint, model);
  for (const { attributes } of model.all('azurerm_role_assignment')) {
    const scope = idOfText(attributes.scope, model, SUBSCRIPTION_ID);
    const role = roleIdOf(String(attributes.role_definition_name));
    if (scope !== undefined && role !== undefined) assign(azure, principalOf(attributes.principal_id, model), role, scope);
  }
  return azure;
}

/** The id in Azure of what has this name; updates and actions have the name of what they are about, and no id. */
export function idNamed(model: StackModel, name: string): string {
  const ids = model.made.filter((thing) => thing.name === name).flatMap((thing) => idOf(thing, model, SUBSCRIPTION_ID) ?? []);
  if (ids[0] === undefined) throw new Error(`Nothing is called ${name}`);
  return ids[0];
}

/** Who gets a role: as the program says, or as the simulated Azure calls the identity of what has a name. */
export function principalOf(value: unknown, model: StackModel): string {
  const holder = model.find(value);
  return textOf(value, model) ?? (holder?.name === '' || holder === undefined ? 'whoever deploys' : principalNamed(holder));
}

function principalNamed({ name }: Thing): string {
  return `principal-of-${name}`;
}

function lay(azure: FakeAzure, thing: Thing, model: StackModel): void {
  const [id, type] = [idOf(thing, model, SUBSCRIPTION_ID), typeInAzure(thing)];
  if (id === undefined || type === undefined) return;
  const identity =
    block(thing.attributes.identity).type === undefined ? {} : { identity: { type: 'SystemAssigned', principalId: principalNamed(thing) } };
  const properties = { provisioningState: 'Succeeded', ...propertiesOf(thing, type, model) };
  azure.put({ id, name: thing.name, type, location: 'westeurope', tags: {}, ...identity, properties });
}

function propertiesOf(thing: Thing, type: string, model: StackModel): Attributes {
  const { attributes } = thing;
  switch (type) {
    case 'Microsoft.ManagedIdentity/userAssignedIdentities':
      return { principalId: principalNamed(thing), clientId: 'client' };
    case 'Microsoft.MachineLearningServices/workspaces':
      return { managedNetwork: { isolationMode: block(attributes.managed_network).isolation_mode, status: { status: 'Active', sparkReady: true } } };
    case 'Microsoft.MachineLearningServices/workspaces/computes':
      return { properties: { state: 'Running', enableNodePublicIp: attributes.node_public_ip_enabled ?? true, errors: null } };
    case 'Microsoft.MachineLearningServices/workspaces/outboundRules':
      return { type: 'FQDN', status: 'Active', category: 'UserDefined' };
    case 'Microsoft.Network/privateEndpoints': {
      const connection = block(attributes.private_service_connection);
      const privateLinkServiceId = idOfText(connection.private_connection_resource_id, model, SUBSCRIPTION_ID);
      const state = { status: 'Approved', description: 'Auto-approved', actionsRequired: 'None' };
      return { privateLinkServiceConnections: [{ properties: { privateLinkServiceId, privateLinkServiceConnectionState: state } }] };
    }
    default:
      return thing.type.startsWith('Microsoft.') ? block(block(attributes.body).properties) : {};
  }
}

/** Merges what is sent into what is there, as azapi does. */
function merge(azure: FakeAzure, id: string | undefined, body: unknown): void {
  const there = azure.resources.get(String(id).toLowerCase());
  if (there === undefined) throw new Error(`${String(id)} is not there`);
  const { properties, ...rest } = block(body);
  azure.put({ ...there, ...rest, properties: { ...block(there.properties), ...block(properties) } });
}

function act(azure: FakeAzure, { attributes }: Thing, model: StackModel): void {
  const id = idOfText(attributes.resource_id, model, SUBSCRIPTION_ID);
  if (attributes.when === 'destroy' || id === undefined) return;
  if (attributes.action === 'updateIdleShutdownSetting') {
    const { properties } = block(azure.resources.get(id.toLowerCase())?.properties);
    merge(azure, id, { properties: { properties: { ...block(properties), ...block(attributes.body) } } });
  }
  if (attributes.method === 'PUT') azure.put({ id, ...block(attributes.body) });
  if (attributes.method === 'PATCH') merge(azure, id, attributes.body);
}

/** Puts a private endpoint into its zones: a name in each, with an address of its own. */
function giveNames(azure: FakeAzure, endpoint: Thing, model: StackModel): void {
  const id = String(idOf(endpoint, model, SUBSCRIPTION_ID));
  const zones = texts(block(endpoint.attributes.private_dns_zone_group).private_dns_zone_ids).map((zone) =>
    String(idOfText(zone, model, SUBSCRIPTION_ID)),
  );
  if (zones.length === 0 && blocks(endpoint.attributes.private_dns_zone_group ?? []).length > 0) throw new Error(`${endpoint.name} has no zone`);
  const privateDnsZoneConfigs = zones.map((privateDnsZoneId, index) => {
    const zone = String(privateDnsZoneId.split('/').pop());
    const record = { recordType: 'A', recordSetName: endpoint.name, fqdn: `${endpoint.name}.${zone}`, ipAddresses: [`10.41.0.${index + 4}`] };
    const aRecords = record.ipAddresses.map((ipv4Address) => ({ ipv4Address }));
    const recordId = `${privateDnsZoneId}/A/${endpoint.name}`;
    azure.put({
      id: recordId,
      name: endpoint.name,
      type: 'Microsoft.Network/privateDnsZones/A',
      properties: { ttl: 10, fqdn: `${record.fqdn}.`, aRecords },
    });
    return { name: zone, properties: { privateDnsZoneId, recordSets: [record] } };
  });
  if (privateDnsZoneConfigs.length === 0) return;
  azure.put({ id: `${id}/privateDnsZoneGroups/default`, name: 'default', properties: { provisioningState: 'Succeeded', privateDnsZoneConfigs } });
}

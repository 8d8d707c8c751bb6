import { Attributes, block, counted, texts } from './json';
import { kindOf } from './kinds';
import { StackModel, Thing } from './stack-model';

/** What a thing's box says in small print, instead of separate boxes and lines. */
export function wordsOn(thing: Thing, model: StackModel): string[] {
  const users = model.usersOf(thing);
  const about = (type: string, attribute: string): Thing[] =>
    users.filter((user) => user.type === type && texts(user.attributes[attribute]).some((value) => model.find(value) === thing));
  const alerts = about('azurerm_monitor_metric_alert', 'scopes');
  const connections = users.filter(({ type }) => type.endsWith('/connections'));
  return [
    ...ownWords(thing, model),
    ...outboundWords(users, model),
    ...(connections.length === 0 ? [] : [`connections: ${names(connections)}`]),
    ...subnetWords(users, model),
    ...(about('azurerm_monitor_diagnostic_setting', 'target_resource_id').length === 0 ? [] : ['sends logs']),
    ...(alerts.length === 0 ? [] : [counted(alerts.length, 'alert')]),
    ...(users.some(({ type }) => type === 'azurerm_portal_dashboard') && model.workspaces.includes(thing) ? ['dashboard'] : []),
    ...(about('azurerm_management_lock', 'scope').length === 0 ? [] : ['deletion lock']),
  ];
}

function ownWords({ attributes, type }: Thing, model: StackModel): string[] {
  const { min_node_count: least, max_node_count: most } = block(attributes.scale_settings);
  const size = attributes.vm_size ?? attributes.virtual_machine_size;
  const subnet = model.find(attributes.subnet_resource_id);
  const serverless = model.find(block(attributes.serverless_compute).subnet_id);
  const prefixes = texts(attributes.address_prefixes).map((prefix) => model.text(prefix));
  const container = model.find(attributes.storage_container_id ?? attributes.storage_fileshare_id);
  const { instanceType } = block(block(attributes.body).properties);
  return [
    ...(most === undefined ? [] : [`${model.text(least)} to ${model.text(most)} nodes`]),
    ...(size === undefined ? [] : [model.text(size)]),
    ...(type.endsWith('/onlineEndpoints/deployments')
      ? [`${model.text(block(block(attributes.body).sku).capacity)} × ${model.text(instanceType)}`]
      : []),
    ...trafficOf(attributes, model),
    ...(subnet === undefined ? [] : [`in ${subnet.name}`]),
    ...(serverless === undefined ? [] : [`serverless computes in ${serverless.name}`]),
    ...(prefixes.length === 0 ? [] : [prefixes.join(', ')]),
    ...(container === undefined ? [] : [`in ${container.name}`]),
  ];
}

/** The share of requests that a deployment answers, which the settings of its endpoint say. */
function trafficOf({ name, parent_id: parent }: Attributes, model: StackModel): string[] {
  const endpoint = model.find(parent);
  const settings = endpoint === undefined ? [] : model.usersOf(endpoint).filter(({ type }) => type === 'azapi_update_resource');
  const shares = settings.map(({ attributes }) => block(block(block(attributes.body).properties).traffic)[String(name)]);
  return shares.filter((share) => typeof share === 'number').map((share) => `${share} % of requests`);
}

/** Hosts and service tags that computes in the managed network may reach. */
function outboundWords(users: Thing[], model: StackModel): string[] {
  const reached = users.flatMap(({ attributes }) => [attributes.destination_fqdn, attributes.service_tag].flatMap((value) => texts(value)));
  return reached.length === 0
    ? []
    : [
        `may reach ${reached
          .map((value) => model.text(value))
          .sort()
          .join(', ')}`,
      ];
}

/** What guards a subnet, and by what it leaves: told by associations. */
function subnetWords(users: Thing[], model: StackModel): string[] {
  const joined = users.filter(({ type }) => type.startsWith('azurerm_subnet_') && type.endsWith('_association'));
  const found = joined.flatMap((association) => model.references(association, 'depends_on').filter(({ type }) => type !== 'azurerm_subnet'));
  // Several subnets leave by one gateway: its name tells that it is the same.
  const word = (other: Thing): string => {
    const { title } = kindOf(other, model);
    return other.type === 'azurerm_nat_gateway' ? `${title} ${other.name}` : title;
  };
  return [...new Set(found.map((other) => word(other)))].sort();
}

function names(things: Thing[]): string {
  return things.map(({ name }) => name).join(', ');
}

import { regionOf, textOf } from '../arm/values';
import { block, blocks } from '../json';
import { StackModel, Thing } from '../stack-model';

/** What is paid for a thing as long as it is there. */
export interface Charge {
  readonly name: string;
  /** What it is, in words. */
  readonly what: string;
  /** `global` for what has none. */
  readonly region: string;
  /** The region of the stack, whose prices count for what has none of its own. */
  readonly near: string;
  readonly quantity: number;
  readonly meter: Meter;
}

/** What the price list calls it: a meter of a service, which may have had several names, or the size of a virtual machine. */
export type Meter = { readonly service: string; readonly names: readonly string[] } | { readonly size: string; readonly lowPriority: boolean };

type Charging = (thing: Thing, model: StackModel) => readonly { readonly what: string; readonly quantity?: number; readonly meter: Meter }[];

function meter(service: string, ...names: string[]): Meter {
  return { service, names };
}

function machines(what: string, size: unknown, quantity: number, model: StackModel, lowPriority = false): ReturnType<Charging> {
  const text = textOf(size, model);
  return text === undefined || quantity === 0 ? [] : [{ what, quantity, meter: { size: canonicalSize(text), lowPriority } }];
}

const DEPLOYMENT = 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments';
const ENDPOINT = meter('Virtual Network', 'Standard Private Endpoint');

/** What the library makes that costs something though nobody uses it, by its type. */
const CHARGES: { readonly [type: string]: Charging } = {
  azurerm_private_endpoint: () => [{ what: 'private endpoint', meter: ENDPOINT }],
  azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: () => [
    { what: 'private endpoint of a managed network', meter: ENDPOINT },
  ],
  azurerm_public_ip: ({ attributes }, model) => [
    { what: 'public address', meter: meter('Virtual Network', `${textOf(attributes.sku, model) ?? 'Standard'} IPv4 Static Public IP`) },
  ],
  azurerm_nat_gateway: () => [{ what: 'NAT gateway', meter: meter('NAT Gateway', 'Standard Gateway') }],
  azurerm_firewall: ({ attributes }, model) => {
    const tier = textOf(attributes.sku_tier, model) ?? 'Standard';
    return [{ what: `${tier} firewall`, meter: meter('Azure Firewall', `${tier} Deployment`) }];
  },
  azurerm_bastion_host: ({ attributes }, model) => {
    const sku = textOf(attributes.sku, model) ?? 'Basic';
    return sku === 'Developer' ? [] : [{ what: `${sku} Bastion host`, meter: meter('Azure Bastion', `${sku} Gateway`) }];
  },
  azurerm_virtual_network_gateway: ({ attributes }, model) => {
    const sku = textOf(attributes.sku, model) ?? '';
    return [{ what: `${sku} gateway`, meter: meter('VPN Gateway', sku, `${sku} Gateway`) }];
  },
  azurerm_private_dns_zone: () => [{ what: 'private DNS zone', meter: meter('Azure DNS', 'Private Zone', 'Private Zones') }],
  azurerm_container_registry: ({ attributes }, model) => {
    const sku = textOf(attributes.sku, model) ?? 'Basic';
    const replicas = blocks(attributes.georeplications ?? []).length;
    return [
      { what: `${sku} registry`, meter: meter('Container Registry', `${sku} Registry Unit`) },
      ...(replicas === 0
        ? []
        : [{ what: 'replica of a registry', quantity: replicas, meter: meter('Container Registry', 'Premium Registry Replication Unit') }]),
    ];
  },
  azurerm_monitor_metric_alert: () => [
    { what: 'metric alert', meter: meter('Azure Monitor', 'Alerts Metric Monitored', 'Alerts Metrics Monitored') },
  ],
  azurerm_eventhub_namespace: ({ attributes }, model) => {
    const sku = textOf(attributes.sku, model) ?? 'Standard';
    const quantity = Number(textOf(attributes.capacity, model) ?? 1);
    return [{ what: `${sku} throughput unit`, quantity, meter: meter('Event Hubs', `${sku} Throughput Unit`) }];
  },
  azurerm_log_analytics_workspace: ({ attributes }, model) => {
    const size = textOf(attributes.reservation_capacity_in_gb_per_day, model);
    if (size === undefined) return [];
    return [{ what: `capacity of ${size} GB a day`, meter: meter('Azure Monitor', `${size} GB Commitment Tier Capacity Reservation`) }];
  },
  azurerm_linux_virtual_machine: ({ attributes }, model) => machines('virtual machine', attributes.size, 1, model),
  azurerm_machine_learning_compute_instance: (thing, model) =>
    stopsByItself(thing, model) ? [] : machines('compute instance that nobody stops', thing.attributes.virtual_machine_size, 1, model),
  azurerm_machine_learning_compute_cluster: ({ attributes }, model) => {
    const least = Number(textOf(block(attributes.scale_settings).min_node_count, model) ?? 0);
    return machines('node that a cluster keeps', attributes.vm_size, least, model, attributes.vm_priority === 'LowPriority');
  },
  [DEPLOYMENT]: ({ attributes }, model) => {
    const body = block(attributes.body);
    const instances = Number(textOf(block(body.sku).capacity, model) ?? 1);
    return machines('instance of a deployment', block(body.properties).instanceType, instances, model);
  },
};

/** What of a stack is charged though nobody uses it. */
export function chargesOf(model: StackModel): Charge[] {
  const near = model.made.flatMap((thing) => regionOf(thing, model) ?? []).find((region) => region !== 'global') ?? 'global';
  return [...model.made.flatMap((thing) => chargesFor(thing, model)), ...managedFirewalls(model)].map((charge) => ({ ...charge, near }));
}

function chargesFor(thing: Thing, model: StackModel): Omit<Charge, 'near'>[] {
  const region = regionOf(thing, model) ?? regionAround(thing, model);
  const of = CHARGES[thing.type];
  return of === undefined ? [] : of(thing, model).map((charge) => ({ quantity: 1, ...charge, name: thing.name, region }));
}

/** What has no region of its own, is where the workspace or the endpoint is that it belongs to. */
function regionAround(thing: Thing, model: StackModel): string {
  const parents = ['machine_learning_workspace_id', 'workspace_id', 'parent_id'].flatMap(
    (attribute) => model.find(thing.attributes[attribute]) ?? [],
  );
  return parents[0] === undefined ? 'global' : (regionOf(parents[0], model) ?? 'global');
}

/** The first rule for a host adds a firewall to a managed network. Source: the page "Workspace managed virtual network isolation". */
function managedFirewalls(model: StackModel): Omit<Charge, 'near'>[] {
  const rules = model.all('azurerm_machine_learning_workspace_network_outbound_rule_fqdn');
  return model.workspaces
    .filter((workspace) => rules.some(({ attributes }) => model.find(attributes.workspace_id)?.address === workspace.address))
    .map((workspace) => {
      const updates = model
        .all('azapi_update_resource')
        .filter(({ attributes }) => model.find(attributes.resource_id)?.address === workspace.address);
      const said = updates.map(({ attributes }) => block(block(block(attributes.body).properties).managedNetwork).firewallSku);
      const tier = said.includes('Basic') ? 'Basic' : 'Standard';
      const region = regionOf(workspace, model) ?? 'global';
      return {
        name: workspace.name,
        what: `${tier} firewall of a managed network`,
        region,
        quantity: 1,
        meter: meter('Azure Firewall', `${tier} Deployment`),
      };
    });
}

function stopsByItself(instance: Thing, model: StackModel): boolean {
  return model
    .all('azapi_resource_action')
    .some(({ attributes }) => attributes.action === 'updateIdleShutdownSetting' && model.find(attributes.resource_id)?.address === instance.address);
}

/** `STANDARD_NC4AS_T4_V3` as the price list writes it: `Standard_NC4as_T4_v3`. */
export function canonicalSize(size: string): string {
  const [, family, count, features, accelerator = '', version = ''] =
    /^standard_([a-z]+)(\d+(?:-\d+)?)([a-z]*)(_(?!v\d+$)\w+?)?(_v\d+)?$/i.exec(size) ?? [];
  if (family === undefined) return size;
  return `Standard_${family.toUpperCase()}${String(count)}${String(features).toLowerCase()}${accelerator.toUpperCase()}${version.toLowerCase()}`;
}

/** What is charged by how much it is used, and so not counted, by the types that say that it is there. */
const BY_USE: readonly (readonly [type: RegExp, words: string])[] = [
  [/^azurerm_storage_account$/, 'storage and its operations'],
  [/^azurerm_key_vault$/, 'operations of key vaults, and keys in hardware'],
  [/^azurerm_(log_analytics_workspace|application_insights)$/, 'logs and telemetry'],
  [/^azurerm_container_registry$/, 'images beyond what a registry includes'],
  [/^azurerm_machine_learning_compute_cluster$/, 'nodes of clusters while they run'],
  [/^azurerm_machine_learning_compute_instance$/, 'disks of compute instances, and instances that stop by themselves while they run'],
  [
    /^azurerm_(private_endpoint|nat_gateway|firewall|virtual_network_peering|virtual_network_gateway)$/,
    'traffic through endpoints, gateways, firewalls and peerings',
  ],
  [/^azurerm_(machine_learning_workspace|ai_foundry)$/, 'serverless jobs, and private endpoints that a managed network makes by itself'],
  [/^azurerm_private_dns_zone$/, 'DNS queries'],
  [/^azurerm_linux_virtual_machine$/, 'disks of virtual machines'],
  [/batchEndpoints\/deployments$/, 'jobs of batch endpoints'],
];

export function byUse(model: StackModel): string[] {
  return BY_USE.filter(([type]) => model.made.some((thing) => type.test(thing.type))).map(([, words]) => words);
}

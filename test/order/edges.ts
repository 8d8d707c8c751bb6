/** An order that no reference draws, by kinds of resources as `kindOf` tells them, and why the library writes it all the same. */
export interface Edge {
  readonly later: readonly string[];
  readonly earlier: readonly string[];
  readonly why: string;
}

const WORKSPACE = ['machine_learning_workspace', 'ai_foundry'];
const COMPUTES = [
  'machine_learning_compute_cluster',
  'machine_learning_compute_instance',
  'machine_learning_inference_cluster',
  'machine_learning_synapse_spark',
  'workspaces/computes',
];
const NODES = ['machine_learning_compute_cluster', 'machine_learning_compute_instance'];
const RULE = 'machine_learning_workspace_network_outbound_rule';
const RULES = [`${RULE}_fqdn`, `${RULE}_private_endpoint`, `${RULE}_service_tag`, 'workspaces/outboundRules'];
const ENDPOINTS = ['workspaces/onlineEndpoints', 'workspaces/batchEndpoints'];
const GUARD = 'subnet_network_security_group_association';
const SERVICES = ['firewall', 'bastion_host', 'virtual_network_gateway'];

/**
 * Every order that the library writes with `depends_on`, but for those of locks, which have a rule of their own, and for those that users ask for with
 * `usableAfter`. The tests hold the stacks and the catalogue to it, both ways.
 */
export const EDGES: readonly Edge[] = [
  // What encrypts
  {
    later: ['key_vault_key', 'storage_account', 'container_registry', ...WORKSPACE],
    earlier: ['time_sleep'],
    why: 'a vault may refuse for minutes whoever has just been granted a role, and Azure tries the key while it makes what it encrypts',
  },
  { later: ['storage_account'], earlier: ['role_assignment'], why: 'the same, where the role comes from the program, with no wait' },
  {
    later: ['storage_account', 'container_registry'],
    earlier: ['action vaults/keys'],
    why: 'they name the key, whose name is known before there is a key',
  },
  // The workspace
  { later: WORKSPACE, earlier: ['role_assignment'], why: "Azure looks at the identity's access to each part while it makes the workspace" },
  {
    later: WORKSPACE,
    earlier: ['private_endpoint'],
    why: 'what Azure sets up in closed parts goes through their endpoints where the identity or a compute is in the network',
  },
  {
    later: ['machine_learning_workspace'],
    earlier: ['private_endpoint_application_security_group_association'],
    why: 'an endpoint may be reached only when the security rules know it by its groups',
  },
  {
    later: ['machine_learning_workspace'],
    earlier: [GUARD, 'virtual_network_peering', 'subnet_nat_gateway_association', 'nat_gateway_public_ip_association'],
    why: 'serverless computes go into the subnet, which must be guarded by then, have its way out and not be changed any more',
  },
  { later: ['update workspaces'], earlier: ['update workspaces'], why: 'Azure changes a workspace once at a time' },
  // What is in the workspace
  {
    later: [...NODES, ...RULES, 'workspaces/onlineEndpoints'],
    earlier: ['update workspaces', 'action workspaces'],
    why: 'Azure changes a workspace once at a time, and makes nothing in it meanwhile',
  },
  {
    later: ['action workspaces', 'private_endpoint', 'machine_learning_datastore_blobstorage'],
    earlier: ['update workspaces', 'action workspaces'],
    why: 'Azure changes a workspace once at a time; azurerm gives up on an endpoint to what is being changed',
  },
  {
    later: [...NODES, ...RULES.slice(0, 3), 'ai_foundry_project', 'workspaces/onlineEndpoints', 'machine_learning_datastore_blobstorage'],
    earlier: ['private_endpoint'],
    why: 'nodes without public addresses reach the workspace only by its endpoint, and an endpoint that is being made is a change of the workspace',
  },
  {
    later: [...COMPUTES, ...RULES, ...ENDPOINTS, 'ai_foundry_project', 'action workspaces', 'workspaces/schedules'],
    earlier: ['role_assignment'],
    why: 'Azure makes, starts and approves these as the identity, and looks at its roles when it does',
  },
  {
    later: ['machine_learning_compute_cluster'],
    earlier: [
      ...[GUARD, 'subnet_route_table_association', 'route', 'virtual_network_peering'],
      ...['subnet_nat_gateway_association', 'nat_gateway_public_ip_association'],
    ],
    why: 'nodes start in a subnet that is guarded, and fail where they find no way out',
  },
  { later: NODES, earlier: RULES, why: 'the first compute makes the managed network, with the rules that there are' },
  { later: ['machine_learning_compute_cluster'], earlier: ['action workspaces'], why: 'the network is made once: before the first compute would' },
  { later: RULES, earlier: RULES.slice(0, 3), why: 'Azure changes a managed network once at a time' },
  { later: ['action workspaces'], earlier: [`${RULE}_fqdn`, 'workspaces/outboundRules'], why: 'the network is made with the rules that there are' },
  {
    later: [...NODES, `${RULE}_private_endpoint`, 'workspaces/outboundRules', 'action workspaces'],
    earlier: ['time_sleep'],
    why: "what makes private endpoints in a managed network finds the identity's right to approve them only once Azure has spread it",
  },
  // Serving
  {
    later: ['update workspaces/onlineEndpoints', 'update workspaces/batchEndpoints'],
    earlier: ['workspaces/onlineEndpoints/deployments', 'workspaces/batchEndpoints/deployments'],
    why: 'requests go only to deployments that are ready',
  },
  {
    later: ['action workspaces/onlineEndpoints', 'action workspaces/batchEndpoints'],
    earlier: [
      ...['workspaces/onlineEndpoints/deployments', 'workspaces/batchEndpoints/deployments'],
      ...['update workspaces/onlineEndpoints', 'update workspaces/batchEndpoints'],
    ],
    why: 'on destroy it comes first: Azure deletes no deployment that gets requests',
  },
  // Data
  {
    later: ['storage_container'],
    earlier: ['private_endpoint'],
    why: 'a storage account refuses a second operation while an endpoint to it is being made',
  },
  // Private endpoints
  {
    later: ['private_endpoint'],
    earlier: ['private_dns_zone_virtual_network_link'],
    why: 'what uses the endpoint finds it by its name only where the zone is linked',
  },
  {
    later: ['private_endpoint'],
    earlier: [GUARD, 'virtual_network_peering'],
    why: 'Azure refuses an endpoint in a network that is being changed; and the subnet is guarded first',
  },
  { later: ['private_endpoint'], earlier: ['private_endpoint'], why: 'Azure refuses an endpoint while it makes another to the same resource' },
  {
    later: ['private_endpoint'],
    earlier: ['monitor_private_link_scoped_service'],
    why: 'Azure writes the addresses of the members that there are when it makes the endpoint',
  },
  {
    later: ['monitor_private_link_scoped_service'],
    earlier: ['monitor_private_link_scoped_service'],
    why: 'Azure refuses a member while it still takes another one',
  },
  {
    later: ['private_endpoint_application_security_group_association'],
    earlier: ['private_endpoint_application_security_group_association'],
    why: 'each is a change of the endpoint, which Azure makes once at a time',
  },
  // Networks
  { later: [GUARD], earlier: ['network_security_rule'], why: 'a group guards a subnet only when it has its rules' },
  {
    later: ['subnet_route_table_association', 'subnet_nat_gateway_association', 'network_interface'],
    earlier: [GUARD],
    why: 'Azure changes a subnet once at a time, and nothing is in it before it is guarded',
  },
  {
    later: ['subnet_nat_gateway_association'],
    earlier: ['nat_gateway_public_ip_association'],
    why: 'a subnet that is given a gateway without an address has no way out',
  },
  {
    later: SERVICES,
    earlier: ['subnet', GUARD, 'subnet_route_table_association'],
    why: 'Azure changes no network in which it makes one of these',
  },
  { later: SERVICES.slice(1), earlier: ['virtual_network_dns_servers'], why: 'the same; and a gateway tells its clients the servers that there are' },
  { later: ['firewall'], earlier: ['firewall_policy_rule_collection_group'], why: 'a policy takes no change while Azure makes a firewall with it' },
  {
    later: ['linux_virtual_machine'],
    earlier: ['route', 'subnet_route_table_association', 'virtual_network_dns_servers'],
    why: 'it looks for updates and names as soon as it starts',
  },
  { later: ['route'], earlier: ['subnet_route_table_association'], why: 'the table is put on the subnet before the network is peered' },
  { later: ['route'], earlier: ['virtual_network_peering'], why: 'before the peering, the firewall is not reached, and everything would be lost' },
  {
    later: ['virtual_network_peering'],
    earlier: [
      ...['subnet', GUARD, 'subnet_route_table_association', 'route', 'virtual_network_dns_servers'],
      ...['subnet_nat_gateway_association', 'nat_gateway_public_ip_association'],
    ],
    why: 'Azure refuses to peer a network that is being changed',
  },
  {
    later: ['virtual_network_peering'],
    earlier: SERVICES,
    why: 'a peering offers the gateway that there is, and Azure changes no network in which it makes one of these',
  },
  { later: ['virtual_network_peering'], earlier: ['virtual_network_peering'], why: "a network uses the hub's gateway only when the hub offers it" },
  // Subscriptions
  {
    later: ['security_center_subscription_pricing'],
    earlier: ['security_center_subscription_pricing'],
    why: 'Azure changes one plan of a subscription at a time',
  },
];

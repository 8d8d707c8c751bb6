import { PARENTS } from '../core/parents';

/** A resource's configuration, as Terraform will read it. */
export type Attributes = { readonly [name: string]: unknown };

/**
 * What lies in a resource group and under nothing else; what is taken away by a change rather than a deletion, which a lock lets through; and what is not in
 * Azure at all.
 */
const ALONE = new Set([
  ...(
    'ai_foundry ai_foundry_project application_insights application_security_group bastion_host container_registry eventhub_namespace ' +
    'firewall firewall_policy key_vault linux_virtual_machine log_analytics_workspace machine_learning_workspace management_lock ' +
    'monitor_action_group monitor_autoscale_setting monitor_metric_alert monitor_private_link_scope nat_gateway ' +
    'nat_gateway_public_ip_association network_interface network_security_group portal_dashboard private_dns_zone private_endpoint ' +
    'private_endpoint_application_security_group_association public_ip resource_group route_table security_center_subscription_pricing ' +
    'storage_account subnet_nat_gateway_association subnet_network_security_group_association subnet_route_table_association ' +
    'user_assigned_identity virtual_network virtual_network_dns_servers virtual_network_gateway'
  )
    .split(' ')
    .map((name) => `azurerm_${name}`),
  ...'azapi_data_plane_resource azapi_resource_action azapi_update_resource terraform_data time_sleep time_static time_rotating'.split(' '),
]);

/** The same for any type; undefined where nothing is known of it. */
export function parentsOf(type: string): readonly string[] | undefined {
  return PARENTS[type] ?? (ALONE.has(type) ? [] : undefined);
}

/** The parts to which Azure makes private endpoints in the managed network of a workspace, which go with the workspace. */
const PARTS = ['storage_account_id', 'key_vault_id', 'container_registry_id'];

/**
 * By which attributes a resource that lies elsewhere says where its deletion deletes something too: a private endpoint its connection at what it leads to,
 * which Azure refuses under a lock with `ScopeLocked`, and its records in the zones.
 */
export function reachOf(type: string, { managed_network: network, when, method }: Attributes): readonly string[] {
  switch (type) {
    case 'azurerm_private_endpoint':
      return ['private_connection_resource_id', 'private_dns_zone_ids'];
    case 'azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint':
      return ['service_resource_id'];
    case 'azapi_resource':
      return ['serviceResourceId'];
    case 'azapi_resource_action':
      return when === 'destroy' || method === 'DELETE' ? ['resource_id'] : [];
    case 'azurerm_machine_learning_workspace':
    case 'azurerm_ai_foundry':
      return network === undefined || JSON.stringify(network).includes('"Disabled"') ? [] : PARTS;
    default:
      return [];
  }
}

/** How the id of a resource is put together from its attributes. */
export type Place =
  /** In a resource group: the attributes with the names of its parents and its own. */
  | { readonly kind: 'group'; readonly names: readonly string[] }
  /** Below another resource, whose id an attribute has: the path from there, and the attribute with its name. */
  | { readonly kind: 'below'; readonly parent: string; readonly path: string; readonly name: string }
  /** In the subscription, outside of any resource group. */
  | { readonly kind: 'subscription' };

/** A type of the azurerm provider as Azure Resource Manager knows it. */
export interface ArmType {
  readonly azurerm: string;
  readonly arm: string;
  /** The version of the API by which it is read. */
  readonly version: string;
  readonly place: Place;
}

const ML = 'Microsoft.MachineLearningServices/workspaces';
const ML_VERSION = '2024-04-01';
const NETWORK_VERSION = '2024-05-01';

function inGroup(azurerm: string, arm: string, version: string, ...parents: string[]): ArmType {
  return { azurerm, arm, version, place: { kind: 'group', names: [...parents, 'name'] } };
}

function network(azurerm: string, type: string, ...parents: string[]): ArmType {
  return inGroup(azurerm, `Microsoft.Network/${type}`, NETWORK_VERSION, ...parents);
}

function below(azurerm: string, arm: string, version: string, parent: string, path: string, name = 'name'): ArmType {
  return { azurerm, arm, version, place: { kind: 'below', parent, path, name } };
}

function inWorkspace(azurerm: string, type: string, parent = 'machine_learning_workspace_id', path = type): ArmType {
  return below(azurerm, `${ML}/${type}`, ML_VERSION, parent, path);
}

/** The one table of what azurerm makes and what Azure calls it, for the types that the library makes. What it makes with azapi has Azure's type already. */
export const ARM_TYPES: readonly ArmType[] = [
  {
    azurerm: 'azurerm_resource_group',
    arm: 'Microsoft.Resources/subscriptions/resourceGroups',
    version: '2021-04-01',
    place: { kind: 'subscription' },
  },
  inGroup('azurerm_machine_learning_workspace', ML, ML_VERSION),
  inGroup('azurerm_ai_foundry', ML, ML_VERSION),
  // A project stands beside its hub, in the same resource group.
  below('azurerm_ai_foundry_project', ML, ML_VERSION, 'ai_services_hub_id', '..'),
  inWorkspace('azurerm_machine_learning_compute_cluster', 'computes'),
  inWorkspace('azurerm_machine_learning_compute_instance', 'computes'),
  inWorkspace('azurerm_machine_learning_inference_cluster', 'computes'),
  inWorkspace('azurerm_machine_learning_synapse_spark', 'computes'),
  inWorkspace('azurerm_machine_learning_datastore_blobstorage', 'datastores', 'workspace_id'),
  inWorkspace('azurerm_machine_learning_datastore_datalake_gen2', 'datastores', 'workspace_id'),
  inWorkspace('azurerm_machine_learning_datastore_fileshare', 'datastores', 'workspace_id'),
  inWorkspace('azurerm_machine_learning_workspace_network_outbound_rule_fqdn', 'outboundRules', 'workspace_id'),
  inWorkspace('azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint', 'outboundRules', 'workspace_id'),
  inWorkspace('azurerm_machine_learning_workspace_network_outbound_rule_service_tag', 'outboundRules', 'workspace_id'),
  inGroup('azurerm_storage_account', 'Microsoft.Storage/storageAccounts', '2023-01-01'),
  below(
    'azurerm_storage_container',
    'Microsoft.Storage/storageAccounts/blobServices/containers',
    '2023-01-01',
    'storage_account_id',
    'blobServices/default/containers',
  ),
  below(
    'azurerm_storage_share',
    'Microsoft.Storage/storageAccounts/fileServices/shares',
    '2023-01-01',
    'storage_account_id',
    'fileServices/default/shares',
  ),
  inGroup('azurerm_key_vault', 'Microsoft.KeyVault/vaults', '2023-07-01'),
  below('azurerm_key_vault_key', 'Microsoft.KeyVault/vaults/keys', '2023-07-01', 'key_vault_id', 'keys'),
  inGroup('azurerm_container_registry', 'Microsoft.ContainerRegistry/registries', '2023-07-01'),
  inGroup('azurerm_user_assigned_identity', 'Microsoft.ManagedIdentity/userAssignedIdentities', '2023-01-31'),
  inGroup('azurerm_application_insights', 'Microsoft.Insights/components', '2020-02-02'),
  inGroup('azurerm_log_analytics_workspace', 'Microsoft.OperationalInsights/workspaces', '2022-10-01'),
  inGroup('azurerm_monitor_action_group', 'Microsoft.Insights/actionGroups', '2023-01-01'),
  inGroup('azurerm_monitor_autoscale_setting', 'Microsoft.Insights/autoscaleSettings', '2022-10-01'),
  inGroup('azurerm_monitor_metric_alert', 'Microsoft.Insights/metricAlerts', '2018-03-01'),
  inGroup('azurerm_monitor_private_link_scope', 'Microsoft.Insights/privateLinkScopes', '2021-07-01-preview'),
  inGroup('azurerm_monitor_private_link_scoped_service', 'Microsoft.Insights/privateLinkScopes/scopedResources', '2021-07-01-preview', 'scope_name'),
  below(
    'azurerm_monitor_diagnostic_setting',
    'Microsoft.Insights/diagnosticSettings',
    '2021-05-01-preview',
    'target_resource_id',
    'providers/Microsoft.Insights/diagnosticSettings',
  ),
  inGroup('azurerm_portal_dashboard', 'Microsoft.Portal/dashboards', '2020-09-01-preview'),
  inGroup('azurerm_eventhub_namespace', 'Microsoft.EventHub/namespaces', '2024-01-01'),
  network('azurerm_virtual_network', 'virtualNetworks'),
  network('azurerm_subnet', 'virtualNetworks/subnets', 'virtual_network_name'),
  network('azurerm_virtual_network_peering', 'virtualNetworks/virtualNetworkPeerings', 'virtual_network_name'),
  network('azurerm_private_endpoint', 'privateEndpoints'),
  inGroup('azurerm_private_dns_zone', 'Microsoft.Network/privateDnsZones', '2020-06-01'),
  inGroup(
    'azurerm_private_dns_zone_virtual_network_link',
    'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
    '2020-06-01',
    'private_dns_zone_name',
  ),
  network('azurerm_network_security_group', 'networkSecurityGroups'),
  network('azurerm_network_security_rule', 'networkSecurityGroups/securityRules', 'network_security_group_name'),
  network('azurerm_application_security_group', 'applicationSecurityGroups'),
  network('azurerm_route_table', 'routeTables'),
  network('azurerm_route', 'routeTables/routes', 'route_table_name'),
  network('azurerm_nat_gateway', 'natGateways'),
  network('azurerm_public_ip', 'publicIPAddresses'),
  network('azurerm_firewall', 'azureFirewalls'),
  network('azurerm_firewall_policy', 'firewallPolicies'),
  network('azurerm_bastion_host', 'bastionHosts'),
  network('azurerm_virtual_network_gateway', 'virtualNetworkGateways'),
  network('azurerm_network_interface', 'networkInterfaces'),
  inGroup('azurerm_linux_virtual_machine', 'Microsoft.Compute/virtualMachines', '2024-03-01'),
  below('azurerm_management_lock', 'Microsoft.Authorization/locks', '2020-05-01', 'scope', 'providers/Microsoft.Authorization/locks'),
];

const BY_AZURERM = new Map(ARM_TYPES.map((type) => [type.azurerm, type]));

/** What Azure calls a type of azurerm; nothing for what the table does not have, and for what is no resource of its own, such as an association. */
export function armTypeOf(azurerm: string): ArmType | undefined {
  return BY_AZURERM.get(azurerm);
}

/** The types of azurerm that may stand for a type of Azure, which writes it in any case. */
export function azurermTypesOf(arm: string): string[] {
  return ARM_TYPES.filter((type) => type.arm.toLowerCase() === arm.toLowerCase()).map(({ azurerm }) => azurerm);
}

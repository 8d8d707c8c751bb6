/** An action that making something asks for on another thing, which an attribute of it names. */
export interface LinkedAction {
  /** The attributes, each with its block before it where it has one, such as `private_service_connection.private_connection_resource_id`. */
  readonly attribute: string;
  /** With `{type}` in the place of the other thing's type. */
  readonly action: string;
}

interface TypeActions {
  /** What making it takes on itself and its parts, besides to read, write and delete it. */
  readonly own?: readonly string[];
  readonly linked?: readonly LinkedAction[];
}

const JOIN_SUBNET = 'Microsoft.Network/virtualNetworks/subnets/join/action';
const USE_IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';
const IDENTITY: LinkedAction = { attribute: 'identity.identity_ids', action: USE_IDENTITY };
const COMPUTE: readonly LinkedAction[] = [{ attribute: 'subnet_resource_id', action: JOIN_SUBNET }, IDENTITY];

/** To read, write and delete a type. */
export function crud(type: string): string[] {
  return ['read', 'write', 'delete'].map((verb) => `${type}/${verb}`);
}

/**
 * What azurerm asks Azure for beyond reading, writing and deleting a type. Sources: Microsoft's pages "Azure permissions" for each resource provider, "Manage
 * access to Azure Machine Learning workspaces", "Permissions needed to create private endpoints" and "Diagnostic settings in Azure Monitor".
 */
const BY_TYPE: { readonly [azurerm: string]: TypeActions } = {
  azurerm_machine_learning_workspace: {
    own: [
      'Microsoft.MachineLearningServices/workspaces/listKeys/action',
      'Microsoft.MachineLearningServices/workspaces/privateEndpointConnections/read',
      'Microsoft.MachineLearningServices/workspaces/outboundRules/read',
    ],
    linked: [
      IDENTITY,
      { attribute: 'primary_user_assigned_identity', action: USE_IDENTITY },
      { attribute: 'serverless_compute.subnet_id', action: JOIN_SUBNET },
      { attribute: 'storage_account_id', action: 'Microsoft.Storage/storageAccounts/read' },
      { attribute: 'key_vault_id', action: 'Microsoft.KeyVault/vaults/read' },
      { attribute: 'container_registry_id', action: 'Microsoft.ContainerRegistry/registries/read' },
      { attribute: 'application_insights_id', action: 'Microsoft.Insights/components/read' },
    ],
  },
  azurerm_ai_foundry: {
    own: ['Microsoft.MachineLearningServices/workspaces/hubs/join/action'],
    linked: [IDENTITY, { attribute: 'primary_user_assigned_identity', action: USE_IDENTITY }],
  },
  azurerm_ai_foundry_project: {
    linked: [{ attribute: 'ai_services_hub_id', action: 'Microsoft.MachineLearningServices/workspaces/hubs/join/action' }, IDENTITY],
  },
  azurerm_machine_learning_compute_cluster: { linked: COMPUTE },
  azurerm_machine_learning_compute_instance: { linked: COMPUTE },
  azurerm_storage_account: {
    own: [
      ...['blobServices', 'fileServices'].flatMap((part) => ['read', 'write'].map((verb) => `Microsoft.Storage/storageAccounts/${part}/${verb}`)),
      'Microsoft.Storage/storageAccounts/listKeys/action',
    ],
    linked: [IDENTITY],
  },
  azurerm_key_vault: { own: ['Microsoft.KeyVault/vaults/accessPolicies/write'] },
  azurerm_container_registry: { own: ['Microsoft.ContainerRegistry/registries/replications/read'], linked: [IDENTITY] },
  azurerm_log_analytics_workspace: { own: ['Microsoft.OperationalInsights/workspaces/sharedKeys/action'] },
  azurerm_application_insights: {
    own: ['Microsoft.Insights/components/currentBillingFeatures/read', 'Microsoft.Insights/components/currentBillingFeatures/write'],
    linked: [{ attribute: 'workspace_id', action: 'Microsoft.OperationalInsights/workspaces/read' }],
  },
  azurerm_monitor_diagnostic_setting: {
    linked: [{ attribute: 'log_analytics_workspace_id', action: 'Microsoft.OperationalInsights/workspaces/sharedKeys/action' }],
  },
  azurerm_monitor_private_link_scope: { own: ['Microsoft.Insights/privateLinkScopeOperationStatuses/read'] },
  azurerm_private_endpoint: {
    own: crud('Microsoft.Network/privateEndpoints/privateDnsZoneGroups'),
    linked: [
      { attribute: 'subnet_id', action: JOIN_SUBNET },
      { attribute: 'private_dns_zone_group.private_dns_zone_ids', action: 'Microsoft.Network/privateDnsZones/join/action' },
      { attribute: 'private_dns_zone_group.private_dns_zone_ids', action: 'Microsoft.Network/privateDnsZones/A/read' },
      { attribute: 'private_service_connection.private_connection_resource_id', action: '{type}/privateEndpointConnectionsApproval/action' },
    ],
  },
  azurerm_private_dns_zone: { own: ['Microsoft.Network/privateDnsZones/SOA/read'] },
  azurerm_private_dns_zone_virtual_network_link: {
    linked: [{ attribute: 'virtual_network_id', action: 'Microsoft.Network/virtualNetworks/join/action' }],
  },
  azurerm_virtual_network_peering: {
    linked: [{ attribute: 'remote_virtual_network_id', action: 'Microsoft.Network/virtualNetworks/peer/action' }],
  },
  azurerm_subnet_network_security_group_association: {
    linked: [
      { attribute: 'network_security_group_id', action: 'Microsoft.Network/networkSecurityGroups/join/action' },
      { attribute: 'subnet_id', action: 'Microsoft.Network/virtualNetworks/subnets/write' },
    ],
  },
  azurerm_subnet_nat_gateway_association: { linked: [{ attribute: 'nat_gateway_id', action: 'Microsoft.Network/natGateways/join/action' }] },
  azurerm_subnet_route_table_association: { linked: [{ attribute: 'route_table_id', action: 'Microsoft.Network/routeTables/join/action' }] },
  azurerm_nat_gateway_public_ip_association: {
    linked: [{ attribute: 'public_ip_address_id', action: 'Microsoft.Network/publicIPAddresses/join/action' }],
  },
  azurerm_monitor_metric_alert: { linked: [{ attribute: 'action.action_group_id', action: 'Microsoft.Insights/actionGroups/read' }] },
};

export function actionsOf(azurerm: string): Required<TypeActions> {
  const { own = [], linked = [] } = BY_TYPE[azurerm] ?? {};
  return { own, linked };
}

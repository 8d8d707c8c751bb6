import { Field, NOT, SWITCH, words } from './fields';
import { IDENTITY, PLACED } from './fields-parts';

const PROPERTIES = 'properties';
const KEY = `${PROPERTIES}.encryption.keyVaultProperties`;
/** azurerm and Azure write the ways to the default datastores with another first letter. */
const ACCESS = words({
  accessKey: 'AccessKey',
  identity: 'Identity',
  accesskey: 'AccessKey',
  Accesskey: 'AccessKey',
  userDelegationSAS: 'UserDelegationSAS',
});

/** What workspaces of all kinds have, and azurerm calls the same. */
const ANY: readonly Field[] = [
  ...PLACED,
  ...IDENTITY,
  { azurerm: 'friendly_name', arm: `${PROPERTIES}.friendlyName` },
  { azurerm: 'description', arm: `${PROPERTIES}.description` },
  { azurerm: 'primary_user_assigned_identity', arm: `${PROPERTIES}.primaryUserAssignedIdentity` },
];

const WITH_PARTS: readonly Field[] = [
  ...ANY,
  { azurerm: 'workspace_id', arm: `${PROPERTIES}.workspaceId`, told: true },
  { azurerm: 'discovery_url', arm: `${PROPERTIES}.discoveryUrl`, told: true },
  { azurerm: 'storage_account_id', arm: `${PROPERTIES}.storageAccount` },
  { azurerm: 'key_vault_id', arm: `${PROPERTIES}.keyVault` },
  { azurerm: 'container_registry_id', arm: `${PROPERTIES}.containerRegistry` },
  { azurerm: 'application_insights_id', arm: `${PROPERTIES}.applicationInsights` },
  { azurerm: 'encryption.key_vault_id', arm: `${KEY}.keyVaultArmId` },
  { azurerm: 'encryption.key_id', arm: `${KEY}.keyIdentifier` },
  { azurerm: 'encryption.user_assigned_identity_id', arm: `${PROPERTIES}.encryption.identity.userAssignedIdentity` },
  { azurerm: 'managed_network.isolation_mode', arm: `${PROPERTIES}.managedNetwork.isolationMode`, computed: true },
];

const WORKSPACE: readonly Field[] = [
  ...WITH_PARTS,
  { azurerm: 'kind', arm: 'kind', otherwise: 'Default' },
  { azurerm: 'public_network_access_enabled', arm: `${PROPERTIES}.publicNetworkAccess`, as: SWITCH, otherwise: true },
  { azurerm: 'high_business_impact', arm: `${PROPERTIES}.hbiWorkspace`, otherwise: false },
  { azurerm: 'image_build_compute_name', arm: `${PROPERTIES}.imageBuildCompute` },
  { azurerm: 'service_side_encryption_enabled', arm: `${PROPERTIES}.enableServiceSideCMKEncryption`, otherwise: false },
  { azurerm: 'v1_legacy_mode_enabled', arm: `${PROPERTIES}.v1LegacyMode`, otherwise: false },
  { azurerm: 'storage_account_access_type', arm: `${PROPERTIES}.systemDatastoresAuthMode`, as: ACCESS, computed: true },
  { azurerm: 'managed_network.provision_on_creation_enabled', arm: `${PROPERTIES}.provisionNetworkNow`, computed: true },
  { azurerm: 'serverless_compute.subnet_id', arm: `${PROPERTIES}.serverlessComputeSettings.serverlessComputeCustomSubnet` },
  { azurerm: 'serverless_compute.public_ip_enabled', arm: `${PROPERTIES}.serverlessComputeSettings.serverlessComputeNoPublicIP`, as: NOT },
  { azurerm: 'feature_store.computer_spark_runtime_version', arm: `${PROPERTIES}.featureStoreSettings.computeRuntime.sparkRuntimeVersion` },
  { azurerm: 'feature_store.offline_connection_name', arm: `${PROPERTIES}.featureStoreSettings.offlineStoreConnectionName` },
  { azurerm: 'feature_store.online_connection_name', arm: `${PROPERTIES}.featureStoreSettings.onlineStoreConnectionName` },
];

const HUB: readonly Field[] = [
  ...WITH_PARTS,
  { azurerm: 'public_network_access', arm: `${PROPERTIES}.publicNetworkAccess`, otherwise: 'Enabled' },
  { azurerm: 'high_business_impact_enabled', arm: `${PROPERTIES}.hbiWorkspace`, otherwise: false },
];

const PROJECT: readonly Field[] = [
  ...ANY,
  { azurerm: 'ai_services_hub_id', arm: `${PROPERTIES}.hubResourceId` },
  { azurerm: 'high_business_impact_enabled', arm: `${PROPERTIES}.hbiWorkspace`, otherwise: false },
];

/** Workspaces of all kinds. */
export const WORKSPACE_FIELDS: { readonly [azurerm: string]: readonly Field[] } = {
  azurerm_machine_learning_workspace: WORKSPACE,
  azurerm_ai_foundry: HUB,
  azurerm_ai_foundry_project: PROJECT,
};

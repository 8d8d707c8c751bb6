import { Attributes, block, blocks } from '../json';
import { Codec, COMMAS, each, Field, half, IDENTITY_TYPE, KEYS, LOCATION, NOT, SMALL_SWITCH, SWITCH } from './fields';

/** The services of a storage account, which Azure has as resources of their own. */
export const BLOB_SERVICE = 'blobServices/default';

export const TAGS: Field = { azurerm: 'tags', arm: 'tags' };
export const IDENTITY: readonly Field[] = [
  { azurerm: 'identity.type', arm: 'identity.type', as: IDENTITY_TYPE },
  { azurerm: 'identity.identity_ids', arm: 'identity.userAssignedIdentities', as: KEYS },
  { azurerm: 'identity.principal_id', arm: 'identity.principalId', told: true },
  { azurerm: 'identity.tenant_id', arm: 'identity.tenantId', told: true },
];
export const PLACED: readonly Field[] = [{ azurerm: 'location', arm: 'location', as: LOCATION }, TAGS];

/** Azure has days, and whether they count. */
const DAYS: Codec = {
  read: (arm) => (block(arm).enabled === true ? block(arm).days : undefined),
  write: (value) => ({ enabled: true, days: value }),
};
/** Accounts from before there was a choice say nothing of it. */
const TLS: Codec = { read: (arm) => (typeof arm === 'string' ? arm : 'TLS1_0'), write: (value) => value };
const RULES = 'properties.networkAcls';

const STORAGE: readonly Field[] = [
  ...PLACED,
  ...IDENTITY,
  { azurerm: 'account_kind', arm: 'kind', otherwise: 'StorageV2' },
  { azurerm: 'account_tier', arm: 'sku.name', as: half(0) },
  { azurerm: 'account_replication_type', arm: 'sku.name', as: half(1) },
  { azurerm: 'access_tier', arm: 'properties.accessTier', computed: true },
  { azurerm: 'min_tls_version', arm: 'properties.minimumTlsVersion', as: TLS, otherwise: 'TLS1_2' },
  { azurerm: 'https_traffic_only_enabled', arm: 'properties.supportsHttpsTrafficOnly', otherwise: true },
  { azurerm: 'allow_nested_items_to_be_public', arm: 'properties.allowBlobPublicAccess', otherwise: true },
  { azurerm: 'cross_tenant_replication_enabled', arm: 'properties.allowCrossTenantReplication', otherwise: false },
  { azurerm: 'local_user_enabled', arm: 'properties.isLocalUserEnabled', otherwise: true },
  { azurerm: 'shared_access_key_enabled', arm: 'properties.allowSharedKeyAccess', otherwise: true },
  { azurerm: 'default_to_oauth_authentication', arm: 'properties.defaultToOAuthAuthentication', otherwise: false },
  { azurerm: 'infrastructure_encryption_enabled', arm: 'properties.encryption.requireInfrastructureEncryption', otherwise: false },
  { azurerm: 'queue_encryption_key_type', arm: 'properties.encryption.services.queue.keyType', otherwise: 'Service' },
  { azurerm: 'table_encryption_key_type', arm: 'properties.encryption.services.table.keyType', otherwise: 'Service' },
  { azurerm: 'is_hns_enabled', arm: 'properties.isHnsEnabled', otherwise: false },
  { azurerm: 'sftp_enabled', arm: 'properties.isSftpEnabled', otherwise: false },
  { azurerm: 'nfsv3_enabled', arm: 'properties.isNfsV3Enabled', otherwise: false },
  { azurerm: 'public_network_access_enabled', arm: 'properties.publicNetworkAccess', as: SWITCH, otherwise: true },
  { azurerm: 'network_rules.default_action', arm: `${RULES}.defaultAction`, computed: true },
  { azurerm: 'network_rules.bypass', arm: `${RULES}.bypass`, as: COMMAS, computed: true },
  { azurerm: 'network_rules.ip_rules', arm: `${RULES}.ipRules`, as: each('value', { action: 'Allow' }), computed: true },
  { azurerm: 'network_rules.virtual_network_subnet_ids', arm: `${RULES}.virtualNetworkRules`, as: each('id', { action: 'Allow' }), computed: true },
  { azurerm: 'sas_policy.expiration_period', arm: 'properties.sasPolicy.sasExpirationPeriod' },
  { azurerm: 'sas_policy.expiration_action', arm: 'properties.sasPolicy.expirationAction' },
  { azurerm: 'customer_managed_key.key_vault_key_id', arm: 'properties.encryption', as: keyOfStorage() },
  { azurerm: 'customer_managed_key.user_assigned_identity_id', arm: 'properties.encryption.identity.userAssignedIdentity' },
  { azurerm: 'blob_properties.delete_retention_policy.days', arm: `${BLOB_SERVICE}#properties.deleteRetentionPolicy`, as: DAYS },
  { azurerm: 'blob_properties.container_delete_retention_policy.days', arm: `${BLOB_SERVICE}#properties.containerDeleteRetentionPolicy`, as: DAYS },
  { azurerm: 'blob_properties.versioning_enabled', arm: `${BLOB_SERVICE}#properties.isVersioningEnabled`, otherwise: false },
  { azurerm: 'blob_properties.change_feed_enabled', arm: `${BLOB_SERVICE}#properties.changeFeed.enabled`, otherwise: false },
  {
    azurerm: 'blob_properties.last_access_time_enabled',
    arm: `${BLOB_SERVICE}#properties.lastAccessTimeTrackingPolicy.enable`,
    otherwise: false,
  },
];

/** Azure has the parts of the key's address, and two keys besides it in the same object. */
function keyOfStorage(): Codec {
  return {
    read: (arm) => {
      const { keyvaulturi: vault, keyname: name } = block(block(arm).keyvaultproperties);
      return typeof vault === 'string' && typeof name === 'string' ? `${vault.replace(/\/$/, '')}/keys/${name}` : undefined;
    },
    write: (value, before) => {
      const [vault = '', name = ''] = String(value).split('/keys/');
      return { ...block(before), keySource: 'Microsoft.Keyvault', keyvaultproperties: { keyvaulturi: vault, keyname: name.split('/')[0] } };
    },
  };
}

const VAULT: readonly Field[] = [
  ...PLACED,
  { azurerm: 'tenant_id', arm: 'properties.tenantId' },
  { azurerm: 'sku_name', arm: 'properties.sku.name' },
  { azurerm: 'vault_uri', arm: 'properties.vaultUri', told: true },
  { azurerm: 'rbac_authorization_enabled', arm: 'properties.enableRbacAuthorization', otherwise: false },
  { azurerm: 'purge_protection_enabled', arm: 'properties.enablePurgeProtection', otherwise: false },
  { azurerm: 'soft_delete_retention_days', arm: 'properties.softDeleteRetentionInDays', otherwise: 90 },
  { azurerm: 'enabled_for_deployment', arm: 'properties.enabledForDeployment', otherwise: false },
  { azurerm: 'enabled_for_disk_encryption', arm: 'properties.enabledForDiskEncryption', otherwise: false },
  { azurerm: 'enabled_for_template_deployment', arm: 'properties.enabledForTemplateDeployment', otherwise: false },
  { azurerm: 'public_network_access_enabled', arm: 'properties.publicNetworkAccess', as: SWITCH, otherwise: true },
  { azurerm: 'network_acls.default_action', arm: `${RULES}.defaultAction`, computed: true },
  { azurerm: 'network_acls.bypass', arm: `${RULES}.bypass`, computed: true },
  { azurerm: 'network_acls.ip_rules', arm: `${RULES}.ipRules`, as: each('value') },
  { azurerm: 'network_acls.virtual_network_subnet_ids', arm: `${RULES}.virtualNetworkRules`, as: each('id') },
];

/** azurerm has a list of rules with the range under another name, and none at all for a registry below Premium. */
const REGISTRY_RULES: Codec = {
  read: (arm) => {
    const { defaultAction, ipRules } = block(arm);
    if (defaultAction === undefined) return undefined;
    const ipRule = blocks(ipRules ?? []).map(({ action, value }) => ({ action, ip_range: value }));
    return [{ default_action: defaultAction, ip_rule: ipRule }];
  },
  write: (value) => {
    const { default_action: defaultAction, ip_rule: ipRule } = block(value);
    return { defaultAction, ipRules: blocks(ipRule ?? []).map(({ action, ip_range: range }) => ({ action, value: range })) };
  },
};

const REPLICAS: Codec = {
  read: (arm) =>
    Array.isArray(arm) && arm.length > 0
      ? blocks(arm).map(({ location, properties }) => ({
          location: LOCATION.read(location),
          zone_redundancy_enabled: SWITCH.read(block(properties).zoneRedundancy) ?? false,
        }))
      : undefined,
  write: (value) =>
    blocks(value).map(({ location, zone_redundancy_enabled: zones }: Attributes) => ({
      location,
      properties: { zoneRedundancy: SWITCH.write(zones, undefined) },
    })),
};

/** What keeps untagged manifests is off at 0 days. */
const RETENTION: Codec = {
  read: (arm) => (block(arm).status === undefined ? undefined : block(arm).status === 'enabled' ? block(arm).days : 0),
  write: (value) => ({ days: value, status: Number(value) > 0 ? 'enabled' : 'disabled' }),
};

const REGISTRY: readonly Field[] = [
  ...PLACED,
  ...IDENTITY,
  { azurerm: 'sku', arm: 'sku.name' },
  { azurerm: 'login_server', arm: 'properties.loginServer', told: true },
  { azurerm: 'admin_enabled', arm: 'properties.adminUserEnabled', otherwise: false },
  { azurerm: 'anonymous_pull_enabled', arm: 'properties.anonymousPullEnabled', otherwise: false },
  { azurerm: 'public_network_access_enabled', arm: 'properties.publicNetworkAccess', as: SWITCH, otherwise: true },
  { azurerm: 'network_rule_set', arm: 'properties.networkRuleSet', as: REGISTRY_RULES, computed: true },
  { azurerm: 'network_rule_bypass_option', arm: 'properties.networkRuleBypassOptions', otherwise: 'AzureServices' },
  { azurerm: 'export_policy_enabled', arm: 'properties.policies.exportPolicy.status', as: SMALL_SWITCH, otherwise: true },
  { azurerm: 'retention_policy_in_days', arm: 'properties.policies.retentionPolicy', as: RETENTION, otherwise: 0 },
  { azurerm: 'quarantine_policy_enabled', arm: 'properties.policies.quarantinePolicy.status', as: SMALL_SWITCH, otherwise: false },
  { azurerm: 'trust_policy_enabled', arm: 'properties.policies.trustPolicy.status', as: SMALL_SWITCH, otherwise: false },
  { azurerm: 'data_endpoint_enabled', arm: 'properties.dataEndpointEnabled', otherwise: false },
  { azurerm: 'zone_redundancy_enabled', arm: 'properties.zoneRedundancy', as: SWITCH, otherwise: false },
  { azurerm: 'role_assignment_mode', arm: 'properties.roleAssignmentMode', otherwise: 'LegacyRegistryPermissions' },
  { azurerm: 'georeplications', arm: 'replications', as: REPLICAS },
  { azurerm: 'encryption.key_vault_key_id', arm: 'properties.encryption.keyVaultProperties.keyIdentifier' },
  { azurerm: 'encryption.identity_client_id', arm: 'properties.encryption.keyVaultProperties.identity' },
];

const INSIGHTS: readonly Field[] = [
  ...PLACED,
  { azurerm: 'application_type', arm: 'properties.Application_Type' },
  { azurerm: 'workspace_id', arm: 'properties.WorkspaceResourceId' },
  { azurerm: 'retention_in_days', arm: 'properties.RetentionInDays', otherwise: 90 },
  { azurerm: 'internet_ingestion_enabled', arm: 'properties.publicNetworkAccessForIngestion', as: SWITCH, otherwise: true },
  { azurerm: 'internet_query_enabled', arm: 'properties.publicNetworkAccessForQuery', as: SWITCH, otherwise: true },
  { azurerm: 'local_authentication_disabled', arm: 'properties.DisableLocalAuth', otherwise: false },
  { azurerm: 'disable_ip_masking', arm: 'properties.DisableIpMasking', otherwise: false },
  { azurerm: 'sampling_percentage', arm: 'properties.SamplingPercentage', otherwise: 100 },
];

const LOG_ANALYTICS: readonly Field[] = [
  ...PLACED,
  { azurerm: 'sku', arm: 'properties.sku.name', otherwise: 'PerGB2018' },
  { azurerm: 'retention_in_days', arm: 'properties.retentionInDays', computed: true },
  { azurerm: 'daily_quota_gb', arm: 'properties.workspaceCapping.dailyQuotaGb', otherwise: -1 },
  { azurerm: 'internet_ingestion_enabled', arm: 'properties.publicNetworkAccessForIngestion', as: SWITCH, otherwise: true },
  { azurerm: 'internet_query_enabled', arm: 'properties.publicNetworkAccessForQuery', as: SWITCH, otherwise: true },
  { azurerm: 'local_authentication_enabled', arm: 'properties.features.disableLocalAuth', as: NOT, computed: true },
  {
    azurerm: 'allow_resource_only_permissions',
    arm: 'properties.features.enableLogAccessUsingOnlyResourcePermissions',
    otherwise: true,
  },
];

const USER_ASSIGNED_IDENTITY: readonly Field[] = [
  ...PLACED,
  { azurerm: 'principal_id', arm: 'properties.principalId', told: true },
  { azurerm: 'client_id', arm: 'properties.clientId', told: true },
  { azurerm: 'tenant_id', arm: 'properties.tenantId', told: true },
];

/** What a workspace stands on. */
export const PART_FIELDS: { readonly [azurerm: string]: readonly Field[] } = {
  azurerm_storage_account: STORAGE,
  azurerm_key_vault: VAULT,
  azurerm_container_registry: REGISTRY,
  azurerm_application_insights: INSIGHTS,
  azurerm_log_analytics_workspace: LOG_ANALYTICS,
  azurerm_user_assigned_identity: USER_ASSIGNED_IDENTITY,
};

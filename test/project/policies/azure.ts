// Microsoft's Azure Policy definitions (the first eight digits of the id) and the rules of PSRule for Azure, as attributes of azurerm decide them.
import { differs, equals, given, linked, Made, Rule } from './configuration';

const WORKSPACE = 'machine_learning_workspace';
const CLUSTER = 'machine_learning_compute_cluster';
const INSTANCE = 'machine_learning_compute_instance';
const GEO = ['GRS', 'RAGRS', 'GZRS', 'RAGZRS'];
const MEMBERS = ['network_rules.default_action', 'network_acls.default_action'];

/** A diagnostic setting on the resource itself, with logs. */
function logged(of: string): Rule {
  return {
    of,
    wants: (made, within) =>
      within
        .all('monitor_diagnostic_setting')
        .some((setting) => setting.at('target_resource_id') === `\${${made.address}.id}` && setting.blocks('enabled_log').length > 0),
  };
}

function both(of: string, ...paths: string[]): Rule {
  return { of, wants: (made) => paths.every((path) => made.at(path) === false) };
}

const denied = (made: Made): boolean => MEMBERS.some((path) => made.at(path) === 'Deny');
const idle: Rule = {
  of: INSTANCE,
  wants: (made, within) =>
    within.all('azapi_resource_action').some((action) => action.refersTo(made) && action.at('body.idleTimeBeforeShutdown') !== undefined),
};
const controlPlaneKey: Rule['wants'] = (made) => made.at('body.properties.kty') !== undefined;
const key = (wants: (made: Made) => boolean): Rule => ({
  of: 'azapi_resource_action',
  wants: (made, within) => !controlPlaneKey(made, within) || wants(made),
});

export const AZURE: { readonly [rule: string]: Rule } = {
  '438c38d2': equals(WORKSPACE, 'public_network_access_enabled', false),
  '45e05259': linked(WORKSPACE, 'private_endpoint'),
  ba769a63: given(WORKSPACE, 'encryption.key_id'),
  '7f40cee6': given(WORKSPACE, 'encryption.key_id'),
  '5f0c7d88': given(WORKSPACE, 'primary_user_assigned_identity'),
  '6ddb1705': equals(WORKSPACE, 'managed_network.isolation_mode', 'AllowOnlyApprovedOutbound'),
  afe0c3be: logged(WORKSPACE),
  f59276f0: logged(WORKSPACE),
  ee40564d: {
    of: 'private_endpoint',
    wants: (made, within) =>
      !within.all(WORKSPACE).some((workspace) => made.refersTo(workspace)) ||
      (made.at('private_dns_zone_group.private_dns_zone_ids') as unknown[]).length === 2,
  },
  e413671a: equals(WORKSPACE, 'v1_legacy_mode_enabled', true),
  e96a9a5f: { of: CLUSTER, wants: (made, within) => [made, ...within.all(INSTANCE)].every((compute) => compute.at('local_auth_enabled') === false) },
  '7804b5c7': given(CLUSTER, 'subnet_resource_id'),
  '679ddf89': idle,

  '404c3081': equals('storage_account', 'https_traffic_only_enabled', true),
  '4fa4b6c0': equals('storage_account', 'allow_nested_items_to_be_public', false),
  b2982f36: equals('storage_account', 'public_network_access_enabled', false),
  '34c877ad': { of: 'storage_account', wants: denied },
  '2a1a9cdf': { of: 'storage_account', wants: (made) => denied(made) && (made.at('network_rules.ip_rules') as unknown[]).length === 0 },
  '6edd7eda': linked('storage_account', 'private_endpoint'),
  '6fac406b': given('storage_account', 'customer_managed_key'),
  f0e5abd0: equals('storage_account', 'queue_encryption_key_type', 'Account'),
  '7c322315': equals('storage_account', 'table_encryption_key_type', 'Account'),
  '8c6a50c6': equals('storage_account', 'shared_access_key_enabled', false),
  fe83a0eb: equals('storage_account', 'min_tls_version', 'TLS1_2'),
  '4733ea7b': equals('storage_account', 'infrastructure_encryption_enabled', true),
  bf045164: { of: 'storage_account', wants: (made) => GEO.includes(String(made.at('account_replication_type'))) },
  '92a89a79': equals('storage_account', 'cross_tenant_replication_enabled', false),
  bc1b984e: given('storage_account', 'sas_policy.expiration_period'),
  '7aa1c9d5': equals('storage_account', 'sas_policy.expiration_action', 'Block'),
  c9d007d0: { of: 'storage_account', wants: (made) => ((made.at('network_rules.bypass') ?? []) as string[]).includes('AzureServices') },
  c36a325b: equals('storage_account', 'blob_properties.versioning_enabled', true),
  '7809fda1': { of: 'storage_account', wants: (made) => made.at('network_rules.private_link_access') === undefined },

  '405c5871': equals('key_vault', 'public_network_access_enabled', false),
  '55615ac9': { of: 'key_vault', wants: (made) => denied(made) || made.at('public_network_access_enabled') === false },
  a6abeaec: linked('key_vault', 'private_endpoint'),
  '12d4fa5e': equals('key_vault', 'rbac_authorization_enabled', true),
  '0b60c0b2': equals('key_vault', 'purge_protection_enabled', true),
  '1e66c121': given('key_vault', 'soft_delete_retention_days'),
  cf820ca0: logged('key_vault'),
  '152b15f7': key((made) => made.includes('expiryTime')),
  d8cf8476: key((made) => made.includes('"timeAfterCreate":"P30D"')),
  '49a22571': key((made) => made.includes('expiryTime')),
  '587c79fe': key((made) => String(made.at('body.properties.kty')).endsWith('-HSM')),
  '82067dbb': key((made) => made.at('body.properties.keySize') === 4096),
  '98728c90': given('key_vault_secret', 'expiration_date'),
  '75262d3e': given('key_vault_secret', 'content_type'),

  '0fdf0491': equals('container_registry', 'public_network_access_enabled', false),
  d0793b48: equals('container_registry', 'public_network_access_enabled', false),
  e8eef0a8: linked('container_registry', 'private_endpoint'),
  bd560fc0: equals('container_registry', 'sku', 'Premium'),
  '5b9159ae': given('container_registry', 'encryption'),
  dc921057: equals('container_registry', 'admin_enabled', false),
  '9f2dea28': equals('container_registry', 'anonymous_pull_enabled', false),
  '42781ec6': equals('container_registry', 'azuread_authentication_as_arm_policy_enabled', false),
  '524b0254': equals('container_registry', 'export_policy_enabled', false),
  '9d2b0a20': equals('container_registry', 'zone_redundancy_enabled', true),

  '199d5677': equals('application_insights', 'local_authentication_disabled', true),
  '1bc02227': both('application_insights', 'internet_ingestion_enabled', 'internet_query_enabled'),
  d550e854: given('application_insights', 'workspace_id'),
  '0c4bd2e8': equals('application_insights', 'force_customer_storage_for_profiler', true),
  e15effd4: equals('log_analytics_workspace', 'local_authentication_enabled', false),
  '6c53d030': both('log_analytics_workspace', 'internet_ingestion_enabled', 'internet_query_enabled'),
  fa298e57: equals('log_analytics_workspace', 'cmk_for_query_forced', true),

  e71308d3: linked('subnet', 'subnet_network_security_group_association'),
  '7bca8353': equals('subnet', 'default_outbound_access_enabled', false),
  a451c1ef: { of: 'role_definition', wants: () => false },

  'AZR-000403': idle,
  'AZR-000404': {
    of: CLUSTER,
    wants: (made, within) => [made, ...within.all(INSTANCE)].every((compute) => compute.at('local_auth_enabled') === false),
  },
  'AZR-000405': given(CLUSTER, 'subnet_resource_id'),
  'AZR-000406': differs(WORKSPACE, 'public_network_access_enabled', true),
  'AZR-000407': {
    of: WORKSPACE,
    wants: (made) => made.at('identity.type') === 'UserAssigned' && made.at('primary_user_assigned_identity') !== undefined,
  },
};

// Microsoft's Azure Policy definitions (the first eight digits of the id) and the rules of PSRule for Azure, as attributes of azurerm decide them.
import { denying, differs, equals, given, logged, Made, Rule } from '../../../lib/governance/policy-rule';
import { POLICY_RULES } from '../../../lib/governance/policy-rules';

const WORKSPACE = 'machine_learning_workspace';
const CLUSTER = 'machine_learning_compute_cluster';
const GEO = ['GRS', 'RAGRS', 'GZRS', 'RAGZRS'];
const controlPlaneKey: Rule['wants'] = (made) => made.at('body.properties.kty') !== undefined;
const key = (wants: (made: Made) => boolean): Rule => ({
  of: 'azapi_resource_action',
  wants: (made, within) => !controlPlaneKey(made, within) || wants(made),
});

export const AZURE: { readonly [rule: string]: Rule } = {
  ...POLICY_RULES,

  '7f40cee6': given(WORKSPACE, 'encryption.key_id'),
  f59276f0: logged(WORKSPACE),
  ee40564d: {
    of: 'private_endpoint',
    wants: (made, within) =>
      !within.all(WORKSPACE).some((workspace) => made.refersTo(workspace)) ||
      (made.at('private_dns_zone_group.private_dns_zone_ids') as unknown[]).length === 2,
  },
  e413671a: equals(WORKSPACE, 'v1_legacy_mode_enabled', true),

  '2a1a9cdf': {
    of: 'storage_account',
    wants: (made, within) => denying('storage_account').wants(made, within) && (made.at('network_rules.ip_rules') as unknown[]).length === 0,
  },
  f0e5abd0: equals('storage_account', 'queue_encryption_key_type', 'Account'),
  '7c322315': equals('storage_account', 'table_encryption_key_type', 'Account'),
  bf045164: { of: 'storage_account', wants: (made) => GEO.includes(String(made.at('account_replication_type'))) },
  bc1b984e: given('storage_account', 'sas_policy.expiration_period'),
  '7aa1c9d5': equals('storage_account', 'sas_policy.expiration_action', 'Block'),
  c9d007d0: { of: 'storage_account', wants: (made) => ((made.at('network_rules.bypass') ?? []) as string[]).includes('AzureServices') },
  c36a325b: equals('storage_account', 'blob_properties.versioning_enabled', true),
  '7809fda1': { of: 'storage_account', wants: (made) => made.at('network_rules.private_link_access') === undefined },

  '1e66c121': given('key_vault', 'soft_delete_retention_days'),
  '152b15f7': key((made) => made.includes('expiryTime')),
  d8cf8476: key((made) => made.includes('"timeAfterCreate":"P30D"')),
  '49a22571': key((made) => made.includes('expiryTime')),
  '587c79fe': key((made) => String(made.at('body.properties.kty')).endsWith('-HSM')),
  '82067dbb': key((made) => made.at('body.properties.keySize') === 4096),
  '98728c90': given('key_vault_secret', 'expiration_date'),
  '75262d3e': given('key_vault_secret', 'content_type'),

  bd560fc0: equals('container_registry', 'sku', 'Premium'),
  '42781ec6': equals('container_registry', 'azuread_authentication_as_arm_policy_enabled', false),
  '9d2b0a20': equals('container_registry', 'zone_redundancy_enabled', true),

  d550e854: given('application_insights', 'workspace_id'),
  '0c4bd2e8': equals('application_insights', 'force_customer_storage_for_profiler', true),
  e15effd4: equals('log_analytics_workspace', 'local_authentication_enabled', false),
  fa298e57: equals('log_analytics_workspace', 'cmk_for_query_forced', true),

  a451c1ef: { of: 'role_definition', wants: () => false },

  'AZR-000403': POLICY_RULES['679ddf89'],
  'AZR-000404': POLICY_RULES.e96a9a5f,
  'AZR-000405': given(CLUSTER, 'subnet_resource_id'),
  'AZR-000406': differs(WORKSPACE, 'public_network_access_enabled', true),
  'AZR-000407': {
    of: WORKSPACE,
    wants: (made) => made.at('identity.type') === 'UserAssigned' && made.at('primary_user_assigned_identity') !== undefined,
  },
};

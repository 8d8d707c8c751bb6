// checkov's rules for what the stacks make, as its registries of version 3.3.13 have them: what each looks at, and nothing more.
import { Configuration, differs, equals, given, linked, Made, Rule } from './configuration';

const WORKSPACE = 'machine_learning_workspace';
const CLUSTER = 'machine_learning_compute_cluster';
const GEO = ['GRS', 'RAGRS', 'GZRS', 'RAGZRS'];
const INTERNET = ['*', '0.0.0.0', '0.0.0.0/0', '/0', 'internet', 'any', '<nw>/0'];

/** Whether a rule of a network security group lets the internet in to a port. */
function letsIn(rule: { readonly [key: string]: unknown }, protocols: string[], port?: number): boolean {
  const text = (key: string): string => String(rule[key]).toLowerCase();
  if (text('access') !== 'allow' || text('direction') !== 'inbound' || !protocols.includes(text('protocol'))) return false;
  const sources = [rule.source_address_prefix, ...((rule.source_address_prefixes as unknown[] | undefined) ?? [])];
  if (!sources.some((source) => INTERNET.includes(String(source).toLowerCase()))) return false;
  const ports = [rule.destination_port_range, ...((rule.destination_port_ranges as unknown[] | undefined) ?? [])].map(String);
  return port === undefined || ports.some((range) => covers(range, port));
}

function covers(range: string, port: number): boolean {
  if (range === '*') return true;
  const [first = NaN, last = first] = range.split('-').map(Number);
  return first <= port && port <= last;
}

/** A rule on what is written in a security group, and on rules of their own: both types are looked at together. */
function closedTo(protocols: string[], port?: number): Rule {
  const inGroup = (made: Made): boolean => made.blocks('security_rule').some((rule) => letsIn(rule, protocols, port));
  const alone = (within: Configuration): boolean => within.all('network_security_rule').some((made) => letsIn(flat(made), protocols, port));
  return { of: 'network_security_group', wants: (made, within) => !inGroup(made) && !alone(within) };
}

function flat(made: Made): { readonly [key: string]: unknown } {
  const keys = [
    'access',
    'direction',
    'protocol',
    'source_address_prefix',
    'source_address_prefixes',
    'destination_port_range',
    'destination_port_ranges',
  ];
  return Object.fromEntries(keys.map((key) => [key, made.at(key)]));
}

const sharedKeysOff = equals('storage_account', 'shared_access_key_enabled', false);

export const CHECKOV: { readonly [rule: string]: Rule } = {
  CKV_AZURE_144: differs(WORKSPACE, 'public_network_access_enabled', true),
  CKV2_AZURE_49: equals(WORKSPACE, 'public_network_access_enabled', false),
  CKV2_AZURE_50: {
    of: WORKSPACE,
    wants: (made, within) =>
      made.at('high_business_impact') === false ||
      within.all('storage_account').some((account) => made.refersTo(account) && account.at('public_network_access_enabled') === false),
  },

  CKV_AZURE_142: equals(CLUSTER, 'local_auth_enabled', false),
  CKV_AZURE_150: equals(CLUSTER, 'scale_settings.min_node_count', 0),

  CKV_AZURE_3: { of: 'storage_account', wants: (made) => [undefined, true].includes(made.at('enable_https_traffic_only') as boolean | undefined) },
  CKV_AZURE_33: {
    of: 'storage_account',
    wants: (made) => !['Storage', 'StorageV2'].includes(String(made.at('account_kind'))) || made.at('queue_properties.logging.delete') === true,
  },
  CKV_AZURE_34: equals('storage_container', 'container_access_type', 'private'),
  CKV_AZURE_35: equals('storage_account', 'network_rules.default_action', 'Deny'),
  CKV_AZURE_36: {
    of: 'storage_account',
    wants: (made) =>
      made.at('network_rules.default_action') === 'Allow' || ((made.at('network_rules.bypass') ?? []) as string[]).includes('AzureServices'),
  },
  CKV_AZURE_43: { of: 'storage_account', wants: (made) => /^[a-z0-9]{3,24}$/.test(String(made.at('name'))) },
  CKV_AZURE_44: { of: 'storage_account', wants: (made) => ['TLS1_2', 'TLS1_3'].includes(String(made.at('min_tls_version'))) },
  CKV_AZURE_59: equals('storage_account', 'public_network_access_enabled', false),
  CKV_AZURE_190: equals('storage_account', 'allow_nested_items_to_be_public', false),
  CKV_AZURE_206: { of: 'storage_account', wants: (made) => GEO.includes(String(made.at('account_replication_type'))) },
  CKV_AZURE_244: equals('storage_account', 'local_user_enabled', false),
  CKV2_AZURE_1: given('storage_account', 'customer_managed_key.key_vault_key_id'),
  CKV2_AZURE_8: equals('storage_container', 'container_access_type', 'private'),
  CKV2_AZURE_20: linked('storage_table', 'log_analytics_storage_insights'),
  CKV2_AZURE_21: linked('storage_container', 'log_analytics_storage_insights'),
  CKV2_AZURE_33: linked('storage_account', 'private_endpoint'),
  CKV2_AZURE_38: given('storage_account', 'blob_properties.delete_retention_policy'),
  CKV2_AZURE_40: sharedKeysOff,
  CKV2_AZURE_41: {
    of: 'storage_account',
    wants: (made, within) => sharedKeysOff.wants(made, within) || made.at('sas_policy.expiration_period') !== undefined,
  },
  CKV2_AZURE_47: equals('storage_account', 'allow_nested_items_to_be_public', false),

  CKV_AZURE_40: given('key_vault_key', 'expiration_date'),
  CKV_AZURE_41: given('key_vault_secret', 'expiration_date'),
  CKV_AZURE_42: equals('key_vault', 'purge_protection_enabled', true),
  CKV_AZURE_109: equals('key_vault', 'network_acls.default_action', 'Deny'),
  CKV_AZURE_110: equals('key_vault', 'purge_protection_enabled', true),
  CKV_AZURE_111: { of: 'key_vault', wants: (made) => made.at('soft_delete_enabled') !== false },
  CKV_AZURE_112: { of: 'key_vault_key', wants: (made) => String(made.at('key_type')).endsWith('-HSM') },
  CKV_AZURE_114: given('key_vault_secret', 'content_type'),
  CKV_AZURE_189: {
    of: 'key_vault',
    wants: (made) => made.at('public_network_access_enabled') === false || ((made.at('network_acls.ip_rules') ?? []) as unknown[]).length > 0,
  },
  CKV2_AZURE_32: linked('key_vault', 'private_endpoint'),

  CKV_AZURE_137: differs('container_registry', 'admin_enabled', true),
  CKV_AZURE_138: differs('container_registry', 'anonymous_pull_enabled', true),
  CKV_AZURE_139: equals('container_registry', 'public_network_access_enabled', false),
  CKV_AZURE_163: { of: 'container_registry', wants: (made) => ['Standard', 'Premium'].includes(String(made.at('sku'))) },
  CKV_AZURE_164: equals('container_registry', 'trust_policy_enabled', true),
  CKV_AZURE_165: { of: 'container_registry', wants: (made) => made.at('sku') === 'Premium' && made.blocks('georeplications').length > 0 },
  CKV_AZURE_166: equals('container_registry', 'quarantine_policy_enabled', true),
  CKV_AZURE_167: given('container_registry', 'retention_policy_in_days'),
  CKV_AZURE_233: {
    of: 'container_registry',
    wants: (made) =>
      made.at('zone_redundancy_enabled') === true && made.blocks('georeplications').every((replica) => replica.zone_redundancy_enabled === true),
  },
  CKV_AZURE_237: equals('container_registry', 'data_endpoint_enabled', true),
  CKV2_AZURE_30: { of: 'container_registry_webhook', wants: (made) => String(made.at('service_uri')).startsWith('https://') },

  CKV_AZURE_9: closedTo(['tcp', '*'], 3389),
  CKV_AZURE_10: closedTo(['tcp', '*'], 22),
  CKV_AZURE_77: closedTo(['udp']),
  CKV_AZURE_160: closedTo(['tcp', '*'], 80),
  CKV_AZURE_182: { of: 'virtual_network', wants: (made) => ((made.at('dns_servers') ?? []) as unknown[]).length !== 1 },
  CKV_AZURE_183: { of: 'virtual_network', wants: (made) => ((made.at('dns_servers') ?? []) as unknown[]).length === 0 },
  CKV2_AZURE_31: {
    of: 'subnet',
    wants: (made, within) =>
      ['GatewaySubnet', 'AzureFirewallSubnet'].includes(String(made.at('name'))) ||
      within.isLinked(made, 'subnet_network_security_group_association'),
  },
  CKV_AZURE_39: { of: 'role_definition', wants: (made) => !made.includes('"*"') },
};

import { denying, either, equals, equalsAny, every, given, linked, logged, Rule } from './policy-rule';

const WORKSPACE = 'machine_learning_workspace';
const CLUSTER = 'machine_learning_compute_cluster';
const INSTANCE = 'machine_learning_compute_instance';
/** Hubs and projects are workspaces in Azure's eyes. */
const HUB = 'ai_foundry';
const PROJECT = 'ai_foundry_project';
const ACCOUNT = 'storage_account';
const VAULT = 'key_vault';
const REGISTRY = 'container_registry';
const INSIGHTS = 'application_insights';
const LOG_ANALYTICS = 'log_analytics_workspace';

const closed = (of: Rule['of']): Rule => equals(of, 'public_network_access_enabled', false);
/** azurerm 5 says by what the networks are reached, and azurerm 4 by two switches. */
const unreachable = (of: string): Rule =>
  every(
    equalsAny(of, { internet_ingestion_enabled: false, internet_ingestion_access_type: 'Disabled' }),
    equalsAny(of, { internet_query_enabled: false, internet_query_access_type: 'Disabled' }),
  );

/** What Azure's built-in policies judge by, as attributes of azurerm decide it, by the first eight digits of their ids. */
export const POLICY_RULES = {
  '438c38d2': equalsAny([WORKSPACE, HUB], { public_network_access_enabled: false, public_network_access: 'Disabled' }),
  '45e05259': linked([WORKSPACE, HUB], 'private_endpoint'),
  ba769a63: given([WORKSPACE, HUB], 'encryption.key_id'),
  '5f0c7d88': given([WORKSPACE, HUB, PROJECT], 'primary_user_assigned_identity'),
  '6ddb1705': equals([WORKSPACE, HUB], 'managed_network.isolation_mode', 'AllowOnlyApprovedOutbound'),
  e96a9a5f: equals([CLUSTER, INSTANCE], 'local_auth_enabled', false),
  '7804b5c7': given([CLUSTER, INSTANCE], 'subnet_resource_id'),
  '679ddf89': {
    of: INSTANCE,
    // azurerm has no argument for it: the instance is made first and told right after, unless azapi makes it.
    tooLate: true,
    wants: (made, within) =>
      within.all('azapi_resource_action').some((action) => action.refersTo(made) && action.at('body.idleTimeBeforeShutdown') !== undefined),
  },
  afe0c3be: logged([WORKSPACE, HUB]),

  '404c3081': equals(ACCOUNT, 'https_traffic_only_enabled', true),
  '4fa4b6c0': equals(ACCOUNT, 'allow_nested_items_to_be_public', false),
  b2982f36: closed(ACCOUNT),
  '34c877ad': denying(ACCOUNT),
  '6edd7eda': linked(ACCOUNT, 'private_endpoint'),
  '6fac406b': given(ACCOUNT, 'customer_managed_key'),
  '8c6a50c6': equals(ACCOUNT, 'shared_access_key_enabled', false),
  fe83a0eb: equals(ACCOUNT, 'min_tls_version', 'TLS1_2'),
  '4733ea7b': equals(ACCOUNT, 'infrastructure_encryption_enabled', true),
  '92a89a79': equals(ACCOUNT, 'cross_tenant_replication_enabled', false),

  '405c5871': closed(VAULT),
  '55615ac9': either(denying(VAULT), closed(VAULT)),
  a6abeaec: linked(VAULT, 'private_endpoint'),
  '12d4fa5e': equals(VAULT, 'rbac_authorization_enabled', true),
  '0b60c0b2': equals(VAULT, 'purge_protection_enabled', true),
  cf820ca0: logged(VAULT),

  '0fdf0491': closed(REGISTRY),
  d0793b48: either(closed(REGISTRY), equals(REGISTRY, 'network_rule_set.default_action', 'Deny')),
  e8eef0a8: linked(REGISTRY, 'private_endpoint'),
  '5b9159ae': given(REGISTRY, 'encryption'),
  dc921057: equals(REGISTRY, 'admin_enabled', false),
  '9f2dea28': equals(REGISTRY, 'anonymous_pull_enabled', false),
  '524b0254': every(closed(REGISTRY), equals(REGISTRY, 'export_policy_enabled', false)),

  '199d5677': equalsAny(INSIGHTS, { local_authentication_disabled: true, local_authentication_enabled: false }),
  '1bc02227': unreachable(INSIGHTS),
  '6c53d030': unreachable(LOG_ANALYTICS),

  e71308d3: linked('subnet', 'subnet_network_security_group_association'),
  '7bca8353': equals('subnet', 'default_outbound_access_enabled', false),
} satisfies { readonly [firstDigits: string]: Rule };

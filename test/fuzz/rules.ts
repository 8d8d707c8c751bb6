import { computes, datastores, outboundRules } from './child-rules';
import { at, block, Config, Declared, endpointsTo, isLiteral, isManaged, Rule } from './config';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const NAMES: { readonly [type: string]: RegExp } = {
  machine_learning_workspace: /^[a-zA-Z0-9][\w-]{2,32}$/,
  storage_account: /^[a-z0-9]{3,24}$/,
  key_vault: /^(?=.{3,24}$)[a-zA-Z](?:-?[a-zA-Z0-9])+$/,
  key_vault_key: /^[0-9a-zA-Z-]{1,127}$/,
  container_registry: /^[a-z0-9]{5,50}$/,
  log_analytics_workspace: /^(?=.{4,63}$)[A-Za-z0-9][A-Za-z0-9-]+[A-Za-z0-9]$/,
  application_insights: /^(?=.{1,260}$)[^%&\\?/]*[^%&\\?/. ]$/,
  user_assigned_identity: /^[A-Za-z0-9][\w-]{2,127}$/,
  private_endpoint: /^(?=.{2,64}$)[a-zA-Z\d][\w.-]*\w$/,
  private_dns_zone: /^[a-z0-9.-]+$/,
  private_dns_zone_virtual_network_link: /^(?=.{1,80}$)[a-zA-Z0-9](?:[\w.-]*\w)?$/,
  management_lock: /^[\w.-]{1,90}$/,
  machine_learning_compute_cluster: /^(?=.{3,32}$)[a-zA-Z][a-zA-Z0-9-]*[a-zA-Z0-9]$/,
  machine_learning_compute_instance: /^(?=.{4,24}$)[a-zA-Z][a-zA-Z0-9-]*[a-zA-Z0-9]$/,
};

const names: Rule = (config) =>
  config.resources.map((resource) => {
    const { name } = resource.attributes;
    return at(resource, isLiteral(name) && NAMES[resource.type]?.test(name) === false, `the name '${String(name)}'`);
  });

const namesTakenOnce: Rule = (config) => {
  const keys = config.resources
    .filter(({ type }) => ['storage_account', 'key_vault', 'container_registry', 'machine_learning_workspace'].includes(type))
    .map(({ type, attributes }) => `${type} ${String(attributes.name)}`);
  return keys.map((key, index) => keys.indexOf(key) !== index && `${key} is taken twice`);
};

const workspaces: Rule = (config) =>
  config.all('machine_learning_workspace').flatMap((workspace) => {
    const { attributes: own } = workspace;
    const [identity, encryption] = [block(own.identity) ?? {}, block(own.encryption)];
    const [serverless, store] = [block(own.serverless_compute), block(own.feature_store)];
    const managed = isManaged(workspace);
    const ids = (identity.identity_ids ?? []) as unknown[];
    const type = String(identity.type);
    const ignored = (block(own.lifecycle)?.ignore_changes ?? []) as unknown[];
    return [
      at(workspace, encryption && own.high_business_impact !== true, 'a key without high business impact'),
      at(workspace, own.service_side_encryption_enabled === false || (own.service_side_encryption_enabled && !encryption), 'service-side encryption'),
      at(workspace, !['SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned'].includes(type), `the identity type ${type}`),
      at(workspace, type.includes('UserAssigned') !== ids.length > 0, 'identity ids that do not go with the type'),
      at(workspace, type === 'UserAssigned' && !ids.includes(own.primary_user_assigned_identity), 'a primary identity that is none of its own'),
      at(workspace, type === 'UserAssigned' && encryption && !ids.includes(encryption.user_assigned_identity_id), 'a key that no identity reads'),
      at(workspace, own.managed_network && !block(own.managed_network)?.isolation_mode, 'a managed network without a mode'),
      at(workspace, own.image_build_compute_name !== undefined && !isLiteral(own.image_build_compute_name), 'an image build compute by reference'),
      at(workspace, own.container_registry_id === undefined && !ignored.includes('container_registry_id'), 'a registry that Azure will attach'),
      at(workspace, own.public_network_access_enabled === false && endpointsTo(config, workspace).length === 0, 'closed and unreachable'),
      at(
        workspace,
        own.public_network_access_enabled === false && serverless && !serverless.subnet_id && serverless.public_ip_enabled !== true,
        'serverless computes that azurerm refuses in a closed workspace',
      ),
      at(workspace, managed && serverless?.subnet_id, 'serverless computes in a subnet beside a managed network'),
      at(workspace, managed && serverless?.public_ip_enabled, 'serverless computes with public addresses in a managed network'),
      at(workspace, !managed && block(own.managed_network)?.provision_on_creation_enabled, 'no network to provision'),
      at(workspace, (own.kind === 'FeatureStore') !== (store !== undefined), 'a kind without its block'),
      at(workspace, store && !/^\d+\.\d+$/.test(String(store.computer_spark_runtime_version)), 'no version of Spark'),
      at(workspace, encryption && isLiteral(encryption.key_id) && !/\/keys\/[^/]+\/[^/]+$/.test(encryption.key_id), 'a key id without a version'),
    ];
  });

const PART_ROLES: { readonly [attribute: string]: readonly string[] } = {
  storage_account_id: ['Contributor', 'Storage Blob Data Contributor'],
  key_vault_id: ['Contributor', 'Key Vault Administrator'],
  container_registry_id: ['Contributor'],
  application_insights_id: ['Contributor'],
};
const APPROVER = 'Azure AI Enterprise Network Connection Approver';

/** A vault with access policies ignores roles: whoever is granted one there has nothing. */
const vaultRoles: Rule = (config) =>
  config.all('role_assignment').map((assignment) => {
    const { scope, role_definition_name: role } = assignment.attributes;
    const vault = config.target(scope);
    const ignored = vault?.type === 'key_vault' && vault.attributes.rbac_authorization_enabled !== true;
    return at(assignment, ignored && String(role).startsWith('Key Vault '), 'a role that the vault ignores');
  });

/** An identity that the program makes and grants anything has its roles on every part before the workspace is created. */
const roles: Rule = (config) =>
  config.all('machine_learning_workspace').flatMap((workspace) => {
    const { attributes: own } = workspace;
    const identity = config.target(own.primary_user_assigned_identity);
    if (identity === undefined || !grantedAny(config, identity)) return [];
    const managed = isManaged(workspace);
    return Object.entries(PART_ROLES).flatMap(([part, needed]) => {
      if (own[part] === undefined) return [];
      const approver = managed && part !== 'application_insights_id' ? [APPROVER] : [];
      return [...needed, ...approver].map((role) =>
        at(workspace, !granted(config, workspace, identity, role, own[part]), `no ${role} on ${part} before it`),
      );
    });
  });

/** Whatever reads a key comes after the right to do so, where the program makes the identity. */
const keyReaders: Rule = (config) =>
  config.resources.flatMap((reader) => {
    const { attributes: own } = reader;
    const managedKey = block(own.customer_managed_key);
    const encryption = block(own.encryption);
    if (managedKey === undefined && encryption === undefined) return [];
    const by = managedKey?.user_assigned_identity_id ?? encryption?.user_assigned_identity_id ?? encryption?.identity_client_id;
    const identity = config.target(by);
    const key = config.target(managedKey?.key_vault_key_id ?? encryption?.key_id ?? encryption?.key_vault_key_id);
    const ids = (block(own.identity)?.identity_ids ?? []) as unknown[];
    const vault = encryption?.key_vault_id ?? key?.attributes.key_vault_id;
    return [
      at(reader, reader.type !== 'machine_learning_workspace' && ids.length === 0, 'a key without a user-assigned identity'),
      at(reader, key && !config.comesAfter(reader, key), 'encrypted before the key exists'),
      at(
        reader,
        identity && vault && grantedAny(config, identity) && !granted(config, reader, identity, 'Key Vault Crypto Service Encryption User', vault),
        'encrypted before the identity may use the key',
      ),
    ];
  });

/** An identity that the program brings without asking for grants has its roles from elsewhere; the library warns of that. */
function grantedAny(config: Config, identity: Declared): boolean {
  if (/^azurerm_user_assigned_identity\.(Ml|Second)_/.test(identity.address)) return true;
  return config
    .all('role_assignment')
    .some(({ attributes }) => config.target(attributes.principal_id) === identity && attributes.role_definition_name === 'Contributor');
}

function granted(config: Config, before: Declared, identity: Declared, role: string, scope: unknown): boolean {
  return config.all('role_assignment').some((assignment) => {
    const { principal_id, role_definition_name, scope: on } = assignment.attributes;
    const fits = config.target(principal_id) === identity && role_definition_name === role && on === scope;
    return fits && config.comesAfter(before, assignment);
  });
}

const assignments: Rule = (config) => {
  const all = config.all('role_assignment');
  const keys = all.map(
    ({ attributes: { scope, role_definition_name, principal_id } }) => `${String(scope)} ${String(role_definition_name)} ${String(principal_id)}`,
  );
  return all.flatMap((assignment, index) => {
    const { principal_id, principal_type } = assignment.attributes;
    return [
      at(assignment, principal_type === undefined, 'no principal type'),
      at(
        assignment,
        isLiteral(principal_type) && !['User', 'Group', 'ServicePrincipal'].includes(principal_type),
        `the type ${String(principal_type)}`,
      ),
      at(assignment, isLiteral(principal_id) && !UUID.test(principal_id), `the principal ${String(principal_id)}`),
      at(assignment, keys.indexOf(keys[index] as string) !== index, 'the same role twice'),
    ];
  });
};

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

const storages: Rule = (config) =>
  config.all('storage_account').flatMap((account) => {
    const { attributes: own } = account;
    const rules = block(own.network_rules);
    const closed = own.public_network_access_enabled === false;
    const reached = endpointsTo(config, account).map(({ attributes }) => String(block(attributes.private_service_connection)?.subresource_names));
    const addresses = (rules?.ip_rules ?? []) as string[];
    const days = block(block(own.blob_properties)?.delete_retention_policy)?.days as number;
    return [
      at(account, own.account_kind !== 'StorageV2' || own.account_tier !== 'Standard' || own.is_hns_enabled, 'no default account of a workspace'),
      at(account, own.allow_nested_items_to_be_public !== false || own.min_tls_version !== 'TLS1_2', 'anonymous blobs or old TLS'),
      at(account, closed && rules?.default_action !== 'Deny', 'closed with an open firewall'),
      at(account, closed && !((rules?.bypass ?? []) as string[]).includes('AzureServices'), 'closed to the trusted services'),
      at(account, !closed && rules?.default_action === 'Deny' && addresses.length === 0, 'open to nobody'),
      at(account, rules?.default_action === 'Allow' && addresses.length > 0, 'addresses without effect'),
      at(
        account,
        addresses.some((address) => PRIVATE.test(address) || /\/(0|31|32)$/.test(address)),
        'addresses that azurerm refuses',
      ),
      at(account, closed && !(reached.includes('blob') && reached.includes('file')), 'closed and unreachable'),
      at(account, !(days >= 1 && days <= 365), `soft delete for ${String(days)} days`),
    ];
  });

const vaults: Rule = (config) =>
  config.all('key_vault').flatMap((vault) => {
    const { attributes: own } = vault;
    const rules = block(own.network_acls);
    const closed = own.public_network_access_enabled === false;
    const days = own.soft_delete_retention_days as number;
    const addresses = (rules?.ip_rules ?? []) as string[];
    return [
      at(vault, own.purge_protection_enabled !== true, 'no purge protection'),
      at(
        vault,
        /\.L1Vault$/.test(vault.address) ? false : own.rbac_authorization_enabled !== true || own.access_policy !== undefined,
        'access policies',
      ),
      at(vault, !(days >= 7 && days <= 90), `soft delete for ${String(days)} days`),
      at(vault, closed && (rules?.default_action !== 'Deny' || rules.bypass !== 'AzureServices'), 'closed to the trusted services, or not at all'),
      at(vault, closed && endpointsTo(config, vault).length === 0, 'closed and unreachable'),
      at(vault, !closed && rules?.default_action === 'Deny' && addresses.length === 0, 'open to nobody'),
      at(vault, rules?.default_action === 'Allow' && addresses.length > 0, 'addresses without effect'),
      at(
        vault,
        addresses.some((address) => PRIVATE.test(address) || address.endsWith('/0')),
        'addresses that Azure refuses',
      ),
    ];
  });

const keys: Rule = (config) =>
  config.all('key_vault_key').flatMap((key) => {
    const { attributes: own } = key;
    const rotation = block(own.rotation_policy);
    const officer = config
      .all('role_assignment')
      .find(({ attributes }) => attributes.role_definition_name === 'Key Vault Crypto Officer' && attributes.scope === own.key_vault_id);
    return [
      at(key, own.key_type !== 'RSA' || ![2048, 3072, 4096].includes(own.key_size as number), 'no RSA key of a size that Azure takes'),
      at(key, (rotation?.expire_after === undefined) !== (rotation?.notify_before_expiry === undefined), 'half a rotation policy'),
      at(key, own.expiration_date !== undefined, 'an expiry that would take the workspace along'),
      at(key, officer === undefined || !config.comesAfter(key, officer), 'created before its creator may'),
    ];
  });

const registries: Rule = (config) =>
  config.all('container_registry').flatMap((registry) => {
    const { attributes: own } = registry;
    const replicas = ((own.georeplications ?? []) as { location: string }[]).map(({ location }) => location);
    const closed = own.public_network_access_enabled === false;
    const door = block(own.network_rule_set);
    const addresses = ((door?.ip_rule ?? []) as { ip_range: string }[]).map((rule) => rule.ip_range);
    const needsPremium = [closed, door, own.encryption, own.zone_redundancy_enabled, replicas.length > 0, own.data_endpoint_enabled];
    const premium = needsPremium.some(Boolean) || own.export_policy_enabled === false || (own.retention_policy_in_days as number) > 0;
    return [
      at(registry, premium && own.sku !== 'Premium', `a ${String(own.sku)} registry that must be Premium`),
      at(registry, endpointsTo(config, registry).length > 0 && own.sku !== 'Premium', 'an endpoint to a registry below Premium'),
      at(registry, !closed && door?.default_action === 'Deny' && addresses.length === 0, 'open to nobody'),
      at(registry, door?.default_action === 'Allow' && addresses.length > 0, 'addresses without effect'),
      at(
        registry,
        addresses.some((address) => PRIVATE.test(address) || !/\/[1-9]\d?$/.test(address)),
        'addresses that come back as others',
      ),
      at(registry, own.export_policy_enabled === false && !closed, 'open without exports'),
      at(registry, own.admin_enabled !== false || own.anonymous_pull_enabled !== false, 'an admin user or anonymous pull'),
      at(registry, replicas.join() !== [...new Set(replicas)].sort().join(), 'replicas out of order, or twice'),
      at(registry, replicas.includes(String(own.location)), 'a replica at home'),
      at(registry, closed && endpointsTo(config, registry).length === 0, 'closed and unreachable'),
    ];
  });

const insights: Rule = (config) =>
  config.all('application_insights').map((component) => at(component, !component.attributes.workspace_id, 'no Log Analytics'));

const SUFFIXES: { readonly [subresource: string]: readonly RegExp[] } = {
  amlworkspace: [/^privatelink\.api\.(azureml\.ms|ml\.azure\.(us|cn))$/, /^privatelink\.notebooks\.(azure\.net|(usgov|china)cloudapi\.(net|cn))$/],
  vault: [/^privatelink\.vaultcore\.(azure\.(net|cn)|usgovcloudapi\.net)$/],
  registry: [/^privatelink\.azurecr\.(io|us|cn)$/],
};
const storageZone = (service: string): RegExp[] => [
  new RegExp(`^privatelink\\.${service}\\.core\\.(windows\\.net|usgovcloudapi\\.net|chinacloudapi\\.cn)$`),
];

const endpoints: Rule = (config) =>
  config.all('private_endpoint').flatMap((endpoint) => {
    const { attributes: own } = endpoint;
    const connection = block(own.private_service_connection) ?? {};
    const subresource = String(connection.subresource_names);
    const group = block(own.private_dns_zone_group);
    const ignored = (block(own.lifecycle)?.ignore_changes ?? []) as unknown[];
    const ids = (group?.private_dns_zone_ids ?? []) as string[];
    const zoneNames = ids.map((id) => (config.target(id)?.attributes.name as string | undefined) ?? id.split('/').at(-1) ?? '');
    const expected = SUFFIXES[subresource] ?? storageZone(subresource);
    const links = config.all('private_dns_zone_virtual_network_link');
    const network = networkOf(config, own.subnet_id);
    const unlinked = ids.filter((id) => {
      const zone = config.target(id);
      if (zone === undefined) return false;
      const own = links.filter(
        ({ attributes }) => config.target(attributes.private_dns_zone_name) === zone && attributes.virtual_network_id === network,
      );
      return !own.some((link) => config.comesAfter(endpoint, link));
    });
    return [
      at(endpoint, connection.is_manual_connection !== false, 'a connection that somebody must approve'),
      at(endpoint, group === undefined && !ignored.includes('private_dns_zone_group'), 'no zone group, and none expected'),
      at(
        endpoint,
        group && (zoneNames.length !== expected.length || !expected.every((suffix, i) => suffix.test(zoneNames[i] ?? ''))),
        `the zones ${zoneNames.join()}`,
      ),
      at(endpoint, unlinked.length > 0, 'zones that its network is not linked to before'),
    ];
  });

function networkOf(config: Config, subnet: unknown): unknown {
  if (isLiteral(subnet)) return subnet.split('/subnets/')[0];
  const network = config.target(config.target(subnet)?.attributes.virtual_network_name);
  return network && `\${${network.address}.id}`;
}

const zones: Rule = (config) => {
  const keys = config
    .all('private_dns_zone')
    .map(({ attributes: { name, resource_group_name } }) => `${String(resource_group_name)}/${String(name)}`);
  const links = config.all('private_dns_zone_virtual_network_link').map(({ attributes }) => attributes);
  const pairs = links.map(({ private_dns_zone_name: zone, virtual_network_id: network }) => `${String(zone)} ${String(network)}`);
  const linkNames = links.map(({ private_dns_zone_name: zone, name }) => `${String(zone)} ${String(name).toLowerCase()}`);
  return [keys, pairs, linkNames].flatMap((list) => list.map((key, index) => list.indexOf(key) !== index && `${key} is there twice`));
};

const locks: Rule = (config) =>
  config.all('management_lock').flatMap((lock) => {
    const target = config.target(lock.attributes.scope);
    const below = config.resources.filter(
      ({ type, attributes }) =>
        ['role_assignment', 'private_endpoint'].includes(type) && JSON.stringify(attributes).includes(`${String(target?.address)}.id}`),
    );
    return [
      at(lock, lock.attributes.lock_level !== 'CanNotDelete', 'a lock that blanks keys'),
      ...below.map((one) => at(lock, !config.comesAfter(lock, one), `created before ${one.address}`)),
    ];
  });

const tags: Rule = (config) =>
  config.resources.map((resource) => {
    const own = Object.entries((resource.attributes.tags ?? {}) as { [key: string]: string });
    const broken = own.length > 50 || own.some(([name, value]) => name.length > 128 || value.length > 256 || /[<>%&\\?/]/.test(name));
    return at(resource, broken, 'tags that Azure refuses');
  });

/** Terraform reads `%{` and `${` as the beginning of a template. */
const texts: Rule = (config) =>
  config.resources.flatMap((resource) => {
    const all = [
      resource.attributes.friendly_name,
      resource.attributes.description,
      ...Object.values((resource.attributes.tags ?? {}) as { [name: string]: unknown }),
    ];
    return all.map((text) => at(resource, typeof text === 'string' && /(^|[^%])%\{|(^|[^$])\$\{(?!\w+\.)/.test(text), `the text ${String(text)}`));
  });

const RULES: readonly Rule[] = [
  texts,
  names,
  namesTakenOnce,
  workspaces,
  roles,
  vaultRoles,
  keyReaders,
  assignments,
  storages,
  vaults,
  keys,
  registries,
  insights,
  endpoints,
  zones,
  locks,
  tags,
  computes,
  outboundRules,
  datastores,
];

/** Everything that Azure or azurerm would refuse, or answer with a change in the next plan. */
export function violations(json: object): string[] {
  const config = new Config(json);
  return RULES.flatMap((rule) => rule(config)).filter((broken): broken is string => typeof broken === 'string');
}

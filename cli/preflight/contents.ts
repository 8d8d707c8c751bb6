import { armTypeOf } from '../arm/types';
import { textOf } from '../arm/values';
import { Attributes, block } from '../json';
import { Thing } from '../stack-model';
import { Sight } from '../checks/sight';

/** A property of Azure's, and the attribute of azurerm that says it; what is true or false there may be a word here. */
interface Said {
  readonly property: string;
  readonly attribute: string;
  readonly words?: readonly [yes: string, no: string];
}

const PUBLIC: Said = { property: 'properties.publicNetworkAccess', attribute: 'public_network_access_enabled', words: ['Enabled', 'Disabled'] };

function said(property: string, attribute: string): Said {
  return { property: `properties.${property}`, attribute };
}

/** What policies mind most of what the library makes. */
const CONTENTS: { readonly [azurerm: string]: readonly Said[] } = {
  azurerm_resource_group: [],
  azurerm_machine_learning_workspace: [
    PUBLIC,
    said('hbiWorkspace', 'high_business_impact'),
    said('v1LegacyMode', 'v1_legacy_mode_enabled'),
    said('imageBuildCompute', 'image_build_compute_name'),
    { property: 'properties.managedNetwork.isolationMode', attribute: 'managed_network.isolation_mode' },
    { property: 'identity.type', attribute: 'identity.type' },
  ],
  azurerm_storage_account: [
    PUBLIC,
    said('allowSharedKeyAccess', 'shared_access_key_enabled'),
    said('allowBlobPublicAccess', 'allow_nested_items_to_be_public'),
    said('supportsHttpsTrafficOnly', 'https_traffic_only_enabled'),
    said('minimumTlsVersion', 'min_tls_version'),
    said('allowCrossTenantReplication', 'cross_tenant_replication_enabled'),
    said('networkAcls.defaultAction', 'network_rules.default_action'),
    said('encryption.requireInfrastructureEncryption', 'infrastructure_encryption_enabled'),
    { property: 'kind', attribute: 'account_kind' },
  ],
  azurerm_key_vault: [
    PUBLIC,
    said('enablePurgeProtection', 'purge_protection_enabled'),
    said('enableRbacAuthorization', 'rbac_authorization_enabled'),
    said('networkAcls.defaultAction', 'network_acls.default_action'),
    said('softDeleteRetentionInDays', 'soft_delete_retention_days'),
  ],
  azurerm_container_registry: [
    PUBLIC,
    said('adminUserEnabled', 'admin_enabled'),
    said('anonymousPullEnabled', 'anonymous_pull_enabled'),
    { property: 'sku.name', attribute: 'sku' },
  ],
  azurerm_log_analytics_workspace: [said('retentionInDays', 'retention_in_days')],
  azurerm_application_insights: [said('Application_Type', 'application_type')],
  azurerm_user_assigned_identity: [],
  azurerm_virtual_network: [],
  azurerm_public_ip: [said('publicIPAllocationMethod', 'allocation_method'), { property: 'sku.name', attribute: 'sku' }],
  azurerm_nat_gateway: [{ property: 'sku.name', attribute: 'sku_name' }],
  azurerm_network_security_group: [],
  azurerm_private_endpoint: [],
  azurerm_firewall: [{ property: 'properties.sku.tier', attribute: 'sku_tier' }],
  azurerm_bastion_host: [{ property: 'sku.name', attribute: 'sku' }],
  azurerm_machine_learning_compute_cluster: [said('properties.vmSize', 'vm_size')],
};

/** A resource as Azure will get it, as far as policies look at it. */
export interface Content {
  readonly content: Attributes;
  readonly apiVersion: string;
}

/** What a policy is tried on; nothing for types of which the table has none. */
export function contentOf(thing: Thing, sight: Sight): Content | undefined {
  const [type, list] = [armTypeOf(thing.type), CONTENTS[thing.type]];
  if (type === undefined || list === undefined) return undefined;
  const content: { [name: string]: unknown } = { type: type.arm, name: thing.name, properties: {} };
  const location = sight.region(thing);
  if (location !== undefined) content.location = location;
  content.tags = Object.fromEntries(
    Object.entries(block(thing.attributes.tags)).flatMap(([tag, value]) => {
      const text = textOf(value, sight.model);
      return text === undefined ? [] : [[tag, text]];
    }),
  );
  if (thing.type === 'azurerm_storage_account') {
    content.sku = { name: `${String(thing.attributes.account_tier)}_${String(thing.attributes.account_replication_type)}` };
  }
  for (const each of list) put(content, each.property.split('.'), valueOf(each, thing, sight));
  return { content, apiVersion: type.version };
}

function valueOf({ attribute, words }: Said, { attributes }: Thing, { model }: Sight): unknown {
  const [first = '', second] = attribute.split('.');
  const value = second === undefined ? attributes[first] : block(attributes[first])[second];
  if (words !== undefined && typeof value === 'boolean') return words[value ? 0 : 1];
  return typeof value === 'string' ? textOf(value, model) : value;
}

function put(into: { [name: string]: unknown }, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (value === undefined) return;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = { ...block(into[first]) };
  put(inner, rest, value);
  into[first] = inner;
}

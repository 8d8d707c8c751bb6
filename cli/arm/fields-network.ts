import { Attributes, block, blocks } from '../json';
import { Codec, Field } from './fields';
import { PLACED, TAGS } from './fields-parts';

const P = 'properties';

/** Azure has connections that wait for an approval in another list. */
const CONNECTION: Codec = {
  read: (arm) => {
    const { privateLinkServiceConnections: own, manualPrivateLinkServiceConnections: manual } = block(arm);
    const [automatic] = blocks(own ?? []);
    const [asked] = blocks(manual ?? []);
    const connection = automatic ?? asked;
    if (connection === undefined) return undefined;
    const { privateLinkServiceId, groupIds, requestMessage } = block(connection.properties);
    return {
      name: connection.name,
      private_connection_resource_id: privateLinkServiceId,
      subresource_names: groupIds,
      is_manual_connection: automatic === undefined,
      ...(automatic === undefined ? { request_message: requestMessage } : {}),
    };
  },
  write: (value, before) => {
    const {
      name,
      private_connection_resource_id: id,
      subresource_names: groups,
      is_manual_connection: manual,
      request_message: message,
    } = block(value);
    const properties = { privateLinkServiceId: id, groupIds: groups, ...(manual === true ? { requestMessage: message } : {}) };
    return { ...block(before), [manual === true ? 'manualPrivateLinkServiceConnections' : 'privateLinkServiceConnections']: [{ name, properties }] };
  },
};

const ADDRESSES: Codec = {
  read: (arm) =>
    Array.isArray(arm) && arm.length > 0
      ? blocks(arm).map(({ name, properties }) => ({
          name,
          private_ip_address: block(properties).privateIPAddress,
          subresource_name: block(properties).groupId,
          member_name: block(properties).memberName,
        }))
      : undefined,
  write: (value) =>
    blocks(value).map(({ name, private_ip_address: address, subresource_name: groupId, member_name: memberName }) => ({
      name,
      properties: { privateIPAddress: address, groupId, memberName },
    })),
};

/** The group of zones is a resource of its own, below the endpoint. */
const ZONES: Codec = {
  read: (arm) => {
    const [group] = blocks(arm ?? []);
    if (group === undefined) return undefined;
    const zones = blocks(block(group.properties).privateDnsZoneConfigs ?? []);
    return { name: group.name, private_dns_zone_ids: zones.map(({ properties }) => block(properties).privateDnsZoneId) };
  },
  write: (value) => {
    const { name, private_dns_zone_ids: ids } = block(value);
    const configs = (Array.isArray(ids) ? ids : []).map((id: unknown) => ({
      name: String(id).split('/').slice(-1).join('').replace(/\./g, '-'),
      properties: { privateDnsZoneId: id },
    }));
    return [{ name, properties: { privateDnsZoneConfigs: configs } }];
  },
};

const LOGS: Codec = {
  read: (arm) => {
    const on = blocks(arm ?? []).filter(({ enabled }) => enabled === true);
    if (on.length === 0) return undefined;
    return on.map(({ category, categoryGroup }): Attributes =>
      typeof categoryGroup === 'string' ? { category_group: categoryGroup } : { category },
    );
  },
  write: (value) =>
    blocks(value).map(({ category, category_group: group }) => {
      const named = typeof group === 'string' && group !== '' ? { categoryGroup: group } : { category };
      return { ...named, enabled: true, retentionPolicy: { enabled: false, days: 0 } };
    }),
};

const METRICS: Codec = {
  read: (arm) => {
    const on = blocks(arm ?? []).filter(({ enabled }) => enabled === true);
    return on.length === 0 ? undefined : on.map(({ category }) => ({ category }));
  },
  write: (value) => blocks(value).map(({ category }) => ({ category, enabled: true, retentionPolicy: { enabled: false, days: 0 } })),
};

/** Roles, endpoints, zones, and what watches and guards. */
export const AROUND_FIELDS: { readonly [azurerm: string]: readonly Field[] } = {
  azurerm_role_assignment: [
    { azurerm: 'scope', arm: `${P}.scope`, told: true },
    { azurerm: 'role_definition_id', arm: `${P}.roleDefinitionId`, told: true },
    { azurerm: 'principal_id', arm: `${P}.principalId`, told: true },
    { azurerm: 'principal_type', arm: `${P}.principalType`, computed: true },
    { azurerm: 'condition', arm: `${P}.condition` },
    { azurerm: 'condition_version', arm: `${P}.conditionVersion`, computed: true },
    { azurerm: 'description', arm: `${P}.description` },
  ],
  azurerm_private_endpoint: [
    ...PLACED,
    { azurerm: 'subnet_id', arm: `${P}.subnet.id` },
    { azurerm: 'custom_network_interface_name', arm: `${P}.customNetworkInterfaceName` },
    { azurerm: 'private_service_connection', arm: P, as: CONNECTION },
    { azurerm: 'ip_configuration', arm: `${P}.ipConfigurations`, as: ADDRESSES },
    { azurerm: 'private_dns_zone_group', arm: 'privateDnsZoneGroups', as: ZONES },
  ],
  azurerm_private_dns_zone: [TAGS],
  azurerm_private_dns_zone_virtual_network_link: [
    TAGS,
    { azurerm: 'virtual_network_id', arm: `${P}.virtualNetwork.id` },
    { azurerm: 'registration_enabled', arm: `${P}.registrationEnabled`, otherwise: false },
    { azurerm: 'resolution_policy', arm: `${P}.resolutionPolicy`, computed: true },
  ],
  azurerm_monitor_diagnostic_setting: [
    { azurerm: 'log_analytics_workspace_id', arm: `${P}.workspaceId` },
    { azurerm: 'storage_account_id', arm: `${P}.storageAccountId` },
    { azurerm: 'eventhub_authorization_rule_id', arm: `${P}.eventHubAuthorizationRuleId` },
    { azurerm: 'eventhub_name', arm: `${P}.eventHubName` },
    { azurerm: 'partner_solution_id', arm: `${P}.marketplacePartnerId` },
    { azurerm: 'enabled_log', arm: `${P}.logs`, as: LOGS },
    { azurerm: 'enabled_metric', arm: `${P}.metrics`, as: METRICS },
  ],
  azurerm_management_lock: [
    { azurerm: 'lock_level', arm: `${P}.level` },
    { azurerm: 'notes', arm: `${P}.notes` },
  ],
  azurerm_monitor_private_link_scoped_service: [{ azurerm: 'linked_resource_id', arm: `${P}.linkedResourceId` }],
};

import { fieldsOf } from '../../cli/arm/all-fields';
import { writeFields } from '../../cli/arm/fields';
import { BLOB_SERVICE } from '../../cli/arm/fields-parts';
import { kindNames } from '../../cli/arm/fields-inside';
import { armTypeOf } from '../../cli/arm/types';
import { Attributes, block } from '../../cli/json';
import { connectEndpoints, LiveAzure } from './adopt-store';

/** A resource as the state of Terraform has it. */
export interface Held {
  readonly type: string;
  readonly values: Attributes;
}

/** Ids of Azure that Terraform has in another form, or under other types. */
const TYPES: { readonly [azurerm: string]: string } = {
  azurerm_role_assignment: 'Microsoft.Authorization/roleAssignments',
  azurerm_monitor_private_link_scoped_service: 'Microsoft.Insights/privateLinkScopes/scopedResources',
};

/** Lays into the simulated Azure what a state has: the same that the providers made, as Azure would tell it. */
export function azureOf(state: readonly Held[]): LiveAzure {
  const azure = new LiveAzure();
  for (const held of state) lay(azure, held);
  connectEndpoints(azure);
  for (const held of state) tellMembers(azure, held);
  return azure;
}

function lay(azure: LiveAzure, { type, values }: Held): void {
  const id = String(values.id);
  if (type === 'azapi_resource') layBody(azure, values);
  const arm = TYPES[type] ?? armTypeOf(type)?.arm;
  if (arm === undefined || !/^\/subscriptions\/|^https:/.test(id)) return;
  const fields = fieldsOf(type) ?? [];
  const written = writeFields(fields, values);
  const { [BLOB_SERVICE]: blobs, privateDnsZoneGroups: groups, replications: replicas, ...resource } = written;
  const kind = kindNames(type);
  const properties = { ...block(resource.properties), ...kind, ...secretOf(type, values) };
  const name = typeof values.name === 'string' ? values.name : id.split('/').slice(-1).join('');
  if (type === 'azurerm_role_assignment') layRole(azure, values);
  if (type === 'azurerm_monitor_diagnostic_setting') {
    const [target = '', setting = ''] = id.split('|');
    azure.put({ ...resource, id: `${target}/providers/Microsoft.Insights/diagnosticSettings/${setting}`, name: setting, type: arm, properties });
    return;
  }
  azure.put({ ...resource, ...kindOf(type), id, name, type: arm, properties });
  if (blobs !== undefined) azure.put({ ...block(blobs), id: `${id}/${BLOB_SERVICE}`, name: 'default', type: `${arm}/blobServices` });
  for (const [index, group] of ((groups ?? []) as Attributes[]).entries())
    azure.put({ ...group, id: `${id}/privateDnsZoneGroups/${String(group.name)}`, type: `${arm}/privateDnsZoneGroups`, index });
  for (const replica of (replicas ?? []) as Attributes[]) {
    const place = String(replica.location);
    azure.put({ ...replica, id: `${id}/replications/${place}`, name: place, type: `${arm}/replications` });
  }
}

/** What Azure tells of a secret: that there is one. And of a rule, that somebody has made it. */
function secretOf(type: string, values: Attributes): Attributes {
  if (type.includes('_outbound_rule_')) return { category: 'UserDefined' };
  if (!type.includes('_datastore_')) return {};
  const { account_key: key, shared_access_signature: signature, client_secret: secret, tenant_id: tenantId, client_id: clientId } = values;
  const said = (value: unknown): boolean => typeof value === 'string' && value !== '';
  if (said(key)) return { credentials: { credentialsType: 'AccountKey' } };
  if (said(signature)) return { credentials: { credentialsType: 'Sas' } };
  return { credentials: said(secret) ? { credentialsType: 'ServicePrincipal', tenantId, clientId } : { credentialsType: 'None' } };
}

/** What tells the kinds of workspaces apart. */
function kindOf(type: string): Attributes {
  if (type === 'azurerm_ai_foundry') return { kind: 'Hub' };
  return type === 'azurerm_ai_foundry_project' ? { kind: 'Project' } : {};
}

function layBody(azure: LiveAzure, values: Attributes): void {
  const { body, sensitive_body: hidden, id, name, location, tags } = values;
  const [type = ''] = String(values.type).split('@');
  // What may have any shape stands in a state beside its type.
  const { properties, ...rest } = block(block(body).value ?? body);
  const identity = block(values.identity);
  const ids = Array.isArray(identity.identity_ids) ? Object.fromEntries(identity.identity_ids.map((one) => [String(one), {}])) : undefined;
  const told =
    identity.type === undefined ? {} : { identity: { type: identity.type, userAssignedIdentities: ids, principalId: identity.principal_id } };
  azure.put({
    ...rest,
    id,
    name,
    type,
    location,
    tags: tags ?? {},
    ...told,
    properties: { ...block(properties), ...block(block(hidden).properties) },
  });
}

function layRole(azure: LiveAzure, { role_definition_id: id, role_definition_name: roleName }: Attributes): void {
  const name = String(id).split('/').slice(-1).join('');
  if (typeof roleName === 'string' && roleName !== '') azure.roleDefinitions.set(name, { id, name, properties: { roleName } });
}

/** Tells Application Insights and Log Analytics that they are in a private link scope. */
function tellMembers(azure: LiveAzure, { type, values }: Held): void {
  if (type !== 'azurerm_monitor_private_link_scoped_service') return;
  const part = azure.resources.get(String(values.linked_resource_id).toLowerCase());
  if (part === undefined) return;
  const scoped =
    part.type === 'Microsoft.Insights/components'
      ? { PrivateLinkScopedResources: [{ ResourceId: values.id }] }
      : { privateLinkScopedResources: [{ resourceId: values.id }] };
  azure.put({ ...part, properties: { ...block(part.properties), ...scoped } });
}

import { fieldsOf } from '../arm/all-fields';
import { readFields } from '../arm/fields';
import { idOf } from '../arm/ids';
import { roleIdOf } from '../arm/role-ids';
import { armTypeOf } from '../arm/types';
import { Attributes, block, blocks, texts } from '../json';
import { StackModel, Thing } from '../stack-model';
import { Found, Live, nameIn, propertiesOf } from './live';

/** A value that cannot be known from what was read. */
export const UNKNOWN = Symbol('unknown');

const REFERENCE = /^\$\{((?:data\.)?[a-z]\w*\.[\w-]+)\.([\w.[\]]+)\}(.*)$/;
/** A text of another resource in which the library has Terraform replace something. */
const REPLACED = /^\$\{replace\(([\w.-]+), "([^"]*)", "([^"]*)"\)\}$/;
const ROLES = 'Microsoft.Authorization/roleAssignments';
const SETTINGS = 'Microsoft.Insights/diagnosticSettings';
const LOCKS = 'Microsoft.Authorization/locks';
const ENDPOINTS = 'Microsoft.Network/privateEndpoints';
const LINKS = 'Microsoft.Network/privateDnsZones/virtualNetworkLinks';
const MEMBERS = 'Microsoft.Insights/privateLinkScopes/scopedResources';

/** Finds in Azure what a program makes. */
export class Match {
  private readonly found = new Map<string, Found | undefined>();
  private readonly taken = new Map<Found, Thing>();

  constructor(
    private readonly model: StackModel,
    private readonly live: Live,
  ) {}

  /** What Azure has of something that the program makes. */
  of(thing: Thing): Found | undefined {
    if (this.found.has(thing.address)) return this.found.get(thing.address);
    this.found.set(thing.address, undefined);
    const found = this.lookUp(thing);
    // What two would be is the first one's.
    if (found === undefined || this.taken.has(found)) return undefined;
    this.taken.set(found, thing);
    this.found.set(thing.address, found);
    return found;
  }

  /** What Azure has and the program does not make. */
  get left(): Found[] {
    return this.live.everything.filter((found) => !this.taken.has(found));
  }

  /** What a value of the program will be, as far as Azure tells. */
  valueOf(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.valueOf(one));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.valueOf(one)]));
    if (typeof value !== 'string' || !value.includes('${')) return value;
    const [, inner, from = '', to = ''] = REPLACED.exec(value) ?? [];
    if (inner !== undefined) {
      const replaced = this.valueOf(`\${${inner}}`);
      return typeof replaced === 'string' ? replaced.replace(from, to) : UNKNOWN;
    }
    const [, address = '', attribute = '', rest = ''] = REFERENCE.exec(value) ?? [];
    const thing = address === '' ? undefined : this.model.find(`\${${address}.id}`);
    const known = thing === undefined ? UNKNOWN : this.attributeOf(thing, attribute);
    if (known === UNKNOWN || rest === '') return known;
    return rest.includes('${') ? UNKNOWN : `${String(known)}${rest}`;
  }

  private attributeOf(thing: Thing, attribute: string): unknown {
    if (thing.address.startsWith('data.azurerm_client_config.')) {
      return attribute === 'tenant_id' ? this.live.tenantId : UNKNOWN;
    }
    const found = this.of(thing);
    if (found === undefined) return UNKNOWN;
    if (attribute === 'id') return this.idIn(thing, found);
    if (attribute === 'name') return found.name;
    const fields = fieldsOf(thing.type);
    const place = attribute.replace(/\[0\]/g, '');
    if (fields !== undefined) return readFields(fields, found.resource).get(place) ?? this.valueOf(thing.attributes[place] ?? UNKNOWN);
    return place === 'identity.principal_id' ? (block(found.resource.identity).principalId ?? UNKNOWN) : UNKNOWN;
  }

  /** The id as azurerm writes it, who wants the exact spelling of each step. */
  idIn(thing: Thing, found: Found): string {
    const written = idOf(thing, this.model, this.live.subscription);
    if (written?.toLowerCase() === found.id.toLowerCase()) return written;
    const type = armTypeOf(thing.type)?.arm ?? found.type;
    return spelled(found.id, type);
  }

  private lookUp(thing: Thing): Found | undefined {
    const { attributes, type } = thing;
    switch (type) {
      case 'azurerm_role_assignment':
        return this.role(attributes);
      case 'azurerm_monitor_diagnostic_setting':
        return this.setting(attributes);
      case 'azurerm_management_lock':
        return this.one(
          LOCKS,
          (lock) => same(lock.resource.target, this.valueOf(attributes.scope)) && propertiesOf(lock).level === attributes.lock_level,
        );
      case 'azurerm_private_endpoint':
        return this.endpoint(attributes);
      case 'azurerm_private_dns_zone_virtual_network_link':
        return this.link(attributes);
      case 'azurerm_monitor_private_link_scoped_service':
        return this.one(MEMBERS, (member) => same(propertiesOf(member).linkedResourceId, this.valueOf(attributes.linked_resource_id)));
      default:
        return this.live.find(idOf(thing, this.model, this.live.subscription)) ?? this.below(thing);
    }
  }

  /** What stands below something that is found under an id of another spelling. */
  private below({ type, attributes, name }: Thing): Found | undefined {
    const parent = this.valueOf(attributes.parent_id);
    return typeof parent === 'string' ? this.live.find(`${parent}/${nameIn(type)}/${name}`) : undefined;
  }

  private role({ scope, principal_id: principal, role_definition_name: role, role_definition_id: roleId }: Attributes): Found | undefined {
    const [on, who] = [this.valueOf(scope), this.valueOf(principal)];
    const wanted = String(role ?? roleId);
    return this.one(ROLES, (found) => {
      const { scope: at, principalId, roleDefinitionId } = propertiesOf(found);
      if (!same(at, on) || !same(principalId, who)) return false;
      const definition = String(roleDefinitionId);
      const known = this.live.roleNames.get(definition.toLowerCase());
      return known === undefined ? roleIdOf(definition) === roleIdOf(wanted) : known === wanted || same(definition, roleId);
    });
  }

  private setting(attributes: Attributes): Found | undefined {
    const target = this.valueOf(attributes.target_resource_id);
    const on = this.free(SETTINGS).filter((found) => same(found.resource.target, target));
    const to = ['log_analytics_workspace_id', 'storage_account_id', 'partner_solution_id'].map((name) => this.valueOf(attributes[name]));
    const alike = on.filter((found) => {
      const { workspaceId, storageAccountId, marketplacePartnerId } = propertiesOf(found);
      return [workspaceId, storageAccountId, marketplacePartnerId].every((id, index) => same(id, to[index]));
    });
    return on.find(({ name }) => name === attributes.name) ?? alike[0];
  }

  private endpoint(attributes: Attributes): Found | undefined {
    const { private_connection_resource_id: target, subresource_names: groups } = block(attributes.private_service_connection);
    const [on, group] = [this.valueOf(target), texts(groups)[0]];
    const alike = this.free(ENDPOINTS).filter((found) =>
      connectionsOf(found).some(({ to, groupIds }) => same(to, on) && groupIds.includes(String(group))),
    );
    return (
      alike.find(({ name }) => name === attributes.name) ??
      alike.find((found) => same(subnetOf(found), this.valueOf(attributes.subnet_id))) ??
      alike[0]
    );
  }

  private link(attributes: Attributes): Found | undefined {
    const { private_dns_zone_name: name, private_dns_zone_id: id, virtual_network_id: network } = attributes;
    const zone = id === undefined ? this.model.find(name) : this.model.find(id);
    const known = zone === undefined ? undefined : this.of(zone);
    if (known === undefined) return undefined;
    const inZone = (link: Found): boolean => link.id.toLowerCase().startsWith(`${known.id.toLowerCase()}/virtualnetworklinks/`);
    return this.one(LINKS, (link) => inZone(link) && same(block(propertiesOf(link).virtualNetwork).id, this.valueOf(network)));
  }

  private free(type: string): Found[] {
    return this.live.all(type).filter((found) => !this.taken.has(found));
  }

  private one(type: string, isIt: (found: Found) => boolean): Found | undefined {
    return this.free(type).find(isIt);
  }
}

export interface PrivateConnection {
  readonly to: string;
  readonly groupIds: readonly string[];
}

/** What a private endpoint leads to. */
export function connectionsOf(endpoint: Found): PrivateConnection[] {
  const { privateLinkServiceConnections: own, manualPrivateLinkServiceConnections: manual } = propertiesOf(endpoint);
  return [...blocks(own ?? []), ...blocks(manual ?? [])].map(({ properties }) => {
    const { privateLinkServiceId, groupIds } = block(properties);
    return { to: String(privateLinkServiceId), groupIds: texts(groupIds) };
  });
}

export function subnetOf(endpoint: Found): string {
  return String(block(propertiesOf(endpoint).subnet).id);
}

/** Whether two ids, or nothing and nothing, are one: Azure minds no case in them. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return (a ?? '') === (b ?? '');
  return a.toLowerCase() === b.toLowerCase();
}

/** An id with the steps spelled as the type is, and the names as they are. */
function spelled(id: string, type: string): string {
  const [namespace = '', ...types] = type.split('/');
  const [before = '', after] = id.split(/\/providers\/(?!.*\/providers\/)/i);
  if (after === undefined) return id;
  const names = after.split('/').filter((_, index) => index % 2 === 0 && index > 0);
  const steps = after.split('/').filter((_, index) => index % 2 === 1);
  const path = steps.map((step, index) => `${types[index] ?? step}/${String(names[index])}`).join('/');
  const start = before.replace(/\/resourcegroups\//i, '/resourceGroups/').replace(/^\/subscriptions\//i, '/subscriptions/');
  return `${start}/providers/${namespace}/${path}`;
}

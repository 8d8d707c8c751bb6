import { withoutVersion } from '../azure-id';
import { StackModel, Thing } from '../stack-model';
import { ArmType, armTypeOf } from './types';
import { textOf } from './values';

/** The type of a thing in Azure: by the table, as azapi says it, or as the id says it by which it is brought. */
export function typeInAzure(thing: Thing): string | undefined {
  if (thing.type.startsWith('azurerm_')) return armTypeOf(thing.type)?.arm;
  if (thing.type === 'Microsoft.Resources/resourceGroups') return 'Microsoft.Resources/subscriptions/resourceGroups';
  return thing.type.startsWith('Microsoft.') ? withoutVersion(thing.type) : undefined;
}

/** The version of the API by which a thing is read; nothing for what neither the table nor azapi tells. */
export function apiVersionOf(thing: Thing): string | undefined {
  const [, version] = /@(.+)$/.exec(String(thing.attributes.type)) ?? [];
  return armTypeOf(thing.type)?.version ?? version;
}

/** The id that a thing has or will have in Azure; nothing where only Terraform knows a part of it. */
export function idOf(thing: Thing, model: StackModel, subscription: string): string | undefined {
  if (typeof thing.attributes.id === 'string' && thing.attributes.id.startsWith('/')) return thing.attributes.id;
  if (thing.type === 'Microsoft.Resources/resourceGroups') return groupId(subscription, thing.name);
  const type = armTypeOf(thing.type);
  if (type !== undefined) return idBy(type, thing, model, model.subscriptionOf(thing) ?? subscription);
  // What azapi makes: its last type and its name below its parent.
  const parent = idOfValue(thing.attributes.parent_id, model, subscription);
  const name = textOf(thing.attributes.name, model);
  if (!thing.type.startsWith('Microsoft.') || parent === undefined || name === undefined) return undefined;
  const [, ...types] = thing.type.split('/');
  // What has no parent but a resource group stands there as a type of its provider.
  return types.length === 1 ? `${parent}/providers/${thing.type}/${name}` : `${parent}/${String(types.slice(-1)[0])}/${name}`;
}

/** The id that an attribute stands for: a literal one, or that of what it refers to. */
export function idOfValue(value: unknown, model: StackModel, subscription: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (!value.includes('${')) return value.startsWith('/') ? value : undefined;
  const thing = model.find(value);
  return thing === undefined ? undefined : idOf(thing, model, subscription);
}

/** The id that a text stands for which goes on after the id of something, such as `${azurerm_key_vault.v.id}/keys/k`. */
export function idOfText(value: unknown, model: StackModel, subscription: string): string | undefined {
  const [, reference, below = ''] = /^(\$\{[^{}]+\})(\/[^${}]*)?$/.exec(String(value)) ?? [];
  const id = idOfValue(reference ?? value, model, subscription);
  return id === undefined ? undefined : `${id}${below}`;
}

/** The id of the resource group of a thing. */
export function groupOf(thing: Thing, model: StackModel, subscription: string): string | undefined {
  return /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(idOf(thing, model, subscription) ?? '')?.[0];
}

function groupId(subscription: string, name: string): string {
  return `/subscriptions/${subscription}/resourceGroups/${name}`;
}

function idBy({ arm, place }: ArmType, thing: Thing, model: StackModel, subscription: string): string | undefined {
  const name = textOf(thing.attributes.name, model);
  if (place.kind === 'subscription') return name === undefined ? undefined : groupId(subscription, name);
  if (place.kind === 'below') {
    const parent = idOfValue(thing.attributes[place.parent], model, subscription);
    if (parent === undefined || name === undefined) return undefined;
    return place.path === '..' ? `${parent.slice(0, parent.lastIndexOf('/'))}/${name}` : `${parent}/${place.path}/${name}`;
  }
  const group = textOf(thing.attributes.resource_group_name, model);
  const names = place.names.map((attribute) => textOf(thing.attributes[attribute], model));
  if (group === undefined || names.includes(undefined)) return undefined;
  const [namespace = '', ...types] = arm.split('/');
  const path = types.map((type, index) => `${type}/${String(names[index])}`).join('/');
  return `${groupId(subscription, group)}/providers/${namespace}/${path}`;
}

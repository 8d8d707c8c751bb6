import { Attributes, block } from '../json';
import { shortRegion } from './values';

/** How a value of Azure becomes one of azurerm, and back. */
export interface Codec {
  readonly read: (arm: unknown) => unknown;
  /** `before` is what other attributes have written to the same place. */
  readonly write: (azurerm: unknown, before: unknown) => unknown;
}

/** One attribute of a type of azurerm, and where Azure has it. */
export interface Field {
  /** The attribute, with its blocks before it: `network_rules.bypass`. */
  readonly azurerm: string;
  /** The property, as in `properties.networkAcls.bypass`. What is a resource of its own in Azure stands behind its name: `blobServices/default#properties.…`. */
  readonly arm: string;
  readonly as?: Codec;
  /** What azurerm takes where nothing is written. */
  readonly otherwise?: unknown;
  /** Whether azurerm leaves alone what Azure has where nothing is written. */
  readonly computed?: boolean;
  /** Whether it is only told, as what Azure makes up. */
  readonly told?: boolean;
}

const AS_IS: Codec = { read: (value) => value, write: (value) => value };

/** `Enabled` and `Disabled` for true and false. */
export const SWITCH: Codec = { read: (arm) => switched(arm), write: (value) => (value === true ? 'Enabled' : 'Disabled') };
/** The same in small letters, as registries write it. */
export const SMALL_SWITCH: Codec = { read: (arm) => switched(arm), write: (value) => (value === true ? 'enabled' : 'disabled') };
export const NOT: Codec = { read: (arm) => negated(arm), write: (value) => negated(value) };
export const LOCATION: Codec = { read: (arm) => (typeof arm === 'string' ? shortRegion(arm) : undefined), write: (value) => value };
/** azurerm writes a space between the two types of identity. */
export const IDENTITY_TYPE: Codec = {
  read: (arm) => (typeof arm === 'string' && arm !== 'None' ? arm.replace(/,\s*/, ', ') : undefined),
  write: (value) => (typeof value === 'string' ? value.replace(/,\s*/, ',') : undefined),
};
/** Azure has identities as the keys of an object. */
export const KEYS: Codec = {
  read: (arm) => (typeof arm === 'object' && arm !== null ? Object.keys(arm).sort() : undefined),
  write: (value, before) =>
    Array.isArray(value) && value.length > 0 ? Object.fromEntries(value.map((key) => [String(key), block(block(before)[String(key)])])) : undefined,
};
/** Azure has `a, b` for a list. */
export const COMMAS: Codec = {
  read: (arm) => (typeof arm === 'string' ? arm.split(',').map((each) => each.trim()) : undefined),
  write: (value) => (Array.isArray(value) ? value.join(', ') : undefined),
};

/** Azure has objects with one property for texts. */
export function each(property: string, more: Attributes = {}): Codec {
  return {
    read: (arm) => (Array.isArray(arm) ? arm.map((one: Attributes) => one[property]) : undefined),
    write: (value) => (Array.isArray(value) ? value.map((one: unknown) => ({ [property]: one, ...more })) : undefined),
  };
}

/** One side of what Azure has in one text, between `_`. */
export function half(index: 0 | 1): Codec {
  return {
    read: (arm) => (typeof arm === 'string' ? arm.split('_')[index] : undefined),
    write: (value, before) => {
      const halves = typeof before === 'string' ? before.split('_') : ['', ''];
      halves[index] = String(value);
      return halves.join('_');
    },
  };
}

/** Says it otherwise, word by word. */
export function words(toAzurerm: { readonly [arm: string]: unknown }): Codec {
  return {
    read: (arm) => (typeof arm === 'string' && arm in toAzurerm ? toAzurerm[arm] : arm),
    write: (value) => Object.keys(toAzurerm).find((word) => toAzurerm[word] === value) ?? value,
  };
}

/** What azurerm would read of a resource of Azure, attribute by attribute. */
export function readFields(fields: readonly Field[], resource: Attributes): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const { azurerm, arm, as = AS_IS } of fields) {
    const value = as.read(at(resource, placesIn(arm)));
    if (value !== undefined && value !== null) found.set(azurerm, value);
  }
  return found;
}

/** A resource of Azure with what azurerm has of it: the other way round. */
export function writeFields(fields: readonly Field[], attributes: Attributes): { [name: string]: unknown } {
  const resource: { [name: string]: unknown } = {};
  for (const { azurerm, arm, as = AS_IS } of fields) {
    const value = at(attributes, azurerm.split('.'));
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    const places = placesIn(arm);
    put(resource, places, as.write(value, at(resource, places)));
  }
  return resource;
}

/** What stands at a path; a list of one block is that block. */
export function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, name) => block(found)[name], value);
}

function put(into: { [name: string]: unknown }, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (value === undefined) return;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const next = { ...block(into[name]) };
  put(next, rest, value);
  into[name] = next;
}

/** Names in Azure may have dots only behind a `#`. */
function placesIn(arm: string): string[] {
  const [resource, property] = arm.split('#');
  return property === undefined ? arm.split('.') : [String(resource), ...property.split('.')];
}

function switched(arm: unknown): boolean | undefined {
  return typeof arm === 'string' ? arm.toLowerCase() === 'enabled' : undefined;
}

function negated(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? !value : undefined;
}

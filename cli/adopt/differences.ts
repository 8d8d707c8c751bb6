import { fieldsOf } from '../arm/all-fields';
import { at, Field, readFields } from '../arm/fields';
import { Attributes, block, blocks } from '../json';
import { Thing } from '../stack-model';
import { Found, groupIn } from './live';
import { Match, same, UNKNOWN } from './match';
import { Value } from './program';

type Differences = { [attribute: string]: Value };

/** In what Azure differs from what the program would make of something: the attributes, with what Azure has. */
export function differencesOf(thing: Thing, found: Found, match: Match): Differences {
  const ignored = ignoredBy(thing);
  const differences: Differences = { ...(thing.name !== found.name && hasName(thing) ? { name: found.name } : {}), ...ofGroup(thing, found, match) };
  const fields = fieldsOf(thing.type);
  if (fields === undefined) return thing.attributes.body === undefined ? differences : { ...differences, ...ofBody(thing, found, match, ignored) };
  const has = readFields(fields, found.resource);
  for (const field of fields.filter(({ told, azurerm }) => told !== true && !ignored.some((path) => azurerm.startsWith(path)))) {
    const says = match.valueOf(at(thing.attributes, field.azurerm.split('.')));
    compare(pathIn(thing, field.azurerm), says, has.get(field.azurerm), field, differences);
  }
  return ofRules(thing, has, withoutEmpty(thing, differences));
}

/** Whether it lies in another resource group. */
function ofGroup({ attributes }: Thing, { id }: Found, match: Match): Differences {
  const group = match.valueOf(attributes.resource_group_name);
  return typeof group !== 'string' || same(group, groupIn(id)) ? {} : { resource_group_name: groupIn(id) };
}

/** The path of an attribute for an override, which steps into lists of blocks by their index. */
function pathIn({ attributes }: Thing, path: string): string {
  const [first = '', ...rest] = path.split('.');
  return rest.length > 0 && Array.isArray(attributes[first]) ? [first, '0', ...rest].join('.') : path;
}

/** What Azure dictates has no name to differ in. */
function hasName({ attributes }: Thing): boolean {
  return typeof attributes.name === 'string';
}

function compare(path: string, says: unknown, has: unknown, field: Partial<Field>, differences: Differences): void {
  if (says === undefined || says === null) {
    if (field.computed === true || (has ?? field.otherwise) === field.otherwise || isEmpty(has)) return;
    differences[path] = has as Value;
  } else if (isBlock(says) && isBlock(has) && path !== 'tags') {
    for (const name of new Set([...Object.keys(says), ...Object.keys(has)])) compare(`${path}.${name}`, says[name], has[name], {}, differences);
  } else if (isBlocks(says) && isBlocks(has)) {
    if (says.length > has.length) differences[path] = has as Value;
    else has.forEach((one, index) => compare(`${path}.${index}`, says[index] ?? {}, one, {}, differences));
  } else if (!equal(says, has ?? field.otherwise)) {
    differences[path] = (has ?? field.otherwise) as Value;
  }
}

/** What has the same members in any order is the same. */
function equal(says: unknown, has: unknown): boolean {
  if (says === UNKNOWN) return false;
  if (Array.isArray(says)) {
    const [one, other] = [says, has].map((list) => (Array.isArray(list) ? list : []).map(comparable).sort());
    return JSON.stringify(one) === JSON.stringify(other);
  }
  if (isBlock(says)) return JSON.stringify(Object.entries(says).sort()) === JSON.stringify(Object.entries(block(has)).sort());
  return comparable(says) === comparable(has);
}

function comparable(value: unknown): string {
  // Azure has two words for shares in ids, and azurerm takes one or the other.
  if (typeof value === 'string') return value.startsWith('/') ? value.toLowerCase().replace('/fileshares/', '/shares/') : value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

/** A rule that lets all in is stored as none: written out, each plan would add it again. */
function ofRules({ type, attributes }: Thing, has: Map<string, unknown>, differences: Differences): Differences {
  if (type !== 'azurerm_storage_account') return differences;
  const rules = ['ip_rules', 'virtual_network_subnet_ids'].every((name) => isEmpty(has.get(`network_rules.${name}`)));
  const bypass = has.get('network_rules.bypass');
  const open = has.get('network_rules.default_action') === 'Allow' && JSON.stringify(bypass) === '["AzureServices"]' && rules;
  if (!open || attributes.network_rules === undefined) return differences;
  const others = Object.entries(differences).filter(([attribute]) => !attribute.startsWith('network_rules'));
  return { ...Object.fromEntries(others), network_rules: undefined };
}

/** A block of which Azure has nothing goes as a whole. */
function withoutEmpty({ attributes }: Thing, differences: Differences): Differences {
  let kept = { ...differences };
  for (const [name, value] of Object.entries(attributes)) {
    const leaves = isBlock(value) ? leavesOf(value, name).filter((leaf) => !isEmpty(at(attributes, leaf.split('.')))) : [];
    if (leaves.length === 0 || !leaves.every((leaf) => leaf in differences && isEmpty(differences[leaf]))) continue;
    const others = Object.entries(kept).filter(([path]) => !path.startsWith(`${name}.`));
    kept = { ...Object.fromEntries(others), [name]: undefined };
  }
  return kept;
}

function leavesOf(value: Attributes, path: string): string[] {
  return Object.entries(value).flatMap(([name, one]) => (isBlock(one) ? leavesOf(one, `${path}.${name}`) : [`${path}.${name}`]));
}

/** azapi has Azure's own names; what Azure adds to what is written is no difference. */
function ofBody({ attributes }: Thing, { resource }: Found, match: Match, ignored: readonly string[]): Differences {
  const differences: Differences = {};
  if (!ignored.includes('body')) within('body', attributes.body, resource, match, differences, ignored);
  return differences;
}

function within(path: string, says: unknown, has: unknown, match: Match, differences: Differences, ignored: readonly string[]): void {
  if (ignored.includes(path)) return;
  if (isBlock(says)) {
    for (const [name, value] of Object.entries(says)) within(`${path}.${name}`, value, block(has)[name], match, differences, ignored);
    return;
  }
  const value = match.valueOf(says);
  if (value === UNKNOWN || says === null || (isEmpty(value) && isEmpty(has))) return;
  if (!equal(value, has) && String(value).toLowerCase() !== String(has).toLowerCase()) differences[path] = has as Value;
}

/** What Terraform is told to leave alone. */
function ignoredBy({ attributes }: Thing): string[] {
  const { ignore_changes: ignored } = block(attributes.lifecycle);
  return Array.isArray(ignored) ? ignored.map((path) => String(path).replace(/\[0\]/g, '')) : [];
}

function isBlock(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlocks(value: unknown): value is Attributes[] {
  return Array.isArray(value) && value.length > 0 && blocks(value).length === value.length;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (isBlock(value) && Object.keys(value).length === 0)
  );
}

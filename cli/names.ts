import { NameRule, Within } from '../lib/core/name-forms';
import { NAME_RULES, NamedKind } from '../lib/core/name-rules';
import { withoutVersion } from './azure-id';
import { counted } from './json';
import { kindOf, rankOf } from './kinds';
import { NAMED_TYPES, UNCHOSEN_TYPES } from './named-types';
import { StackModel, Thing } from './stack-model';
import { fill } from './terminal';

/** A name that a stack gives, and what Azure asks of it. */
export interface GivenName {
  readonly title: string;
  readonly name: string;
  /** How many resources have it, each within something else. */
  readonly count: number;
  /** Its length, where it is known before Terraform runs. */
  readonly length?: number;
  /** How long it may be, what it may have, and within what it is unique, where the library knows. */
  readonly rule?: Pick<NameRule, 'rule' | 'within'>;
}

/** The names of all that a stack makes, in the order in which it is explained. */
export function namesOf(model: StackModel): GivenName[] {
  const all = model.made
    .filter((thing) => (typeof thing.attributes.name === 'string' || isKey(thing)) && thing.name !== '' && !UNCHOSEN_TYPES.includes(thing.type))
    .map((thing) => ({ thing, kind: kindOf(thing, model) }))
    .sort((a, b) => rankOf(a.kind) - rankOf(b.kind))
    .flatMap(({ thing, kind }) => [
      given(kind.title, thing.name, thing.attributes.name, isKey(thing) ? 'key' : NAMED_TYPES[thing.type]),
      ...interfaceOf(thing, model),
    ]);
  return together(all);
}

/** A key that is made through the control plane is an action on an id. */
function isKey({ type, attributes }: Thing): boolean {
  return type === 'azapi_resource_action' && withoutVersion(String(attributes.type)) === 'Microsoft.KeyVault/vaults/keys';
}

function given(title: string, name: string, value: unknown, kind: NamedKind | undefined): GivenName {
  // What a variable or a resource of others will say is known only then.
  const known = !name.includes('…') && !/\$\{(?!\w+\.[\w-]+\.name\})/.test(String(value));
  return { title, name, count: 1, length: known ? name.length : undefined, rule: kind && NAME_RULES[kind] };
}

function interfaceOf({ type, attributes }: Thing, model: StackModel): GivenName[] {
  const { custom_network_interface_name: name } = attributes;
  if (type !== 'azurerm_private_endpoint' || typeof name !== 'string') return [];
  return [given(NAME_RULES.endpointInterface.title, model.text(name), name, 'endpointInterface')];
}

/** One name for each kind, with the number of those that have it. */
function together(all: readonly GivenName[]): GivenName[] {
  const found = new Map<string, GivenName>();
  for (const each of all) {
    const key = JSON.stringify([each.title, each.name]);
    found.set(key, { ...each, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Within what names are unique, the widest first. */
const PLACES: readonly Within[] = [Within.EVERYWHERE, Within.TENANT, Within.REGION, Within.GROUP, Within.PARENT];

/** The names for a terminal of that many columns: by within what they must be unique and by kind, each with its length. */
export function toNames(model: StackModel, columns: number): string {
  const names = namesOf(model);
  const width = Math.max(80, Math.min(120, columns));
  const global = names.filter((name) => placeOf(name) === Within.EVERYWHERE).length;
  const head = `${model.name}: ${counted(names.length, 'name')}, ${global} unique in all of Azure. In brackets is how long each is.`;
  const places = PLACES.flatMap((place) =>
    section(
      `Unique in ${place}`,
      names.filter((name) => placeOf(name) === place),
      width,
    ),
  );
  const others = section(
    'Of kinds that this library does not name',
    names.filter(({ rule }) => rule === undefined),
    width,
  );
  return [head, ...places, ...others].join('\n');
}

function placeOf({ rule }: GivenName): Within | undefined {
  return rule && (rule.within ?? Within.GROUP);
}

function section(title: string, names: readonly GivenName[], width: number): string[] {
  if (names.length === 0) return [];
  const titles = [...new Set(names.map((name) => name.title))];
  const kinds = titles.flatMap((kind) => {
    const same = names.filter((name) => name.title === kind);
    const rule = same[0]?.rule?.rule;
    const listed = same.map((name, index) => `${worded(name)}${index === same.length - 1 ? '' : ','}`);
    return [...lines(`${kind}${rule === undefined ? '' : `: ${rule}`}`.split(' '), 2, width), ...lines(listed, 6, width)];
  });
  return ['', title, ...kinds];
}

function worded({ name, length, count }: GivenName): string {
  return `${name} (${length ?? '?'}${count === 1 ? '' : `, ×${count}`})`;
}

function lines(words: string[], indent: number, width: number): string[] {
  return fill(words, width - indent, ' ').map((line, index) => `${' '.repeat(index === 0 || indent > 2 ? indent : indent + 2)}${line}`);
}

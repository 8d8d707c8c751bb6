import { TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { camelCase } from '../core/camel-case';
import { givenAs } from '../core/given';
import { refuseLater, warn } from '../core/errors';
import { resolve } from '../core/resolve';
import { wholeStack } from '../core/whole-stack';
import { text } from './blocks';
import { CalendarItem } from './calendar-item';
import { CALENDAR, changeOf } from './entries';
import { Attributes, Entry, isResourceUse, ResourceUse } from './entry';

const acknowledged = new WeakMap<IConstruct, Set<CalendarItem>>();

/**
 * What of Azure is retired or changes, and is used all the same. docs/calendar.md has every row with its day and its source.
 *
 * Synth warns once a stack for each row that the stack uses, and names the construct. Nothing depends on the day of the synth: a row says its date before and
 * after it.
 */
export class Calendar {
  /**
   * Says that a use is known, so that synth no longer warns of it. `explain` goes on to tell it.
   *
   * @param scope where it is used: a construct, a stack, or the app for all of it
   * @param item what is used
   */
  static acknowledge(scope: Construct, item: CalendarItem): void {
    givenAs(undefined, 'scope', 'constructs.IConstruct', scope);
    givenAs(scope, 'item', 'CalendarItem', item);
    const known = acknowledged.get(scope) ?? new Set();
    acknowledged.set(scope, known.add(item));
  }

  private constructor() {}
}

/** Whether somebody said at `scope` or above that a use is known. */
export function isAcknowledged(scope: IConstruct, item: CalendarItem): boolean {
  return scope.node.scopes.some((each) => acknowledged.get(each)?.has(item) === true);
}

/** Warns of what the resources of a stack use, once everything is declared. */
export function watchCalendar(stack: TerraformStack): void {
  const nodes = wholeStack(stack);
  refuseLater(stack, () => {
    const all = nodes().filter((node) => TerraformResource.isTerraformResource(node));
    const resources = all.filter((resource) => mayUse(resource) && TerraformStack.of(resource) === stack).map(asRead);
    for (const entry of CALENDAR) {
      const { use } = entry;
      if (isResourceUse(use) && entry.quiet === undefined) warnOfUse(entry, use, resources);
    }
    return [];
  });
}

interface Declared {
  readonly resource: TerraformResource;
  readonly type: string;
  readonly attributes: Attributes;
}

const TYPES = new Set(CALENDAR.flatMap(({ use, quiet }) => (isResourceUse(use) && quiet === undefined ? use.types : [])));

/** Whether any row is about the resource: only those are read, since that takes time. */
function mayUse({ terraformResourceType: type }: TerraformResource): boolean {
  return TYPES.has(type) || type.startsWith('azapi_');
}

/** A resource as Terraform will read it, overrides included: what a row asks for of it, and no more. */
function asRead(resource: TerraformResource): Declared {
  const { terraformResourceType, friendlyUniqueId } = resource;
  let declared: Attributes | undefined;
  const readAll = (): Attributes => {
    const json = resource.toTerraform() as { resource?: { [type: string]: { [id: string]: Attributes } } };
    return json.resource?.[terraformResourceType]?.[friendlyUniqueId] ?? {};
  };
  const attributes = new Proxy<Attributes>(
    {},
    {
      get: (_, name) => {
        if (isLeftOut(resource, String(name))) return undefined;
        declared ??= readAll();
        return resolve(resource, declared[String(name)]);
      },
    },
  );
  const azureType = terraformResourceType.startsWith('azapi_') ? text(attributes.type)?.replace(/@.*/, '') : undefined;
  return { resource, type: azureType ?? terraformResourceType, attributes };
}

/** Whether an L1 resource says of an attribute that it was not given: that is found sooner than it is read with all the others. */
function isLeftOut(resource: TerraformResource, attribute: string): boolean {
  const { rawOverrides } = resource as unknown as { readonly rawOverrides: Attributes };
  const input = `${camelCase(attribute)}Input`;
  return input in resource && (resource as unknown as Attributes)[input] === undefined && !(attribute in rawOverrides);
}

function warnOfUse(entry: Entry, { types, found }: ResourceUse, resources: readonly Declared[]): void {
  const uses = resources.flatMap((declared) => {
    const word = types.includes(declared.type) && !isAcknowledged(declared.resource, entry.item) ? found(declared) : undefined;
    return word === undefined ? [] : [{ word, owner: ownerOf(declared.resource) }];
  });
  const [first, ...others] = uses;
  if (first === undefined) return;
  const also = others.length === 0 ? '' : ` Used as well by ${others.map(({ owner }) => `[${owner.node.path}]`).join(', ')}.`;
  warn(first.owner, `${sentence(entry, first.word)}${also} 'Calendar.acknowledge' with CalendarItem.${nameOf(entry.item)} silences this`);
}

/** What people have written: the construct whose main resource it is. */
function ownerOf(resource: TerraformResource): IConstruct {
  const { id, scope } = resource.node;
  return id === 'Resource' && scope !== undefined ? scope : resource;
}

function sentence(entry: Entry, word: string): string {
  return `${entry.title} ('${word}'): ${changeOf(entry)}. ${entry.instead}.`;
}

function nameOf(item: CalendarItem): string {
  return Object.entries(CalendarItem).find(([, value]) => value === item)?.[0] ?? item;
}

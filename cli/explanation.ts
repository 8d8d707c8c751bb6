import { Coming, comingTo } from './coming';
import { Grant, grantsOf } from './grants';
import { counted } from './json';
import { Kind, Part, PARTS } from './kind';
import { kindOf, rankOf } from './kinds';
import { notesOn } from './notes';
import { Places } from './places';
import { Openness, Reach, reachOf } from './reach';
import { StackModel, Thing } from './stack-model';
import { Subscription, Subscriptions } from './subscriptions';

/** One row of the table: things of one kind about which the same is to be said. */
export interface Row {
  readonly place: string;
  readonly part: Part;
  /** The kind of the things. */
  readonly title: string;
  readonly count: number;
  /** The kind of the things, with their number where there are several. */
  readonly resource: string;
  readonly names: readonly string[];
  readonly made: boolean;
  /** What its subscription is called, where the stack has several. */
  readonly subscription?: string;
  readonly reach: string;
  /** One line for each principal. */
  readonly who: readonly string[];
  readonly why: string;
}

/** What a stack will make, and why. */
export interface Explanation {
  readonly stack: string;
  readonly summary: string;
  /** Those in which it makes something, where the program says it. */
  readonly subscriptions: readonly Subscription[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  /** What Azure or a provider retires or changes of what the stack uses. */
  readonly coming: readonly Coming[];
}

interface Told {
  readonly thing: Thing;
  readonly place: string;
  readonly kind: Kind;
  readonly subscription?: string;
  readonly reach: Reach;
  readonly who: readonly string[];
  readonly why: string;
}

export function explain(model: StackModel): Explanation {
  const grants = grantsOf(model);
  const places = new Places(model);
  const subscriptions = new Subscriptions(model);
  const told = model.things
    .filter(({ type }) => type !== 'azurerm_role_assignment')
    .map((thing) => ({ ...tell(thing, places.of(thing), grants, model), subscription: subscriptions.of(thing) }))
    .sort((a, b) => rankOf(a.kind) - rankOf(b.kind));
  const rows = places.all.flatMap((place) =>
    PARTS.flatMap((part) =>
      rowsOf(
        told.filter((each) => each.place === place && each.kind.part === part),
        model,
      ),
    ),
  );
  const summary = summaryOf(model, told, grants);
  return { stack: model.name, summary, subscriptions: subscriptions.all, rows, notes: notesOn(model), coming: comingTo(model) };
}

function tell(thing: Thing, place: string, grants: Grant[], model: StackModel): Told {
  const kind = kindOf(thing, model);
  return {
    thing,
    place,
    kind,
    reach: reachOf(thing, model),
    who: whoMay(grants.filter(({ scope }) => scope?.address === thing.address)),
    why: typeof kind.why === 'string' ? kind.why : kind.why(thing, model),
  };
}

function whoMay(grants: Grant[]): string[] {
  const principals = [...new Set(grants.map(({ principal }) => principal))].sort();
  return principals.map((principal) => {
    const roles = grants.filter((grant) => grant.principal === principal).map(({ role }) => role);
    return `${principal}: ${[...new Set(roles)].sort().join(', ')}`;
  });
}

/** Puts what differs only by name into one row. */
function rowsOf(told: Told[], model: StackModel): Row[] {
  const groups = new Map<string, Told[]>();
  for (const each of told) {
    const key = JSON.stringify([each.kind.title, each.thing.made, each.subscription, each.reach.text, each.who, each.why]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const [{ place, kind, thing, subscription, reach, who, why }] = group as [Told, ...Told[]];
    const names = group.map((each) => kind.shownAs?.(each.thing, model) ?? each.thing.name).filter((name) => name !== '');
    return {
      place,
      part: kind.part,
      title: kind.title,
      count: group.length,
      resource: group.length === 1 ? kind.title : `${kind.title} ×${group.length}`,
      names: [...new Set(names)],
      made: thing.made,
      subscription,
      reach: reach.text,
      who,
      why,
    };
  });
}

function summaryOf(model: StackModel, told: Told[], grants: Grant[]): string {
  const number = (openness: Openness): number => told.filter(({ reach }) => reach.openness === openness).length;
  const limited = number('limited');
  return [
    `${counted(model.made.length, 'resource')} made, ${model.brought.length} brought`,
    `${number('closed')} closed to the public network${limited === 0 ? '' : `, ${limited} open to some`}, ${number('open')} open`,
    counted(grants.length, 'grant'),
  ].join('; ');
}

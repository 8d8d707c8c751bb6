import { Site } from '../scaffold';

export type Props = { readonly [name: string]: unknown };

/** A value, or what makes it in the stack where it is used. */
export type Value = unknown;

/** What a property is given in turn, beside what it needs and what must give way to it. */
export interface Given {
  readonly values: readonly [Value, Value?];
  readonly beside?: Props;
  /** Whether the second value says what goes without saying, so that the first one is given once more before it is taken away. */
  readonly usual?: boolean;
  /** What stands in its place while it is not given, where something must. */
  readonly instead?: Props;
}

/** Something of the library that takes props or options: how it is made, and what its properties may be. */
export interface Subject {
  /** The interface of what it takes. */
  readonly struct: string;
  /** Whose life it is, as docs/changes.md calls it. */
  readonly title: string;
  /** Terraform's or Azure's type of what `it` means in a `@change`. */
  readonly it: string;
  /** What it is given always, the required properties among it. */
  readonly base: (site: Site) => Props;
  readonly make: (site: Site, props: never) => unknown;
  /** Where the values of `values.ts` do not serve. For a required property, what it is changed to. */
  readonly given?: { readonly [property: string]: Given };
  /** Properties that have no life, with the reason. */
  readonly without?: { readonly [property: string]: string };
}

/** Two values, one after the other. */
export function turns(first: Value, second?: Value, beside?: Props, instead?: Props): Given {
  return { values: [first, second], beside, instead };
}

/** Two values, of which the second says what goes without saying. */
export function swings(first: Value, usual: Value, beside?: Props, instead?: Props): Given {
  return { ...turns(first, usual, beside, instead), usual: true };
}

/** A value where it is used: what makes it is called. */
export function valueIn(site: Site, value: Value): unknown {
  return typeof value === 'function' ? (value as (site: Site) => unknown)(site) : value;
}

export function propsIn(site: Site, props: Props = {}): Props {
  return Object.fromEntries(Object.entries(props).map(([name, value]) => [name, valueIn(site, value)]));
}

import { SHAPES } from '../../../lib/core/shape-table';
import { Entry, Site, synthEntry } from '../scaffold';
import { Given, Props, propsIn, Subject, Value, valueIn } from './subject';
import { valuesFor } from './values';

/** What happens to a property at a step. */
export type Step = 'added' | 'changed' | 'taken away';

/** The life of one property: a configuration for each of its states, and what happens between them. */
export interface Life {
  readonly subject: Subject;
  readonly property: string;
  readonly name: string;
  /** Nothing for a step that only leads to the next. */
  readonly steps: readonly (Step | undefined)[];
  /** One more than there are steps. */
  readonly entries: readonly Entry[];
}

type Members = { readonly [name: string]: string };
const structs: { readonly [name: string]: Members | undefined } = SHAPES.structs;

/** What the CDK declares, and says itself what it does. */
export const OF_THE_CDK = ['connection', 'count', 'dependsOn', 'forEach', 'lifecycle', 'provider', 'provisioners'];

/** The properties of a subject that should have a life. */
export function propertiesOf({ struct }: Pick<Subject, 'struct'>): string[] {
  return Object.keys(structs[struct] ?? {}).filter((name) => !OF_THE_CDK.includes(name));
}

export function isRequired({ struct }: Pick<Subject, 'struct'>, property: string): boolean {
  return structs[struct]?.[property]?.endsWith('?') !== true;
}

/** Every life of a subject, but of what is listed to have none. */
export function livesOf(subject: Subject): Life[] {
  return propertiesOf(subject)
    .filter((property) => subject.without?.[property] === undefined)
    .map((property) => lifeOf(subject, property));
}

/** The type of a property, as lib/core/shape-table.ts writes it. */
export function typeOf({ struct }: Pick<Subject, 'struct'>, property: string): string {
  return structs[struct]?.[property]?.replace(/\?$/, '') ?? '';
}

/** What a property is given in its life. */
export function givenFor(subject: Subject, property: string): Given {
  const given = subject.given?.[property] ?? valuesFor(property, typeOf(subject, property));
  if (given === undefined) throw new Error(`${subject.title}: '${property}' is given no values, and is not listed to have none`);
  return given;
}

function lifeOf(subject: Subject, property: string): Life {
  const { values, beside, instead, usual } = givenFor(subject, property);
  const state = (value: Value): Entry => ({
    build: (site) => makeWith(site, subject, value === undefined ? { ...beside, ...instead } : beside, property, value),
  });
  const [first, second] = values.map(state) as [Entry, Entry];
  const life = (steps: Life['steps'], ...entries: Entry[]): Life => ({ subject, property, name: `${subject.title} ${property}`, steps, entries });
  if (isRequired(subject, property)) {
    return life(['changed'], { build: (site) => subject.make(site, { ...subject.base(site), ...propsIn(site, beside) } as never) }, first);
  }
  const without = state(undefined);
  if (values[1] === undefined) return life(['added', 'taken away'], without, first, without);
  if (usual === true) return life(['added', 'changed', undefined, 'taken away'], without, first, second, first, without);
  return life(['added', 'changed', 'taken away'], without, first, second, without);
}

/** Makes a subject with a value of a property. */
export function makeWith(site: Site, { base, make }: Subject, beside: Props | undefined, property: string, value: Value): void {
  make(site, { ...base(site), ...propsIn(site, beside), [property]: valueIn(site, value) } as never);
}

/** The Terraform of each state of a life. */
export function synthLife({ name, entries }: Life): object[] {
  const known = new Map<Entry, object>();
  return entries.map((entry) => {
    const config = known.get(entry) ?? synthesized(name, entry);
    known.set(entry, config);
    return config;
  });
}

function synthesized(name: string, entry: Entry): object {
  try {
    return synthEntry(entry);
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

import { App } from 'cdktf';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Kinds {
  readonly text: string;
  readonly flag: boolean;
  readonly list: string[];
  readonly map: { [key: string]: string };
}
type Kind = keyof Kinds;

/** The keys that a stack asks for, each with the kind of its value; a `?` marks one that may be left out. */
export interface Spec {
  readonly [key: string]: Kind | `${Kind}?`;
}

/** The settings of a stack, typed by the keys asked for. */
export type Settings<S extends Spec> = {
  readonly [K in keyof S]: S[K] extends Kind ? Kinds[S[K]] : S[K] extends `${infer T extends Kind}?` ? Kinds[T] | undefined : never;
};

const LOOKS: { readonly [kind in Kind]: { readonly title: string; readonly fits: (value: unknown) => boolean } } = {
  text: { title: 'a text', fits: isText },
  flag: { title: 'true or false', fits: (value) => typeof value === 'boolean' },
  list: { title: 'a list of texts', fits: (value) => Array.isArray(value) && value.every(isText) },
  map: { title: 'an object of texts', fits: (value) => isObject(value) && Object.values(value).every(isText) },
};

/** `context` in cdktf.json; under the cdktf CLI, cdktf reads it by itself. */
export function readContext(directory: string): { [key: string]: unknown } {
  const file = JSON.parse(readFileSync(join(directory, 'cdktf.json'), 'utf8')) as { context?: { [key: string]: unknown } };
  return file.context ?? {};
}

/**
 * The settings of one stack: the object of its name in `context` of cdktf.json.
 *
 * Throws when it is missing, when a key is missing or of another kind, and when a key is there that the stack does not know.
 */
export function settings<S extends Spec>(app: App, stack: string, spec: S): Settings<S> {
  const given: unknown = app.node.tryGetContext(stack);
  if (!isObject(given)) throw new Error(`cdktf.json: 'context' has no object '${stack}' for the stack '${stack}'`);
  const unknown = Object.keys(given).find((key) => !(key in spec));
  if (unknown !== undefined) {
    throw new Error(`cdktf.json: the stack '${stack}' knows no setting '${unknown}'; it knows ${Object.keys(spec).join(', ')}`);
  }
  for (const [key, kind] of Object.entries(spec)) {
    const look = LOOKS[kind.replace('?', '') as Kind];
    if (given[key] === undefined && kind.endsWith('?')) continue;
    if (!look.fits(given[key])) {
      const problem = given[key] === undefined ? 'is missing' : `is ${JSON.stringify(given[key])}`;
      throw new Error(`cdktf.json: the setting '${key}' of the stack '${stack}' ${problem}; it must be ${look.title}`);
    }
  }
  return given as Settings<S>;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

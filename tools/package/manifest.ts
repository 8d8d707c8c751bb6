import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export type Names = { readonly [name: string]: string };

/** What package.json says of itself, as far as other packages are made from it. */
export interface Manifest {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly bin: Names;
  readonly dependencies: Names;
  readonly devDependencies: Names;
  readonly peerDependencies: Names;
  readonly overrides: Names;
}

export const ROOT = join(__dirname, '..', '..');
export const LIBRARY = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;

/** The exact versions that this repository is tested with. */
export function pinned(...names: string[]): Names {
  const known: Names = { ...LIBRARY.devDependencies, ...LIBRARY.dependencies };
  return Object.fromEntries(
    names.map((name) => {
      const version = known[name];
      if (version === undefined) throw new Error(`package.json has no version of ${name}`);
      return [name, version];
    }),
  );
}

/** Some fields of an object. */
export function pick(from: { readonly [key: string]: unknown }, ...keys: string[]): { [key: string]: unknown } {
  return Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]]));
}

/** JSON as package.json is written. */
export function json(content: object): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** The files in a directory of this repository, if it is there. */
export function below(directory: string): string[] {
  if (!existsSync(join(ROOT, directory))) return [];
  const entries = readdirSync(join(ROOT, directory), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)));
}

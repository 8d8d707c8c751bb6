import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './manifest';
import { run } from './process';

/** A package as npm would publish it. */
export interface Packed {
  readonly name: string;
  /** The tarball. */
  readonly file: string;
  /** The paths of what is in it. */
  readonly paths: readonly string[];
}

/** Packs what the build has written. */
export async function pack(directory: string, into: string): Promise<Packed> {
  const text = await run('npm', ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', into], directory);
  const [made] = JSON.parse(text) as [{ name: string; filename: string; files: { path: string }[] }];
  return { name: made.name, file: join(into, made.filename), paths: made.files.map(({ path }) => path).sort() };
}

/** Throws when a package holds what it should not, or lacks what it should have. */
export function checkContents({ name, paths }: Packed, expected: RegExp, needed: readonly string[]): void {
  const strays = paths.filter((path) => !expected.test(path));
  if (strays.length > 0) throw new Error(`${name} holds what it should not: ${strays.join(', ')}`);
  const missing = needed.filter((path) => !paths.includes(path));
  if (missing.length > 0) throw new Error(`${name} lacks ${missing.join(', ')}`);
}

/** publint, and for libraries Are The Types Wrong. Preloaded files have no types. */
export async function lint({ file }: Packed, hasTypes: boolean): Promise<void> {
  await run('npx', ['publint', 'run', file, '--strict'], ROOT);
  if (hasTypes) await run('npx', ['attw', file, '--exclude-entrypoints', 'no-creation-stacks', '--no-emoji', '--no-color'], ROOT);
}

/** Does something in a directory that is gone afterwards. */
export async function inTemporaryDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What a stack has become, but for the versions of the CDK and of azurerm, and for where a local state lies. */
export function readStack(directory: string, stack: string): object {
  const { terraform, '//': about, ...config } = parse(directory, stack);
  const { metadata } = about;
  const { azurerm, ...providers } = terraform.required_providers;
  return {
    ...config,
    '//': { ...about, metadata: { ...metadata, version: undefined } },
    terraform: { ...terraform, backend: undefined, required_providers: { ...providers, azurerm: { ...azurerm, version: undefined } } },
  };
}

/** The versions of azurerm that a stack requires. */
export function azurermOf(directory: string, stack: string): string {
  return parse(directory, stack).terraform.required_providers.azurerm?.version ?? '';
}

function parse(directory: string, stack: string): Stack {
  return JSON.parse(readFileSync(join(directory, 'cdktf.out', 'stacks', stack, 'cdk.tf.json'), 'utf8')) as Stack;
}

interface Stack {
  readonly '//': { readonly metadata: { readonly version: string } };
  readonly terraform: { readonly required_providers: { readonly [name: string]: { readonly version: string } } };
}

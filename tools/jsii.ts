// npm run jsii: compiles the public API with jsii, and generates the Python package from it, below build/jsii or the directory that is given.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { forCdktn } from './package/for-cdktn';
import { LIBRARY, Names, pinned, ROOT } from './package/manifest';

/** A binding of CDK Terrain that lies elsewhere, for the package that is made for it. */
export interface Binding {
  readonly directory: string;
  /** What the package takes of it, as npm writes it. */
  readonly range: string;
}

/** What the library needs at synth besides its peers. */
const BUNDLED = ['yaml'];

/** What jsii wants to know of a package, from what npm is told of ours. */
function manifest(binding?: Binding): object {
  const { version, description, keywords, license, peerDependencies, peerDependenciesMeta } = LIBRARY;
  const name = binding === undefined ? LIBRARY.name : LIBRARY.name.replace('cdktf', 'cdktn');
  // The API needs no optional peer: what takes one is a command line tool.
  const optional = peerDependenciesMeta as { readonly [peer: string]: { readonly optional?: boolean } | undefined };
  const needed = Object.fromEntries(Object.entries(peerDependencies).filter(([peer]) => optional[peer]?.optional !== true));
  const ofCdktn = (range: string): Names => ({
    '@cdktn/provider-azurerm': range,
    cdktn: `^${String(pinned('cdktn').cdktn)}`,
    constructs: '>=10.6.0 <10.8.0',
  });
  const peers = binding === undefined ? needed : ofCdktn(binding.range);
  return {
    name,
    version,
    description,
    keywords,
    license,
    // jsii insists on both.
    author: LIBRARY.author ?? { name: `The authors of ${name}`, organization: true },
    repository: LIBRARY.repository ?? { type: 'git', url: `https://www.npmjs.com/package/${name}` },
    main: 'lib/index.js',
    types: 'lib/index.d.ts',
    peerDependencies: peers,
    // jsii takes what is not its own only if the package brings it along.
    dependencies: pinned(...BUNDLED),
    bundledDependencies: BUNDLED,
    devDependencies: binding === undefined ? pinned(...Object.keys(peers)) : {},
    jsii: {
      outdir: 'dist',
      versionFormat: 'short',
      targets: { python: { distName: name, module: name.replaceAll('-', '_') } },
    },
  };
}

/** Base classes that are not exported: jsii takes their members for those of what extends them, once it is told to. TypeScript would leave them out of its types. */
function hideBases(directory: string): void {
  const lib = join(directory, 'lib');
  const exported = readFileSync(join(lib, 'index.ts'), 'utf8');
  for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(join(lib, file), 'utf8');
    const hidden = source.replace(
      /^(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?(?=export abstract class (\w+))/gm,
      (found: string, text: string | undefined, name: string) =>
        new RegExp(`\\b${name}\\b`).test(exported) ? found : `/**${text ?? ''}\n * @internal\n */\n`,
    );
    if (hidden !== source) writeFileSync(join(lib, file), hidden);
  }
}

/** Errors are of each language's own kinds there. */
function hideErrors(directory: string): void {
  const index = join(directory, 'lib', 'index.ts');
  writeFileSync(index, readFileSync(index, 'utf8').replace('ConfigurationError, ', ''));
}

/** The sources as CDK Terrain needs them, and its binding where they find it. */
function moveToCdktn(directory: string, binding: Binding): void {
  const lib = join(directory, 'lib');
  for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    writeFileSync(join(lib, file), forCdktn(file, readFileSync(join(lib, file), 'utf8')));
  }
  const target = join(directory, 'node_modules', '@cdktn', 'provider-azurerm');
  mkdirSync(dirname(target), { recursive: true });
  cpSync(binding.directory, target, { recursive: true });
}

/** Writes the assembly of the library, and the source of its Python package: for CDK Terrain where a binding of it is given. Tells what jsii says. With `prepare`, sources may be changed before. */
export function makeAssembly(directory: string, binding?: Binding, prepare?: (lib: string) => void): string {
  const run = (name: string, ...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', name, 'bin', name), ...args], {
      cwd: directory,
      encoding: 'utf8',
      env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] },
    });
    if (status !== 0) throw new Error(`${name} failed:\n${stdout}${stderr}`);
    return stdout + stderr;
  };
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  cpSync(join(ROOT, 'lib'), join(directory, 'lib'), { recursive: true });
  prepare?.(join(directory, 'lib'));
  hideBases(directory);
  hideErrors(directory);
  if (binding !== undefined) moveToCdktn(directory, binding);
  for (const name of BUNDLED) cpSync(join(ROOT, 'node_modules', name), join(directory, 'node_modules', name), { recursive: true });
  for (const file of ['README.md', 'LICENSE']) cpSync(join(ROOT, file), join(directory, file));
  writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest(binding), undefined, 2));
  return run('jsii') + run('jsii-pacmak', '--targets', 'python', '--code-only');
}

if (require.main === module) {
  // Below the root, so that the dependencies are found in its node_modules.
  const directory = resolve(ROOT, process.argv[2] ?? 'build/jsii');
  console.log(makeAssembly(directory));
  console.log(`The assembly is ${relative(ROOT, directory)}/.jsii, the Python package ${relative(ROOT, directory)}/dist/python.`);
}

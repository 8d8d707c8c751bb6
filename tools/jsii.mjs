// Compiles the public API with jsii, and generates the Python package from it, below build/jsii or the directory that is given.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Below the root, so that the dependencies are found in its node_modules.
const directory = resolve(root, process.argv[2] ?? 'build/jsii');

/** Runs a program of the dependencies there; ends with it where it fails. */
function run(name, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', name, 'bin', name), ...args], {
    cwd: directory,
    stdio: 'inherit',
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** What jsii wants to know of a package, from what npm is told of ours. */
function manifest() {
  const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { name, version, description, keywords, license, devDependencies, peerDependenciesMeta } = ours;
  // The API needs no optional peer: what takes one is a command line tool.
  const needed = Object.entries(ours.peerDependencies).filter(([peer]) => peerDependenciesMeta[peer]?.optional !== true);
  const peerDependencies = Object.fromEntries(needed);
  return {
    name,
    version,
    description,
    keywords,
    license,
    // jsii insists on both.
    author: ours.author ?? { name: `The authors of ${name}`, organization: true },
    repository: ours.repository ?? { type: 'git', url: `https://www.npmjs.com/package/${name}` },
    main: 'lib/index.js',
    types: 'lib/index.d.ts',
    peerDependencies,
    devDependencies: Object.fromEntries(Object.keys(peerDependencies).map((peer) => [peer, devDependencies[peer]])),
    jsii: {
      outdir: 'dist',
      versionFormat: 'short',
      targets: { python: { distName: name, module: name.replaceAll('-', '_') } },
    },
  };
}

/** Base classes that are not exported: jsii takes their members for those of what extends them, once it is told to. TypeScript would leave them out of its types. */
function hideBases() {
  const lib = join(directory, 'lib');
  const exported = readFileSync(join(lib, 'index.ts'), 'utf8');
  for (const file of readdirSync(lib, { recursive: true }).filter((name) => name.endsWith('.ts'))) {
    const source = readFileSync(join(lib, file), 'utf8');
    const hidden = source.replace(/^(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?(?=export abstract class (\w+))/gm, (found, text, name) =>
      new RegExp(`\\b${name}\\b`).test(exported) ? found : `/**${text ?? ''}\n * @internal\n */\n`,
    );
    if (hidden !== source) writeFileSync(join(lib, file), hidden);
  }
}

/** Errors are of each language's own kinds there. */
function hideErrors() {
  const index = join(directory, 'lib', 'index.ts');
  writeFileSync(index, readFileSync(index, 'utf8').replace('ConfigurationError, ', ''));
}

rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
cpSync(join(root, 'lib'), join(directory, 'lib'), { recursive: true });
hideBases();
hideErrors();
for (const file of ['README.md', 'LICENSE']) cpSync(join(root, file), join(directory, file));
writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest(), undefined, 2));
run('jsii');
run('jsii-pacmak', '--targets', 'python', '--code-only');
console.log(`The assembly is ${relative(root, directory)}/.jsii, the Python package ${relative(root, directory)}/dist/python.`);

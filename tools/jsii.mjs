// Compiles the public API with jsii, and generates the Python package from it: `npm run jsii`, or with the directory to work in.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// Below the root, so that the dependencies are found in its node_modules.
const directory = resolve(root, process.argv[2] ?? 'build/jsii');
const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Runs a program of the dependencies here. */
function run(name, ...args) {
  execFileSync(process.execPath, [join(root, 'node_modules', name, 'bin', name), ...args], {
    cwd: directory,
    stdio: 'inherit',
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1' },
  });
}

rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
// Command line tools are not part of the API.
cpSync(join(root, 'lib'), join(directory, 'lib'), { recursive: true, filter: (path) => relative(join(root, 'lib'), path) !== 'cli' });
for (const file of ['README.md', 'LICENSE']) cpSync(join(root, file), join(directory, file));
const { name, version, description, keywords, license, peerDependencies } = ours;
writeFileSync(
  join(directory, 'package.json'),
  JSON.stringify({
    name,
    version,
    description,
    keywords,
    license,
    // jsii asks for both.
    author: ours.author ?? { name: `The authors of ${name}`, organization: true },
    repository: ours.repository ?? { type: 'git', url: `https://www.npmjs.com/package/${name}` },
    main: 'lib/index.js',
    types: 'lib/index.d.ts',
    peerDependencies,
    devDependencies: Object.fromEntries(Object.keys(peerDependencies).map((peer) => [peer, ours.devDependencies[peer]])),
    jsii: {
      outdir: 'dist',
      versionFormat: 'short',
      targets: { python: { distName: name, module: name.replace(/-/g, '_') } },
    },
  }),
);
run('jsii');
run('jsii-pacmak', '--targets', 'python', '--code-only', '--force-subdirectory');

// Packs the library, installs the tarball into an empty project and lets the README's first program synthesize and type-check there.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { devDependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const project = mkdtempSync(join(tmpdir(), 'package-run-'));
const run = (command, args, cwd = project) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const block = /```ts\n(?<code>[^`]*new MlWorkspace[^`]*)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'));

try {
  const [{ filename, files }] = JSON.parse(run('npm', ['pack', '--json', '--silent', '--pack-destination', project], root));
  const sources = readdirSync(join(root, 'lib'), { recursive: true }).map((name) => String(name).replace(/\.ts$/, ''));
  const expected = new RegExp(`^(dist/(${sources.join('|')})\\.(js|d\\.ts)(\\.map)?|docs/.*\\.md|package\\.json|(README|CHANGELOG)\\.md|LICENSE)$`);
  const strays = files.map(({ path }) => path).filter((path) => !expected.test(path));
  if (strays.length > 0) throw new Error(`the package holds what it should not: ${strays.join(', ')}`);

  const versions = Object.keys(peerDependencies).map((name) => `${name}@${devDependencies[name]}`);
  const tools = ['typescript', '@types/node'].map((name) => `${name}@${devDependencies[name]}`);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  writeFileSync(join(project, 'main.ts'), block.groups.code);
  run('npm', ['install', '--silent', '--prefer-offline', `./${filename}`, ...versions, ...tools]);
  run('npx', ['tsc', '--strict', '--skipLibCheck', '--module', 'node16', '--moduleResolution', 'node16', '--target', 'es2022', 'main.ts']);
  run('node', ['main.js']);
  const { resource } = JSON.parse(readFileSync(join(project, 'cdktf.out', 'stacks', 'ml', 'cdk.tf.json'), 'utf8'));
  if (resource.azurerm_machine_learning_workspace === undefined) throw new Error('the consumer synthesized no workspace');
  console.log(`package: ${String(files.length)} files, installs into an empty project, type-checks and synthesizes there`);
} finally {
  rmSync(project, { recursive: true, force: true });
}

// Packs what `npm run build` has written, and uses all three packages as people do: `npm run test:package`.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CDKTN_PACKAGE } from './cdktn-package';
import { CREATE_PACKAGE } from './create-package';
import { useCreated, useCreatedForCdktn } from './created';
import { useLibraries } from './libraries';
import { ROOT } from './manifest';
import { checkContents, inTemporaryDirectory, lint, pack, Packed } from './packed';

/** What a library may hold: compiled sources that exist, their maps, and documentation. */
function libraryContents(): RegExp {
  const files = (directory: string): string[] =>
    readdirSync(join(ROOT, directory), { recursive: true }).map((name) => `${directory}/${String(name)}`);
  const sources = [...files('lib'), ...files('cli')].map((name) => name.replace(/\.ts$/, ''));
  return new RegExp(
    `^(dist/(${sources.join('|')})\\.(js|js\\.map|d\\.ts)|docs/.*\\.md|tools/no-creation-stacks\\.cjs|package\\.json|(README|CHANGELOG)\\.md|LICENSE)$`,
  );
}

const LIBRARY_NEEDS = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/lib/index.js',
  'dist/lib/index.js.map',
  'dist/lib/index.d.ts',
  'dist/cli/main.js',
  'docs/cdk-terrain.md',
];
const CREATE_CONTENTS = /^(index\.mjs|package\.json|README\.md|LICENSE|template\/cdkt[fn]\/(?!node_modules|cdktf\.out).*)$/;
const CREATE_NEEDS = ['index.mjs', 'LICENSE', 'template/cdktf/gitignore', 'template/cdktn/main.ts'];

async function check(directory: string): Promise<void> {
  const [cdktf, cdktn, create] = await Promise.all([ROOT, CDKTN_PACKAGE, CREATE_PACKAGE].map((source) => pack(source, directory)));
  const packages = [cdktf, cdktn, create] as [Packed, Packed, Packed];
  packages.slice(0, 2).forEach((library) => checkContents(library, libraryContents(), LIBRARY_NEEDS));
  checkContents(packages[2], CREATE_CONTENTS, CREATE_NEEDS);
  const [consumer, created] = ['consumer', 'created'].map((name) => join(directory, name)) as [string, string];
  mkdirSync(consumer);
  mkdirSync(created);
  await Promise.all([
    Promise.all(packages.map((one) => lint(one, one !== packages[2]))),
    useLibraries(consumer, packages[0], packages[1]),
    useCreated(created, packages[0], packages[2]),
  ]);
  await useCreatedForCdktn(consumer, join(created, 'my-platform'), packages[1], packages[2]);
  for (const { name, paths } of packages) console.log(`${name}: ${paths.length} files`);
}

inTemporaryDirectory(check).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

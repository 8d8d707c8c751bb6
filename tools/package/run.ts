// Packs what `npm run build` has written, and uses all three packages as people do: `npm run test:package`.
import { deepStrictEqual } from 'node:assert';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CDKTN_PACKAGE } from './cdktn-package';
import { CREATE_PACKAGE } from './create-package';
import { compareCreated, startCreatedForCdktf, useCreated, useCreatedForAzurerm5 } from './created';
import { move, startWithAzurerm5, startWithCdktf, startWithCdktn } from './libraries';
import { ROOT } from './manifest';
import { checkContents, inTemporaryDirectory, lint, pack, Packed, readStack } from './packed';

/** What a library may hold: compiled sources that exist, their maps, declarations, and documentation. */
function libraryContents(): RegExp {
  const files = (directory: string): string[] =>
    readdirSync(join(ROOT, directory), { recursive: true }).map((name) => `${directory}/${String(name)}`);
  const sources = [...files('lib'), ...files('cli')].map((name) => name.replace(/\.ts$/, ''));
  return new RegExp(
    `^(dist/(${sources.join('|')})\\.(js|js\\.map)|dist/lib/index\\.d\\.ts|docs/.*\\.md|tools/no-creation-stacks\\.cjs|schemas/(props|workspace-file)\\.schema\\.json|package\\.json|(README|CHANGELOG)\\.md|LICENSE)$`,
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
  'schemas/props.schema.json',
  'schemas/workspace-file.schema.json',
];
const CREATE_CONTENTS = /^(index\.mjs|package\.json|README\.md|LICENSE|template\/cdkt[fn]\/(?!node_modules|cdktf\.out).*)$/;
const CREATE_NEEDS = ['index.mjs', 'LICENSE', 'template/cdktf/gitignore', 'template/cdktn/main.ts'];

async function check(directory: string): Promise<void> {
  const packages = await Promise.all([ROOT, CDKTN_PACKAGE, CREATE_PACKAGE].map((source) => pack(source, directory)));
  const [cdktf, cdktn, create] = packages as [Packed, Packed, Packed];
  for (const library of [cdktf, cdktn]) checkContents(library, libraryContents(), LIBRARY_NEEDS);
  checkContents(create, CREATE_CONTENTS, CREATE_NEEDS);
  const place = (name: string): string => join(directory, name);
  mkdirSync(place('created'));
  const [older] = await Promise.all([
    startWithCdktf(place('cdktf'), cdktf).then(async () => {
      const project = await startCreatedForCdktf(place('cdktf'), cdktf, create);
      await move(place('cdktf'), cdktn);
      return project;
    }),
    useCreated(place('created'), cdktn, create),
    startWithCdktn(place('cdktn'), cdktn),
    startWithAzurerm5(place('azurerm5'), cdktn).then((tried) => (tried ? useCreatedForAzurerm5(place('azurerm5'), create) : undefined)),
    Promise.all(packages.map((one) => lint(one, one !== create))),
  ]);
  const both = ['cdktf', 'cdktn'].map((project) => readStack(place(project), 'ml'));
  deepStrictEqual(both[1], both[0], 'CDK Terrain makes other Terraform of the first program');
  await compareCreated(older, join(place('created'), 'my-platform'), create);
  for (const { name, paths } of packages) console.log(`${name}: ${paths.length} files`);
}

inTemporaryDirectory(check).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { forCdktn } from './for-cdktn';
import { below, json, LIBRARY, pick, pinned, ROOT } from './manifest';
import { readmeForCdktn } from './readme';

export const CDKTN_PACKAGE = join(ROOT, 'dist-cdktn');
export const CDKTN_NAME = LIBRARY.name.replace('cdktf', 'cdktn');

/**
 * The version of CDK Terrain's binding that a new project asks for: the newest of azurerm 5, or where the registry has none, the one that this repository is
 * tested with. package-lock.json then says which.
 */
export const NEW_BINDING = `^18.5.0 || ${String(LIBRARY.devDependencies['@cdktn/provider-azurerm'])}`;

/** CDK Terrain has a switch of its own for what the library's file replaces in CDK for Terraform. */
const NO_CREATION_STACKS = "process.env.CDKTN_DISABLE_CREATION_STACK = '1';\n";

interface SourceMap {
  readonly [field: string]: unknown;
  readonly sources: string[];
  readonly sourcesContent: string[];
}

/** One file of dist/, by the kind that it is of. */
function convert(path: string, text: string): string {
  if (!path.endsWith('.map')) return forCdktn(path, text);
  const map = JSON.parse(text) as SourceMap;
  return JSON.stringify({ ...map, sourcesContent: map.sourcesContent.map((content, index) => forCdktn(map.sources[index] ?? path, content)) });
}

function manifest(): object {
  return {
    name: CDKTN_NAME,
    ...pick(LIBRARY, 'version'),
    description: LIBRARY.description.replace('CDK for Terraform', 'CDK Terrain'),
    keywords: LIBRARY.keywords.map((word) => word.replace('cdktf', 'cdktn')),
    ...pick(LIBRARY, 'license', 'repository', 'type', 'main', 'types', 'exports', 'files', 'engines'),
    bin: Object.fromEntries(Object.entries(LIBRARY.bin).map(([name, file]) => [name.replace('cdktf', 'cdktn'), file])),
    ...pick(LIBRARY, 'dependencies'),
    peerDependencies: {
      ...pick(LIBRARY.peerDependencies, '@azure/core-rest-pipeline', '@azure/identity', '@viz-js/viz'),
      // 18 follows azurerm 5: `npm run test:bindings` tries it.
      '@cdktn/provider-azurerm': `^${String(pinned('@cdktn/provider-azurerm')['@cdktn/provider-azurerm'])} || ^18.5.0`,
      cdktn: `^${String(pinned('cdktn').cdktn)}`,
      constructs: '^10.6.0',
    },
    ...pick(LIBRARY, 'peerDependenciesMeta'),
  };
}

/** Writes dist-cdktn/, the package for CDK Terrain, from what the compiler has written to dist/. */
export function writeCdktnPackage(): void {
  rmSync(CDKTN_PACKAGE, { recursive: true, force: true });
  const write = (path: string, text: string): void => {
    const target = join(CDKTN_PACKAGE, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  for (const path of below('dist')) write(path, convert(path, readFileSync(join(ROOT, path), 'utf8')));
  // Pages are written for CDK Terrain.
  for (const path of below('docs').filter((page) => page.endsWith('.md'))) cpSync(join(ROOT, path), join(CDKTN_PACKAGE, path));
  write('tools/no-creation-stacks.cjs', NO_CREATION_STACKS);
  write('README.md', readmeForCdktn(readFileSync(join(ROOT, 'README.md'), 'utf8')));
  write('package.json', json(manifest()));
  for (const file of [...below('schemas'), 'LICENSE', 'CHANGELOG.md']) cpSync(join(ROOT, file), join(CDKTN_PACKAGE, file));
}

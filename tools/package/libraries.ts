import { deepStrictEqual } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { json, LIBRARY, pinned, ROOT } from './manifest';
import { moveToCdktn } from './move';
import { Packed, readStack } from './packed';
import { run } from './process';

const COMPILER = ['--strict', '--skipLibCheck', '--module', 'node16', '--moduleResolution', 'node16', '--target', 'es2022'];
const NPM = ['install', '--silent', '--prefer-offline', '--no-audit', '--no-fund'];

/** The README's first program in an empty project: it installs, type-checks and synthesizes; then it moves to CDK Terrain, and synthesizes the same. */
export async function useLibraries(project: string, cdktf: Packed, cdktn: Packed): Promise<void> {
  const program = /```ts\n(?<code>[^`]*new MlWorkspace[^`]*)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.groups?.code;
  if (program === undefined) throw new Error('README.md shows no program with a workspace');
  writeFileSync(join(project, 'package.json'), json({ name: 'consumer', private: true }));
  writeFileSync(join(project, 'main.ts'), program);
  const versions = pinned('@cdktf/provider-azurerm', 'cdktf', 'constructs', 'typescript', '@types/node');
  await run('npm', [...NPM, cdktf.file, ...Object.entries(versions).map(([name, version]) => `${name}@${version}`)], project);
  const before = await synthesize(project);

  await moveToCdktn(project, cdktn);
  deepStrictEqual(await synthesize(project), before, 'CDK Terrain makes other Terraform of the first program');
  console.log(`${LIBRARY.name} and ${cdktn.name}: install into an empty project, type-check and synthesize the same there`);
}

async function synthesize(project: string): Promise<object> {
  await run('npx', ['tsc', ...COMPILER, 'main.ts'], project);
  await run('node', ['main.js'], project);
  return readStack(project, 'ml');
}

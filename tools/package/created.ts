import { deepStrictEqual, doesNotMatch, match } from 'node:assert';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from './manifest';
import { renameForCdktn } from './move';
import { azurermOf, Packed, readStack } from './packed';
import { run } from './process';

/** Those of the default, and the files of teams. */
const STACKS = ['--stacks', 'team,quickstart,private,teams'];
const INSTALL = ['install', '--loglevel=error', '--prefer-offline', '--no-audit', '--no-fund'];

const make = (create: Packed, directory: string, name: string, ...options: string[]): Promise<string> =>
  run('npm', ['exec', '--yes', `--package=${create.file}`, '--', create.name, name, ...options], directory);

/** A new repository for CDK Terrain, which is the default, synthesizes, passes its type check and its tests, and tells and draws what it makes. */
export async function useCreated(directory: string, cdktn: Packed, create: Packed): Promise<void> {
  await make(create, directory, 'my-platform', '--yes', ...STACKS);
  const project = join(directory, 'my-platform');
  await run('npm', [...INSTALL, keep(cdktn, project)], project);
  await run('git', ['init', '--quiet'], project);
  await run('git', ['add', '.'], project);
  match(await run('git', ['ls-files', 'vendor'], project), /\.tgz$/m, 'a clone of a new repository lacks the library');
  await run('npm', ['run', 'synth'], project);
  await run('npm', ['test'], project);
  await checkSchema(project);
  match(await run('npm', ['run', 'explain', '--', 'team'], project), /mlw-fraud-dev-weu/);
  match(await run('npm', ['run', 'explain', '--', 'teams-fraud'], project), /mlw-fraud-team-weu/);
  await run('npm', ['run', 'diagram', '--', 'team'], project);
  match(readFileSync(join(project, 'docs', 'pictures', 'team.svg'), 'utf8'), /<svg/);
  console.log(`${create.name}: its repository synthesizes, type-checks and passes its tests`);
}

/**
 * A new repository inside `consumer`, whose library, CDK and binding it takes, to save their several hundred MB; its tools it takes from here. It synthesizes.
 */
async function borrow(create: Packed, consumer: string, cdk: string): Promise<string> {
  const project = join(consumer, `my-${cdk}`);
  await make(create, consumer, basename(project), '--cdk', cdk, ...STACKS);
  await run('npm', ['run', 'synth'], project, { NODE_PATH: join(ROOT, 'node_modules') });
  return project;
}

/** A new repository for CDK for Terraform: its packages can be installed together, and it synthesizes. */
export async function startCreatedForCdktf(consumer: string, cdktf: Packed, create: Packed): Promise<string> {
  const project = await borrow(create, consumer, 'cdktf');
  await run('npm', [...INSTALL, '--package-lock-only', cdktf.file], project);
  return project;
}

/** It has made the same as `terrain`, the one for CDK Terrain, and becomes that where it moves as docs/cdk-terrain.md says. */
export async function compareCreated(project: string, terrain: string, create: Packed): Promise<void> {
  deepStrictEqual(stacksOf(project), stacksOf(terrain), 'a new repository for CDK for Terraform makes other Terraform');
  await renameForCdktn(project);
  deepStrictEqual(
    programs(project),
    programs(terrain),
    'a new repository for CDK Terrain is not what docs/cdk-terrain.md makes of one for CDK for Terraform',
  );
  const pages = ['README.md', join('pipelines', 'github', 'plan.yml')].map((file) => readFileSync(join(project, file), 'utf8'));
  for (const page of pages) doesNotMatch(page, /node_modules\/cdktf-azure-ml/, 'after the move, a page leads to a package that is gone');
  console.log(`${create.name}: its repository for CDK for Terraform has the same programs, and synthesizes the same`);
}

/** A new repository takes the binding of azurerm 5 as it is. */
export async function useCreatedForAzurerm5(consumer: string, create: Packed): Promise<void> {
  const project = await borrow(create, consumer, 'cdktn');
  match(azurermOf(project, 'team'), /^5\./, 'a new repository does not require azurerm 5 with its binding');
  console.log(`${create.name}: its repository synthesizes with the binding of azurerm 5`);
}

/** The file of the library in the folder that a repository commits. */
function keep({ file }: Packed, project: string): string {
  mkdirSync(join(project, 'vendor'));
  cpSync(file, join(project, 'vendor', basename(file)));
  return `./vendor/${basename(file)}`;
}

/** The settings that the types describe are those of the schema. */
async function checkSchema(project: string): Promise<void> {
  const read = (): unknown => JSON.parse(readFileSync(join(project, 'cdktf.schema.json'), 'utf8'));
  const written = read();
  await run('npm', ['run', 'schema'], project);
  deepStrictEqual(read(), written, 'the schema of a new repository is not that of its types');
}

function stacksOf(project: string): object {
  const stacks = readdirSync(join(project, 'cdktf.out', 'stacks'));
  if (stacks.length === 0) throw new Error('a new repository synthesizes no stack');
  return Object.fromEntries(stacks.map((stack) => [stack, readStack(project, stack)]));
}

/** The code of all TypeScript files, without comments: these say the name of the CDK too. */
function programs(project: string): object {
  const folders = ['lib', 'pipelines', 'stacks', 'test', 'tools'].filter((folder) => existsSync(join(project, folder)));
  const inside = folders.flatMap((folder) => readdirSync(join(project, folder), { recursive: true }).map((file) => join(folder, String(file))));
  const files = ['main.ts', ...inside.filter((file) => file.endsWith('.ts'))];
  return Object.fromEntries(files.sort().map((file) => [file, code(readFileSync(join(project, file), 'utf8'))]));
}

function code(text: string): string {
  return text.replaceAll(/^ *(\/\/|\/\*\*|\*).*\n/gm, '');
}

// npm run test:python: the generated packages in virtual environments. The program of docs/other-languages.md runs with both CDKs and makes the Terraform of its TypeScript
// twin, errors arrive with their texts, and the Azure ML SDK reads the config.json of a workspace. The wheels stay in build/python/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { makeAssembly } from '../../tools/jsii';
import { run } from '../../tools/package/process';
import { Column, COLUMNS, DEFAULT, environmentOf, ROOT } from '../bindings/columns';
import { bindingOfAzurerm5, NoRegistry } from '../bindings/wheel';
import { NoPython, pythonWith } from './environment';

const WHEELS = join(ROOT, 'build', 'python');
const HERE = mkdtempSync(join(tmpdir(), 'python-'));

/** A file of this directory or a program of the page, with the names of a CDK's packages. */
function named(cdk: Column['cdk'], program: string): string {
  if (cdk === 'cdktf') return program;
  return program.replaceAll('cdktf_cdktf_provider_azurerm', 'cdktn_provider_azurerm').replaceAll(/\bcdktf(?=_azure_ml| import)/g, 'cdktn');
}

/** The first program on the page. */
function programOfPage(): string {
  const page = readFileSync(join(ROOT, 'docs', 'other-languages.md'), 'utf8');
  return /```python\n([^]*?)```/.exec(page)?.[1] ?? '';
}

interface Language {
  readonly column: Column;
  readonly python: string;
}

/** Builds the wheel for a CDK, and installs it beside what it needs. */
async function prepare(column: Column): Promise<Language> {
  const { cdk } = column;
  const python = await pythonWith(join(ROOT, 'tools', 'python', `requirements-${cdk}.txt`));
  const directory = join(ROOT, 'build', `jsii-${cdk}`);
  makeAssembly(directory, cdk === 'cdktf' ? undefined : { directory: await bindingOfAzurerm5(), range: '^18.5.0' });
  const pip = ['-m', 'pip', '--disable-pip-version-check', '--quiet'];
  await run(python, [...pip, 'wheel', '--no-deps', '--wheel-dir', WHEELS, join(directory, 'dist', 'python')], ROOT);
  rmSync(directory, { recursive: true });
  const wheel = readdirSync(WHEELS).find((file) => file.startsWith(cdk)) ?? '';
  // With its dependencies, so that what the wheel asks for is what there is.
  await run(python, [...pip, 'install', '--force-reinstall', '--no-deps', join(WHEELS, wheel)], ROOT);
  await run(python, [...pip, 'check'], ROOT);
  return { column, python };
}

async function execute({ column, python }: Language, name: string, program: string): Promise<string> {
  const directory = join(HERE, column.cdk, name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'main.py'), named(column.cdk, program));
  return run(python, ['main.py'], directory, { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0] ?? '' });
}

/** All but who wrote it, and the directory that it was written from. */
function terraformIn(directory: string): object {
  const { terraform, ...config } = JSON.parse(readFileSync(join(directory, 'stacks', 'ml', 'cdk.tf.json'), 'utf8')) as { readonly terraform: object };
  return { ...config, terraform: { ...terraform, backend: undefined }, '//': undefined };
}

async function sameAsTwin(language: Language): Promise<string | undefined> {
  await execute(language, 'program', programOfPage());
  const outdir = join(HERE, language.column.cdk, 'twin');
  const env = { ...(await environmentOf({ ...language.column, told: undefined })), CDKTF_OUTDIR: outdir };
  await run('node', ['-r', 'ts-node/register', 'test/python/twin.ts'], ROOT, env);
  const [python, twin] = [join(HERE, language.column.cdk, 'program', 'cdktf.out'), outdir].map(terraformIn);
  return isDeepStrictEqual(python, twin) ? undefined : `the program in Python makes other Terraform than its twin: see ${HERE}`;
}

async function refusesInItsWords(language: Language): Promise<string | undefined> {
  const text = await execute(language, 'refused', readFileSync(join(__dirname, 'refused.py'), 'utf8'));
  return text.startsWith(`[ml/Ml] 'baseName' is 'fraud_dev!': `) ? undefined : `the error in Python is another one: ${text}`;
}

/** Terraform makes the text of the file, and the SDK reads it. */
async function readBySdk(language: Language): Promise<string | undefined> {
  await execute(language, 'where', readFileSync(join(__dirname, 'where.py'), 'utf8'));
  const { output } = terraformIn(join(HERE, language.column.cdk, 'where', 'cdktf.out')) as {
    readonly output: { readonly config: { readonly value: string } };
  };
  const directory = join(HERE, 'sdk');
  mkdirSync(directory);
  const { stdout } = spawnSync('terraform', ['console'], {
    cwd: directory,
    encoding: 'utf8',
    input: output.config.value.replace(/^\$\{(.*)\}$/, '$1'),
  });
  writeFileSync(join(directory, 'config.json'), JSON.parse(stdout) as string);
  const read = await run(language.python, [join(__dirname, 'sdk.py')], directory);
  const expected = '11111111-2222-3333-4444-555555555555 rg-shared mlw-shared';
  return read.trim() === expected ? undefined : `the SDK reads '${read.trim()}' from config.json`;
}

async function main(): Promise<number> {
  rmSync(WHEELS, { recursive: true, force: true });
  mkdirSync(WHEELS, { recursive: true });
  const columns = COLUMNS.filter(({ name }) => [DEFAULT, 'azurerm5'].includes(name));
  const problems: string[] = [];
  const hasTerraform = spawnSync('terraform', ['version']).error === undefined;
  if (!hasTerraform) console.log('terraform is not on the PATH, so that nothing read what configJson writes.');
  for (const column of columns) {
    const language = await prepare(column);
    // One wheel has the SDK beside it; what it reads has nothing to do with the CDK.
    for (const prove of [sameAsTwin, refusesInItsWords, ...(column.cdk === 'cdktf' && hasTerraform ? [readBySdk] : [])]) {
      const problem = await prove(language);
      if (problem !== undefined) problems.push(`${column.cdk}: ${problem}`);
    }
  }
  for (const problem of problems) console.error(problem);
  if (problems.length === 0)
    console.log(
      `python: the program, its errors and config.json, with ${columns.map(({ cdk, binding }) => `${cdk} and ${binding.name} ${binding.version}`).join(', ')}`,
    );
  return problems.length === 0 ? 0 : 1;
}

void main()
  .catch((error: unknown) => {
    if (!(error instanceof NoPython) && !(error instanceof NoRegistry)) throw error;
    console.log(`No program in Python was run: ${error.message}.`);
    return process.env.CI === 'true' ? 1 : 0;
  })
  .then((code) => {
    process.exitCode = code;
  })
  .finally(() => {
    if (process.exitCode === 0) rmSync(HERE, { recursive: true });
  });

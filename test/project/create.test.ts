import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NEW_BINDING } from '../../tools/package/cdktn-package';
import { LIBRARY, Names } from '../../tools/package/manifest';
import { templateFiles, templateForCdktn } from '../../tools/package/template';

const root = mkdtempSync(join(tmpdir(), 'create-'));
const script = join(root, 'package', 'index.mjs');

function write(cdk: string, files: Names): void {
  for (const [path, text] of Object.entries({ ...files, 'cdktf.schema.json': readFileSync('cdktf.schema.json', 'utf8') })) {
    const target = join(root, 'package', 'template', cdk, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

beforeAll(() => {
  const files = templateFiles();
  write('cdktf', files);
  write('cdktn', templateForCdktn(files));
  cpSync('create/index.mjs', script);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const create = (...args: string[]): Outcome => spawnSync('node', [script, ...args], { cwd: root, encoding: 'utf8' });

/** The same on a terminal, or what the script takes for one, where somebody types `answers`. */
const TERMINAL = 'data:text/javascript,process.stdin.isTTY=process.stdout.isTTY=true';
const createAndType = (answers: string, ...args: string[]): Outcome =>
  spawnSync('node', ['--import', TERMINAL, script, ...args], { cwd: root, encoding: 'utf8', input: answers });
const cdkOf = (name: string): string[] => Object.keys(manifestOf(name).dependencies).filter((dependency) => /^cdkt[fn]$/.test(dependency));
const manifestOf = (name: string): { dependencies: Names; overrides: object } =>
  JSON.parse(read(name, 'package.json')) as { dependencies: Names; overrides: object };
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const stacksOf = (name: string): string[] => Object.keys((JSON.parse(read(name, 'cdktf.json')) as { context: object }).context);

describe('npm init cdktf-azure-ml', () => {
  test('writes a repository of the name, with three stacks', () => {
    expect(create('fraud-platform')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('cd fraud-platform') as string });
    expect(JSON.parse(read('fraud-platform', 'package.json'))).toMatchObject({ name: 'fraud-platform', dependencies: { cdktn: '0.24.0' } });
    expect(read('fraud-platform', 'README.md')).toMatch(/^# fraud-platform\n/);
    expect(read('fraud-platform', '.gitignore')).toMatch(/^node_modules\/$[^]*^\*\.tgz$[^]*^!vendor\/\*\.tgz$/m);
    expect(stacksOf('fraud-platform')).toEqual(['team', 'quickstart', 'private']);
  });

  test('takes the library from its package', () => {
    expect(create('library')).toMatchObject({ status: 0 });
    const files = readdirSync(join(root, 'library'), { recursive: true }).map(String);
    const programs = files.filter((file) => file.endsWith('.ts')).map((file) => read('library', file));
    expect(programs.filter((program) => program.includes("from 'cdktn-azure-ml'"))).not.toHaveLength(0);
    for (const program of programs) expect(program).not.toMatch(/from '[./]*\/lib'/);
  });

  test('leaves nothing of the stacks that are not asked for', () => {
    expect(create('one', '--stacks', 'bring-your-own')).toMatchObject({ status: 0 });
    expect(stacksOf('one')).toEqual(['bring-your-own']);
    expect(read('one', 'main.ts').match(/new \w+Stack\b/g)).toEqual(['new BringYourOwnStack']);
    expect(read('one', 'stacks', 'cdktf-json.ts').match(/\w+Settings;/g)).toEqual(['BringYourOwnSettings;']);
    expect(readdirSync(join(root, 'one', 'stacks')).filter((file) => file.endsWith('-stack.ts'))).toEqual([
      'azure-stack.ts',
      'bring-your-own-stack.ts',
    ]);
    for (const file of readdirSync(join(root, 'one'), { recursive: true }).map(String)) {
      if (file.endsWith('.yml')) expect(read('one', file)).not.toContain('STACK: quickstart');
    }
  });

  test('has the files of teams where they are asked for, which an editor explains from the package', () => {
    expect(create('by-file', '--stacks', 'teams')).toMatchObject({ status: 0 });
    expect(stacksOf('by-file')).toEqual(['teams']);
    expect(readdirSync(join(root, 'by-file', 'stacks', 'teams'))).toEqual(['churn.yaml', 'defaults.yaml', 'fraud.yaml']);
    const [, schema = ''] = /\$schema=(\S+)/.exec(read('by-file', 'stacks', 'teams', 'fraud.yaml')) ?? [];
    expect(join('stacks/teams', schema)).toBe('node_modules/cdktn-azure-ml/schemas/workspace-file.schema.json');
    // All that the company has decided holds for them, and nothing leads to the stack that is not there.
    const program = read('by-file', 'stacks', 'teams-stack.ts');
    for (const file of ['company-names', 'company-rules', 'guard-rails']) expect(program).toContain(`from '../lib/${file}'`);
    expect(program).not.toContain('team-stack');
    expect(read('by-file', 'pipelines', 'github', 'apply.yml')).toContain('STACK: teams-churn\n');
    expect(create('by-class')).toMatchObject({ status: 0 });
    expect(readdirSync(join(root, 'by-class', 'stacks'))).not.toContain('teams');
  });

  test('writes one for CDK Terrain, whose binding may be of azurerm 5, and the one of azurerm 4 gets the same CDK', () => {
    expect(create('terrain', '--cdk', 'cdktn')).toMatchObject({ status: 0 });
    const { dependencies, overrides } = manifestOf('terrain');
    expect(dependencies).toMatchObject({ cdktn: '0.24.0', 'cdktn-azure-ml': LIBRARY.version, '@cdktn/provider-azurerm': '^18.5.0 || 16.1.0' });
    expect(Object.keys(dependencies).filter((name) => name.includes('cdktf'))).toEqual([]);
    expect(overrides).toMatchObject({ '@cdktn/provider-azurerm': { cdktn: '$cdktn' } });
    expect(read('terrain', 'main.ts')).toContain("from 'cdktn-azure-ml'");
    expect(read('terrain', 'README.md')).not.toMatch(/(?<!init |create-)cdktf(?!\.(json|schema|out)|-json)/);
  });

  test('writes one for CDK for Terraform', () => {
    expect(create('terraform', '--cdk', 'cdktf')).toMatchObject({ status: 0 });
    const { dependencies, overrides } = manifestOf('terraform');
    expect(dependencies).toMatchObject({ cdktf: '0.21.0', 'cdktf-azure-ml': LIBRARY.version, '@cdktf/provider-azurerm': '14.23.1' });
    expect(JSON.stringify([dependencies, overrides])).not.toContain('cdktn');
    expect(read('terraform', 'README.md')).not.toContain('cdktn');
  });

  test('has azurerm register what it needs, which azurerm 5 does not do by itself', () => {
    expect(create('registering')).toMatchObject({ status: 0 });
    const { context } = JSON.parse(read('registering', 'cdktf.json')) as { context: { [stack: string]: object } };
    for (const settings of Object.values(context)) expect(settings).toMatchObject({ registerResourceProviders: true });
  });

  test('says the same of packages that are not on the registry wherever it is told', () => {
    const told = ['create/README.md', 'docs/how-to/start-a-repository.md'].map(
      (page) => /^Until the packages[^]*?^For CDK for Terraform.*$/m.exec(readFileSync(page, 'utf8'))?.[0],
    );
    expect(told[0]).toContain('npm ci');
    expect(told[1]).toBe(told[0]);
    const [terraform, terrain] = [templateFiles(), templateForCdktn(templateFiles())].map((files) => files['README.md']);
    expect(terraform).toContain('npm pack --pack-destination ../my-platform/vendor');
    expect(terraform).toContain('npm install ./vendor/cdktf-azure-ml-*.tgz');
    expect(terrain).toContain('npm pack ./dist-cdktn --pack-destination ../my-platform/vendor');
    expect(terrain).toContain('npm install ./vendor/cdktn-azure-ml-*.tgz');
  });

  test.each(['README.md', 'docs/getting-started.md', 'docs/cdk-terrain.md'])('asks for the same binding as %s', (page) => {
    expect(readFileSync(page, 'utf8')).toContain(`'@cdktn/provider-azurerm@${NEW_BINDING}'`);
  });

  test('tells how it is called', () => {
    expect(create('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: npm init cdktf-azure-ml') as string });
  });

  test.each([
    ['Enter', '\n', 'cdktn'],
    ['the first number', '1\n', 'cdktn'],
    ['the second number', '2\n', 'cdktf'],
    ['a name', 'cdktf\n', 'cdktf'],
    ['something else first', '3\npulumi\n0\n2\n', 'cdktf'],
  ])('asks on a terminal which CDK to take: %s', (what, typed, cdk) => {
    const name = `asked-${what.replaceAll(' ', '-').toLowerCase()}`;
    const { status, stdout } = createAndType(typed, name);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Which CDK\?\n {2}1 {2}cdktn: CDK Terrain[^]*\n {2}2 {2}cdktf: CDK for Terraform[^]*1 or 2 \[1\]: /);
    expect(stdout.match(/1 or 2/g)).toHaveLength(typed.trim().split('\n').length);
    expect(cdkOf(name)).toEqual([cdk]);
  });

  test.each([
    ['without a terminal', create],
    ['with --yes', (name: string) => createAndType('2\n', name, '--yes')],
    ['with --cdk', (name: string) => createAndType('2\n', name, '--cdk', 'cdktn')],
  ])('asks nothing %s', (how, start) => {
    const name = `unasked-${how.replaceAll(/[^a-z]/g, '')}`;
    const { status, stdout } = start(name);
    expect(status).toBe(0);
    expect(stdout).not.toContain('Which CDK?');
    expect(cdkOf(name)).toEqual(['cdktn']);
  });

  test('writes nothing when the question is left without an answer', () => {
    expect(createAndType('', 'left')).toMatchObject({ status: 1, stderr: expect.stringContaining('nothing was written') as string });
    expect(readdirSync(root)).not.toContain('left');
  });

  test.each([
    ['no directory', [], 'name one directory'],
    ['two directories', ['a', 'b'], 'name one directory, not two: a, b'],
    ['a name that no package may have', ['My Platform'], "'My Platform' is no name for an npm package"],
    ['a directory that is not empty', ['package'], 'is not an empty directory'],
    ['a stack that there is not', ['new', '--stacks', 'team,nothing'], "there is no stack 'nothing'"],
    ['a CDK that there is not', ['new', '--cdk', 'pulumi'], "there is no CDK 'pulumi'"],
    ['an option that there is not', ['new', '--force'], "Unknown option '--force'\n"],
    ['an option that is misspelled', ['new', '--stack', 'team'], "Unknown option '--stack': did you mean '--stacks'?"],
  ])('refuses %s, and writes nothing', (_what, args, message) => {
    const before = readdirSync(root);
    expect(create(...args)).toMatchObject({ status: 1, stderr: expect.stringContaining(message) as string });
    expect(readdirSync(root)).toEqual(before);
  });
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Names } from '../../tools/package/manifest';
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

const create = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync('node', [script, ...args], { cwd: root, encoding: 'utf8' });
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const stacksOf = (name: string): string[] => Object.keys((JSON.parse(read(name, 'cdktf.json')) as { context: object }).context);

describe('npm init cdktf-azure-ml', () => {
  test('writes a repository of the name, with three stacks', () => {
    expect(create('fraud-platform')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('cd fraud-platform') as string });
    expect(JSON.parse(read('fraud-platform', 'package.json'))).toMatchObject({ name: 'fraud-platform', dependencies: { cdktf: '0.21.0' } });
    expect(read('fraud-platform', 'README.md')).toMatch(/^# fraud-platform\n/);
    expect(read('fraud-platform', '.gitignore')).toMatch(/^node_modules\/$[^]*^\*\.tgz$[^]*^!vendor\/\*\.tgz$/m);
    expect(stacksOf('fraud-platform')).toEqual(['team', 'quickstart', 'private']);
  });

  test('takes the library from its package', () => {
    expect(create('library')).toMatchObject({ status: 0 });
    const files = readdirSync(join(root, 'library'), { recursive: true }).map(String);
    const programs = files.filter((file) => file.endsWith('.ts')).map((file) => read('library', file));
    expect(programs.filter((program) => program.includes("from 'cdktf-azure-ml'"))).not.toHaveLength(0);
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

  test('writes one for CDK Terrain', () => {
    expect(create('terrain', '--cdk', 'cdktn')).toMatchObject({ status: 0 });
    const { dependencies, overrides } = JSON.parse(read('terrain', 'package.json')) as { dependencies: Names; overrides: Names };
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(['cdktn', 'cdktn-azure-ml', '@cdktn/provider-azurerm']));
    expect(Object.keys(dependencies).filter((name) => name.includes('cdktf'))).toEqual([]);
    expect(overrides.cdktn).toBe('$cdktn');
    expect(read('terrain', 'main.ts')).toContain("from 'cdktn-azure-ml'");
  });

  test('says the same of packages that are not on the registry wherever it is told', () => {
    const told = ['create/README.md', 'create/files/README.md', 'docs/how-to/start-a-repository.md'].map(
      (page) => /^Until the packages[^]*?^For CDK Terrain.*$/m.exec(readFileSync(page, 'utf8'))?.[0],
    );
    expect(told[0]).toContain('npm ci');
    expect(new Set(told).size).toBe(1);
    const terrain = templateForCdktn(templateFiles())['README.md'];
    expect(terrain).toContain('npm pack ./dist-cdktn && npm pack ./dist-create');
    expect(terrain).toContain('npx --yes ./create-cdktf-azure-ml-*.tgz ../my-platform --cdk cdktn');
    expect(terrain).toContain('npm install ./vendor/cdktn-azure-ml-*.tgz');
  });

  test('tells how it is called', () => {
    expect(create('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: npm init cdktf-azure-ml') as string });
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

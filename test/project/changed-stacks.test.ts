import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { changedStacks, matrixOf } from '../../pipelines/changed-stacks';
import { TeamsStack } from '../../stacks/teams-stack';

const root = mkdtempSync(join(tmpdir(), 'changed-stacks-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
const place = (): string => join(root, String((count += 1)));

/** Synthesized stacks, by name. */
function stacksOf(configs: { readonly [stack: string]: object }): string {
  const directory = place();
  mkdirSync(directory);
  for (const [stack, config] of Object.entries(configs)) {
    mkdirSync(join(directory, stack));
    writeFileSync(join(directory, stack, 'cdk.tf.json'), JSON.stringify(config));
  }
  return directory;
}

describe('the stacks that are planned', () => {
  const before = stacksOf({ same: { a: 1 }, edited: { a: 1 }, gone: {} });

  test('are those that are new or changed; those that are gone are told', () => {
    const now = stacksOf({ same: { a: 1 }, edited: { a: 2 }, added: {} });
    expect(changedStacks(before, now)).toEqual({ changed: ['added', 'edited'], gone: ['gone'] });
    const { stdout, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register', 'pipelines/changed-stacks.ts', before, now], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('["added","edited"]\n');
    expect(stderr).toContain(`The stack 'gone' is gone. What it has made stays`);
  });

  test('are all where there were none', () => {
    expect(changedStacks(join(root, 'nowhere'), before).changed).toEqual(['edited', 'gone', 'same']);
  });

  test('do not change because the checkout lies elsewhere, nor by what is not for Terraform', () => {
    const local = (path: string, version: string): object => ({
      '//': { version },
      terraform: { backend: { local: { path } }, required_version: '1' },
    });
    const [one, other] = [stacksOf({ a: local('/tmp/x/terraform.a.tfstate', '1') }), stacksOf({ a: local('/home/y/terraform.a.tfstate', '2') })];
    expect(changedStacks(one, other).changed).toEqual([]);
    expect(changedStacks(one, stacksOf({ a: local('/tmp/x/terraform.b.tfstate', '1') })).changed).toEqual(['a']);
  });

  test('are jobs of Azure Pipelines, by names that it takes', () => {
    expect(matrixOf(['teams-fraud', 'hub'])).toEqual({ teams_fraud: { STACK: 'teams-fraud' }, hub: { STACK: 'hub' } });
    const strange = ['a-b', 'a_b', 'a.b', '7', '_', `${'x'.repeat(120)}1`, `${'x'.repeat(120)}2`];
    const matrix = matrixOf(strange);
    expect(
      Object.values(matrix)
        .map(({ STACK }) => STACK)
        .sort(),
    ).toEqual(strange.sort());
    for (const name of Object.keys(matrix)) expect(name).toMatch(/^[A-Za-z]\w{0,99}$/);
    expect(matrixOf([])).toEqual({});
  });

  /** The stacks of the teams whose files lie in a directory. */
  const synthesize = (files: string): string => {
    const outdir = place();
    const app = new App({ outdir });
    const own = {
      location: 'westeurope',
      zonesResourceGroupId: '/subscriptions/99999999-8888-7777-6666-555555555555/resourceGroups/rg-hub-dns',
      subnetIds: {
        fraud:
          '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet',
      },
    };
    TeamsStack.makeAll(app, own, files);
    app.synth();
    return join(outdir, 'stacks');
  };

  test('are one of many where the file of one team was edited', () => {
    const files = place();
    cpSync('stacks/teams', files, { recursive: true });
    const churn = readFileSync(join(files, 'churn.yaml'), 'utf8');
    for (let index = 0; index < 8; index += 1) {
      writeFileSync(join(files, `team${String(index)}.yaml`), churn.replaceAll('churn-team', `team${String(index)}-team`));
    }
    const former = synthesize(files);
    writeFileSync(join(files, 'team3.yaml'), `${readFileSync(join(files, 'team3.yaml'), 'utf8')}clusters: { cpu: { maxNodes: 9 } }\n`);
    expect(changedStacks(former, synthesize(files))).toEqual({ changed: ['teams-team3'], gone: [] });
  });
});

test('changed.sh compares a checkout with another commit', () => {
  const checkout = place();
  mkdirSync(join(checkout, 'pipelines'), { recursive: true });
  for (const file of ['changed.sh', 'changed-stacks.ts']) cpSync(join('pipelines', file), join(checkout, 'pipelines', file));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: checkout, encoding: 'utf8' });
  const program = `const { mkdirSync, writeFileSync, readdirSync, readFileSync } = require('fs');
for (const file of readdirSync('teams')) {
  mkdirSync(process.env.CDKTF_OUTDIR + '/stacks/' + file, { recursive: true });
  writeFileSync(process.env.CDKTF_OUTDIR + '/stacks/' + file + '/cdk.tf.json', readFileSync('teams/' + file));
}
console.log('synthesized');`;
  writeFileSync(join(checkout, 'main.js'), program);
  cpSync('tsconfig.json', join(checkout, 'tsconfig.json'));
  writeFileSync(join(checkout, 'package.json'), JSON.stringify({ scripts: { synth: 'node main.js' } }));
  writeFileSync(join(checkout, 'package-lock.json'), '{}');
  writeFileSync(join(checkout, '.gitignore'), 'node_modules\n');
  mkdirSync(join(checkout, 'teams'));
  execFileSync('ln', ['-s', join(process.cwd(), 'node_modules'), join(checkout, 'node_modules')]);
  for (const team of ['fraud', 'churn']) writeFileSync(join(checkout, 'teams', team), '{"a":1}');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'one');
  writeFileSync(join(checkout, 'teams', 'fraud'), '{"a":2}');
  writeFileSync(join(checkout, 'outputs'), '');
  const env = { ...process.env, GITHUB_OUTPUT: join(checkout, 'outputs'), TF_BUILD: '' };
  const { status, stdout } = spawnSync('sh', ['pipelines/changed.sh', 'HEAD'], { cwd: checkout, encoding: 'utf8', env });
  expect([status, stdout]).toEqual([0, '["fraud"]\n']);
  expect(readFileSync(join(checkout, 'outputs'), 'utf8')).toBe('stacks=["fraud"]\n');
  const azure = spawnSync('sh', ['pipelines/changed.sh', 'HEAD'], {
    cwd: checkout,
    encoding: 'utf8',
    env: { ...env, GITHUB_OUTPUT: '', TF_BUILD: 'True' },
  });
  expect(azure.stdout).toContain('##vso[task.setvariable variable=stacks;isOutput=true]["fraud"]\n');
  expect(azure.stdout).toContain('##vso[task.setvariable variable=matrix;isOutput=true]{"fraud":{"STACK":"fraud"}}\n');
  expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
});

test('workspaces.ts puts the outputs of the stacks that have them into one file', () => {
  const bin = place();
  mkdirSync(bin);
  const output = stacksOf({
    'teams-fraud': { output: { workspaces: {} } },
    quickstart: { output: {} },
    'teams-churn': { output: { workspaces: {} } },
  });
  writeFileSync(join(bin, 'terraform'), `#!/bin/sh\necho "{\\"\${1##*-}\\": {\\"id\\": \\"of $2 $3 $4\\"}}"\n`, { mode: 0o755 });
  const file = join(root, 'workspaces.json');
  const env = { ...process.env, PATH: `${bin}:${String(process.env.PATH)}` };
  const { stdout } = spawnSync(process.execPath, ['-r', 'ts-node/register', 'pipelines/workspaces.ts', output, file], { encoding: 'utf8', env });
  expect(stdout).toContain('churn, fraud');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    churn: { id: 'of output -json workspaces' },
    fraud: { id: 'of output -json workspaces' },
  });
});

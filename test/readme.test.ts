import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from './programs';
import { testApp } from './support';

const README = readFileSync('README.md', 'utf8');
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { [name: string]: string } }).scripts;

describe('the README', () => {
  test('shows a first program that makes 24 resources with the names it tells', () => {
    const app = run(/```ts\n([^`]*)```/.exec(README)?.[1] ?? '', testApp());
    const json = JSON.parse(readFileSync(resolve(app.outdir, 'stacks/ml/cdk.tf.json'), 'utf8')) as {
      resource: { [type: string]: { [id: string]: { name?: string } } };
    };
    const resources = Object.values(json.resource).flatMap((byId) => Object.values(byId));
    expect(resources).toHaveLength(24);
    expect(Object.keys(json.resource.azurerm_role_assignment ?? {})).toHaveLength(7);
    const names = resources.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['mlw-fraud-dev', 'stfrauddevx7k2', 'kv-fraud-dev-x7k2', 'crfrauddevx7k2']));
  });

  test('names stacks that have settings', () => {
    const context = (JSON.parse(readFileSync('cdktf.json', 'utf8')) as { context: object }).context;
    for (const [, stack] of README.matchAll(/\[`([\w-]+)`\]\(stacks/g)) expect(context).toHaveProperty([String(stack)]);
  });
});

test('cdktf.json runs the same program as `npm run synth`', () => {
  expect((JSON.parse(readFileSync('cdktf.json', 'utf8')) as { app: string }).app).toBe(scripts.synth);
});

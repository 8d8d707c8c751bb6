import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Synthesized {
  readonly resource?: { readonly [type: string]: { readonly [id: string]: { readonly name?: string; readonly resource_group_name?: string } } };
}

/** What there is only one of by a name: in the world, and of workspaces in their resource group. */
const NAMED = ['azurerm_storage_account', 'azurerm_key_vault', 'azurerm_container_registry', 'azurerm_machine_learning_workspace'];

const { app, context } = JSON.parse(readFileSync('cdktf.json', 'utf8')) as { app: string; context: { [stack: string]: object } };
const outdir = mkdtempSync(join(tmpdir(), 'stacks-'));
const stacks = join(outdir, 'stacks');

beforeAll(() => {
  execFileSync(app, { shell: true, stdio: 'pipe', env: { ...process.env, CDKTF_OUTDIR: outdir } });
}, 60_000);

afterAll(() => rmSync(outdir, { recursive: true, force: true }));

/** The names that a stack takes; those that only Terraform knows are left out. */
function namesIn(stack: string): string[] {
  const { resource = {} } = JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as Synthesized;
  return NAMED.flatMap((type) =>
    Object.values(resource[type] ?? {}).map(({ name = '', resource_group_name: group = '' }) => {
      const [, id = ''] = /^\$\{azurerm_resource_group\.([\w-]+)\.name\}$/.exec(group) ?? [];
      const where = resource.azurerm_resource_group?.[id]?.name ?? group;
      return type === 'azurerm_machine_learning_workspace' ? `${type} ${name} in ${where}` : `${type} ${name}`;
    }),
  ).filter((name) => !name.includes('${'));
}

test('every stack that has settings is in main.ts, and synthesizes', () => {
  // Each file of a team is a stack.
  const ids = new Set(readdirSync(stacks).map((stack) => stack.replace(/^teams-.*/, 'teams')));
  expect([...ids].sort()).toEqual(Object.keys(context).sort());
});

test('no two stacks make something of the same name: each has a baseName of its own', () => {
  const taken = readdirSync(stacks).flatMap((stack) => namesIn(stack));
  expect(taken.filter((name, index) => taken.indexOf(name) !== index)).toEqual([]);
});

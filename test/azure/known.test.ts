import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Known } from '../../cli/checks/known';
import { StackModel } from '../../cli/stack-model';

const model = new StackModel('x', { resource: { azurerm_key_vault: { v: { name: 'kv' } }, azurerm_storage_account: { s: { name: 'st' } } } });

/** The names of what a file says that Terraform has made already. */
function knownIn(content: unknown): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  const file = join(directory, 'file.json');
  try {
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    const known = Known.fromFile(file);
    return model.made.filter((thing) => known.has(thing)).map(({ name }) => name);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const vault = { address: 'azurerm_key_vault.v', mode: 'managed', type: 'azurerm_key_vault', name: 'v' };
const rootModule = { resources: [vault, { ...vault, address: 'data.azurerm_storage_account.s', mode: 'data' }] };

describe('what Terraform has made already', () => {
  test.each<[string, unknown]>([
    ['terraform state pull', { version: 4, resources: [{ ...vault, instances: [{}] }] }],
    ['terraform show -json', { format_version: '1.0', values: { root_module: rootModule } }],
    ['terraform show -json of a plan', { format_version: '1.2', planned_values: {}, prior_state: { values: { root_module: rootModule } } }],
    [
      'terraform show -json, with an index',
      { format_version: '1.0', values: { root_module: { resources: [{ ...vault, address: `${vault.address}[0]` }] } } },
    ],
    ['terraform show -json, in a module', { format_version: '1.0', values: { root_module: { child_modules: [rootModule] } } }],
  ])('is read from what %s writes', (_, content) => {
    expect(knownIn(content)).toEqual(['kv']);
  });

  test('is nothing that a state lists without having it, nothing in a plan before the first apply, and nothing in an empty file', () => {
    expect(knownIn({ version: 4, resources: [{ ...vault, instances: [] }] })).toEqual([]);
    expect(knownIn({ format_version: '1.2', planned_values: { root_module: rootModule } })).toEqual([]);
    expect(knownIn('')).toEqual([]);
  });

  test.each([
    ['something else', { a: 1 }, /is neither a state nor a plan of Terraform/],
    ['no JSON', 'azurerm_key_vault.v', /is no state or plan in JSON, as `terraform state pull`/],
  ])('is not read from %s', (_, content, message) => {
    expect(() => knownIn(content)).toThrow(message);
  });
});

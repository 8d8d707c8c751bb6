import { readFileSync } from 'node:fs';
import { OF_OTHERS, WITHOUT_WORKSPACE } from '../terraform/adopt-entries';
import { CATALOGUE } from '../terraform/catalogue';

const PINNED = JSON.parse(readFileSync('test/terraform/addresses.json', 'utf8')) as { readonly [name: string]: readonly string[] };
const hasWorkspace = (name: string): boolean =>
  (PINNED[name] ?? []).some((address) => /^azurerm_(machine_learning_workspace|ai_foundry)\./.test(address));

describe('the entries of the catalogue that are adopted', () => {
  test('are all that have a workspace, and the others are named', () => {
    const without = Object.keys(CATALOGUE).filter((name) => !hasWorkspace(name));
    expect([...WITHOUT_WORKSPACE].sort()).toEqual(without.sort());
  });

  test('are more than a hundred', () => {
    expect(Object.keys(CATALOGUE).filter(hasWorkspace).length).toBeGreaterThan(100);
  });

  test('are the only ones of which something may belong to others', () => {
    expect(Object.keys(OF_OTHERS).filter((name) => !hasWorkspace(name))).toEqual([]);
  });
});

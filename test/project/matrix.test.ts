import { readFileSync } from 'node:fs';
import { COLUMNS } from '../bindings/columns';
import { DIFFERENCES } from '../bindings/differences';
import { PAGES, withTables } from '../bindings/tables';

test.each(PAGES)('the tables of the matrix in %s are what is tested', (page) => {
  if (readFileSync(page, 'utf8') !== withTables(page))
    throw new Error(`${page} shows another matrix than test/bindings has: run \`npm run matrix\`.`);
});

test('every column has a name of its own, and every difference is one of a column', () => {
  const names = COLUMNS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { columns } of DIFFERENCES) for (const column of columns) expect(names).toContain(column);
});

test('the nightly run takes each column with the whole catalogue', () => {
  const workflow = readFileSync('.github/workflows/nightly.yml', 'utf8');
  for (const { name } of COLUMNS) expect(workflow).toContain(name === 'azurerm4.55' ? `'${name}'` : name === 'azurerm4.81' ? 'catalogue' : name);
});

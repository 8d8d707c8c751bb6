// npm run matrix: writes the tables of the matrix into the pages that show them, between their markers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS, Column, ROOT } from './columns';
import { DIFFERENCES } from './differences';

/** A table as Prettier formats it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = (index: number): number => Math.max(...[head, ...rows].map((cells) => cells[index]?.length ?? 0));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, index) => cell.padEnd(width(index))).join(' | ')} |`;
  return [line(head), line(head.map((_, index) => '-'.repeat(width(index)))), ...rows.map(line)].join('\n');
}

/** What is run together: one row for each column of the matrix. */
function combinations(): string {
  const row = ({ name, cdk, binding, madeFrom, told, azurerm }: Column): string[] => [
    cdk === 'cdktf' ? '`cdktf` 0.21' : '`cdktn` 0.24',
    `\`${binding.name}\` ${binding.version}`,
    madeFrom,
    told === undefined ? 'nothing' : `\`Azurerm.version(stack, '${told}')\``,
    azurerm,
    `\`-- ${name === 'azurerm4.81' ? 'stacks catalogue' : name}\``,
  ];
  return table(
    ['CDK', 'binding', 'made from azurerm', 'a stack says', 'Terraform runs azurerm', 'tested by `npm run test:terraform`'],
    COLUMNS.map(row),
  );
}

/** What is written otherwise for a version of azurerm than for 4.81. */
function writtenOtherwise(column: string): string {
  const rows = DIFFERENCES.filter(({ columns }) => columns.includes(column)).map(({ arguments: [argument = ''], there, here }) => [
    `\`${argument.replace(/\..*/, '')}\``,
    here,
    there,
  ]);
  return table(['resource', 'for azurerm 4.81', `for azurerm ${column.replace('azurerm', '')}`], rows);
}

const TABLES: { readonly [page: string]: { readonly [marker: string]: () => string } } = {
  'docs/cdk-terrain.md': { matrix: combinations },
  'docs/upgrading.md': {
    'azurerm 4.55': () => writtenOtherwise('azurerm4.55'),
    'azurerm 5': () => writtenOtherwise('azurerm5'),
  },
};

export const PAGES = Object.keys(TABLES);

/** A page with its tables as the matrix has them now. */
export function withTables(page: string): string {
  let text = readFileSync(join(ROOT, page), 'utf8');
  for (const [marker, make] of Object.entries(TABLES[page] ?? {})) {
    const [open, close] = [`<!-- made: ${marker} -->`, `<!-- end: ${marker} -->`];
    const [before, rest] = text.split(open);
    const after = rest?.split(close)[1];
    if (before === undefined || after === undefined) throw new Error(`${page} has no ${open} … ${close}`);
    text = `${before}${open}\n\n${make()}\n\n${close}${after}`;
  }
  return text;
}

if (require.main === module) for (const page of PAGES) writeFileSync(join(ROOT, page), withTables(page));

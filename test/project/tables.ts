export type Row = readonly string[];

export interface Table {
  readonly head: string[];
  readonly rows: Row[];
}

/** The tables of a Markdown page, without backticks in their heads. */
export function tablesOf(page: string): Table[] {
  const blocks = page.split(/\n(?!\|)/).map((block) => block.split('\n').filter((line) => line.startsWith('|')));
  return blocks
    .filter((lines) => lines.length > 2)
    .map(([head = '', , ...rows]) => ({ head: cells(head.replaceAll('`', '')), rows: rows.map(cells) }));
}

function cells(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

// What the module exports is the class itself.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import Table = require('cli-table3');
import { Explanation, Row } from './explanation';
import { Subscription, toldOf } from './subscriptions';

/** A column of the table, with its share of the width. */
export interface Column {
  readonly head: string;
  readonly share: number;
  readonly cell: (row: Row) => string;
}

const RESOURCE: Column = { head: 'Resource', share: 16, cell: (row) => row.resource };
const NAME: Column = { head: 'Azure name', share: 24, cell: (row) => row.names.join('\n') };
const ORIGIN: Column = { head: 'Made or brought', share: 10, cell: originOf };
const REACH: Column = { head: 'Closed or open', share: 12, cell: (row) => row.reach };
const WHO: Column = { head: 'Who may do what', share: 29, cell: (row) => row.who.join('\n') };
const WHY: Column = { head: 'Why it is there', share: 26, cell: (row) => row.why };

export const COLUMNS: readonly Column[] = [RESOURCE, NAME, ORIGIN, REACH, WHO, WHY];

/** More names than these are folded on a terminal, to those that come first. */
const MOST_NAMES = 6;
const FIRST_NAMES = 4;

/** On a narrow terminal, what is short stands in one column, so that words stay whole. */
const NARROW: readonly Column[] = [
  {
    head: 'Resource, made or brought, closed or open',
    share: 34,
    cell: (row) => [row.resource, NAME.cell(row), stateOf(row)].filter(Boolean).join('\n'),
  },
  { ...WHO, share: 36 },
  { ...WHY, share: 30 },
];

const LEAST = 80;
const WIDE = 112;
const MOST = 120;

/** The explanation as a table for a terminal of that many columns, of which it takes at least 80 and at most 120. */
export function toTerminal(explanation: Explanation, width: number): string {
  const { stack, summary, subscriptions, rows } = explanation;
  const total = Math.min(MOST, Math.max(LEAST, width));
  const columns = total < WIDE ? NARROW : COLUMNS;
  const widths = columnWidths(columns, total);
  const table = new Table({
    head: columns.map(({ head }, index) => breakWords(head, (widths[index] ?? LEAST) - 2)),
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [] },
  });
  let heading = '';
  for (const row of rows.map((each) => folded(each))) {
    const next = headingOf(row);
    if (next !== heading) table.push([{ colSpan: columns.length, content: next }]);
    heading = next;
    table.push(columns.map(({ cell }, index) => breakWords(cell(row), (widths[index] ?? LEAST) - 2)));
  }
  const lists = listsOf(explanation).flatMap(({ title, texts }) => [title, ...texts.map((text) => wrapped(`- ${text}`, total))]);
  const head = [`${stack}: ${summary}`, ...subscriptionLine(subscriptions)].map((text) => wrapped(text, total));
  return [...head, table.toString(), ...lists].join('\n');
}

/** What is told below the table, without what has nothing to tell. */
export function listsOf({ coming, notes }: Explanation): { readonly title: string; readonly texts: readonly string[] }[] {
  const all = [
    { title: 'What comes', texts: coming.map(({ text }) => text) },
    { title: 'Worth knowing', texts: notes },
  ];
  return all.filter(({ texts }) => texts.length > 0);
}

/** What stands above the rows of a part. */
export function headingOf({ place, part }: Row): string {
  return place === '' ? part : `${place}: ${part}`;
}

/** A row without most of its names where they are many, as of security rules. */
function folded(row: Row): Row {
  const { names } = row;
  if (names.length <= MOST_NAMES) return row;
  return { ...row, names: [...names.slice(0, FIRST_NAMES), `and ${names.length - FIRST_NAMES} more`] };
}

/** Whether a row is made or brought. */
export function madeOrBrought({ made }: Row): string {
  return made ? 'made' : 'brought';
}

function originOf(row: Row): string {
  const { made, subscription } = row;
  const origin = madeOrBrought(row);
  return subscription === undefined ? origin : `${origin} ${made ? 'in' : 'from'} ${subscription}`;
}

/** The subscriptions of a stack, as a line. */
export function subscriptionLine(subscriptions: readonly Subscription[]): string[] {
  if (subscriptions.length === 0) return [];
  return [`${subscriptions.length === 1 ? 'Subscription' : 'Subscriptions'}: ${toldOf(subscriptions).join('; ')}`];
}

function stateOf(row: Row): string {
  return [ORIGIN.cell(row), row.reach].filter(Boolean).join(', ');
}

/** Shares out what the borders leave, so that the table is exactly as wide as asked. */
function columnWidths(columns: readonly Column[], total: number): number[] {
  const free = total - columns.length - 1;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((share * free) / shares));
  const rest = free - widths.reduce((sum, each) => sum + each, 0);
  return widths.map((each, index) => (index === widths.length - 1 ? each + rest : each));
}

/** Breaks words that are wider than their cell, after a hyphen, dot or slash or before a capital where there is one: the table would cut them off. */
export function breakWords(text: string, width: number): string {
  return text.replace(/\S+/g, (word) => {
    if (word.length <= width) return word;
    const pieces = word.split(/(?<=[-./,_])|(?<=[a-z0-9])(?=[A-Z])/).flatMap((each) => each.match(new RegExp(`.{1,${width}}`, 'g')) ?? []);
    return fill(pieces, width, '').join('\n');
  });
}

/** A text in lines of that width, the later ones indented. */
export function wrapped(text: string, width: number): string {
  return fill(text.split(' '), width - 2, ' ').join('\n  ');
}

/** As few lines as the pieces need. */
export function fill(pieces: string[], width: number, between: string): string[] {
  const [first = '', ...rest] = pieces;
  const lines = [first];
  for (const piece of rest) {
    const longer = `${lines[lines.length - 1] ?? ''}${between}${piece}`;
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}

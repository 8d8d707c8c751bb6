// What the module exports is the class itself.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import Table = require('cli-table3');
import { escape } from '../markdown';
import { breakWords, wrapped } from '../terminal';
import { PriceRow, Prices } from './estimate';

const MOST_NAMES = 3;
const HEADS = ['What', 'Which', 'Region', 'Number', 'Each', 'Together'];
const SHARES = [26, 34, 13, 8, 9, 10];

/** What is said of prices, whatever it is written as. */
export interface PriceTable {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: string;
  readonly notes: readonly string[];
}

/** The prices as a table of texts. */
export function priceTableOf(prices: Prices): PriceTable {
  return { title: titleOf(prices), heads: HEADS, rows: prices.rows.map(cells), total: amount(prices.total), notes: notes(prices) };
}

/** The prices as a table of that many columns. */
export function pricesToTerminal(prices: Prices, total: number): string {
  const told = priceTableOf(prices);
  const free = total - HEADS.length - 1;
  const widths = SHARES.map((share) => Math.floor((share * free) / 100));
  const table = new Table({
    head: HEADS,
    colWidths: widths,
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of told.rows) table.push(row.map((text, index) => breakWords(text, (widths[index] ?? total) - 2)));
  table.push([{ colSpan: HEADS.length - 1, content: 'Together' }, told.total]);
  return [wrapped(told.title, total), table.toString(), ...told.notes.map((note) => wrapped(note, total))].join('\n');
}

/** The same for a comment on a pull request. */
export function pricesToMarkdown(prices: Prices): string {
  const { title, rows, total, notes: more } = priceTableOf(prices);
  return [
    `**${escape(title)}**`,
    '',
    `| ${HEADS.join(' | ')} |`,
    '| --- | --- | --- | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.map(escape).join(' | ')} |`),
    `| **Together** | | | | | **${total}** |`,
    '',
    ...more.flatMap((note) => [escape(note), '']),
  ].join('\n');
}

function titleOf({ currency, day }: Prices): string {
  return `What it costs in a month standing still, in ${currency}, by Azure's public prices of ${day}`;
}

function cells({ what, names, region, quantity, each, total }: PriceRow): string[] {
  const more = names.length - MOST_NAMES;
  const shown = more > 0 ? [...names.slice(0, MOST_NAMES), `and ${more} more`] : names;
  return [what, shown.join(', '), region, String(quantity), amount(each), amount(total)];
}

function notes({ untold, byUse, rows }: Prices): string[] {
  return [
    ...(untold.length === 0 ? [] : [`Not counted, since no price is known: ${untold.join('; ')}.`]),
    ...(byUse.length === 0 ? [] : [`Not counted, since charged by use: ${byUse.join('; ')}.`]),
    ...(rows.length === 0 ? [] : ['Discounts, reservations, free amounts and taxes are not in it.']),
  ];
}

/** With two decimals, and thousands apart. */
function amount(value: number): string {
  return value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
}

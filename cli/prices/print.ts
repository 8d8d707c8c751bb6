// What the module exports is the class itself.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import Table = require('cli-table3');
import { escape } from '../markdown';
import { breakWords, wrapped } from '../terminal';
import { PriceRow, Prices } from './estimate';

const MOST_NAMES = 3;
const HEADS = ['What', 'Which', 'Region', 'Number', 'Each', 'Together'];
const SHARES = [26, 34, 13, 8, 9, 10];

/** The prices as a table of that many columns. */
export function pricesToTerminal(prices: Prices, total: number): string {
  const free = total - HEADS.length - 1;
  const widths = SHARES.map((share) => Math.floor((share * free) / 100));
  const table = new Table({
    head: HEADS,
    colWidths: widths,
    colAligns: ['left', 'left', 'left', 'right', 'right', 'right'],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of prices.rows) table.push(cells(row).map((text, index) => breakWords(text, (widths[index] ?? total) - 2)));
  table.push([{ colSpan: HEADS.length - 1, content: 'Together' }, amount(prices.total)]);
  return [wrapped(titleOf(prices), total), table.toString(), ...notes(prices).map((note) => wrapped(note, total))].join('\n');
}

/** The same for a comment on a pull request. */
export function pricesToMarkdown(prices: Prices): string {
  return [
    `**${escape(titleOf(prices))}**`,
    '',
    `| ${HEADS.join(' | ')} |`,
    '| --- | --- | --- | ---: | ---: | ---: |',
    ...prices.rows.map((row) => `| ${cells(row).map(escape).join(' | ')} |`),
    `| **Together** | | | | | **${amount(prices.total)}** |`,
    '',
    ...notes(prices).flatMap((note) => [escape(note), '']),
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

import { createHash } from 'node:crypto';
import { html } from '../graph';
import { counted } from '../json';
import { PriceTable } from '../prices/print';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** A row of a table, and what the filters know it by: a value for each of them. */
export interface PageRow {
  readonly cells: readonly string[];
  readonly filters: readonly string[];
}

/** Rows below a heading of their own. */
export interface PageGroup {
  readonly heading: string;
  /** How grave it is, which gives it a colour; the heading says so in words. */
  readonly tone?: string;
  readonly rows: readonly PageRow[];
}

/** A table that can be searched and filtered. */
export interface PageTable {
  readonly title: string;
  readonly columns: readonly { readonly head: string; readonly share: number }[];
  readonly groups: readonly PageGroup[];
  /** What the filters are called, in the order of the values of each row. */
  readonly filters: readonly string[];
}

/** What a page tells of one stack. */
export interface PageSection {
  readonly stack: string;
  readonly lines: readonly string[];
  /** The picture as SVG, or why there is none. */
  readonly picture: { readonly svg: string } | { readonly missing: string };
  /** Whether the picture stands below the table, since what the table tells is what people come for. */
  readonly pictureLast?: boolean;
  readonly table: PageTable;
  readonly lists: readonly { readonly title: string; readonly texts: readonly string[] }[];
  readonly prices?: PriceTable;
}

/** Nothing is fetched, sent or embedded, and no script runs but the one of the page itself. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A page that needs nothing beside itself: what is told of some stacks, each in a section. */
export function toHtml(title: string, sections: readonly PageSection[]): string {
  const stacks = sections.map(({ stack }) => stack);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${html(stacks.join(', '))}: ${html(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><p>${html(title)}</p><h1>${html(stacks.length === 1 ? String(stacks[0]) : counted(stacks.length, 'stack'))}</h1>`,
    ...(stacks.length === 1 ? [] : [navigation(stacks)]),
    '</header>',
    '<main>',
    ...sections.map((section, index) => sectionOf(section, index, stacks.length > 1)),
    '</main>',
    `<script>${SCRIPT}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function navigation(stacks: readonly string[]): string {
  const links = stacks.map((stack, index) => `<li><a href="#stack-${index}">${html(stack)}</a></li>`);
  return `<nav aria-label="Stacks"><ul>${links.join('')}</ul></nav>`;
}

function sectionOf({ stack, lines, picture, pictureLast = false, table, lists, prices }: PageSection, index: number, titled: boolean): string {
  const drawn = pictureOf(stack, picture, index);
  return [
    `<section id="stack-${index}" aria-label="${html(stack)}" tabindex="-1">`,
    ...(titled ? [`<h2>${html(stack)}</h2>`] : []),
    ...lines.map((line, at) => `<p${at === 0 ? ' class="summary"' : ''}>${rich(line)}</p>`),
    ...(pictureLast ? [] : [drawn]),
    ...(table.groups.length === 0 ? [] : [tableOf(table, index)]),
    ...lists.map(({ title, texts }) => `<h3>${html(title)}</h3>\n<ul>${texts.map((text) => `<li>${rich(text)}</li>`).join('\n')}</ul>`),
    ...(prices === undefined ? [] : [pricesOf(prices)]),
    ...(pictureLast ? [drawn] : []),
    '</section>',
  ].join('\n');
}

function pictureOf(stack: string, picture: PageSection['picture'], index: number): string {
  if ('missing' in picture) return `<p class="missing">${html(picture.missing)}</p>`;
  return [
    '<details open class="picture"><summary>Picture</summary>',
    '<button type="button" class="size" aria-pressed="false" hidden>Full size</button>',
    `<div class="paper" role="region" aria-label="Picture of ${html(stack)}">${apart(picture.svg, index)}</div>`,
    '</details>',
  ].join('\n');
}

/** A picture whose ids no other on the page has; in a page, SVG needs no namespaces. */
function apart(svg: string, index: number): string {
  return svg
    .replace(/ xmlns(:\w+)?="[^"]*"/g, '')
    .replace(/ id="([^"]*)"/g, ` id="picture-${index}-$1"`)
    .replace('aria-labelledby="title desc"', `aria-labelledby="picture-${index}-title picture-${index}-desc"`);
}

function tableOf({ title, columns, groups, filters }: PageTable, index: number): string {
  const rows = groups.flatMap((group) => group.rows);
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  return [
    `<h3 id="table-${index}">${html(title)}</h3>`,
    `<form role="search" aria-labelledby="table-${index}" hidden>`,
    '<label>Search <input type="search" autocomplete="off" spellcheck="false"></label>',
    ...filters.map((label, at) => filterOf(label, at, [...new Set(rows.map((row) => row.filters[at] ?? ''))])),
    '<button type="reset">Show all</button>',
    `<p role="status" aria-live="polite">${counted(rows.length, 'row')}</p>`,
    '</form>',
    `<table role="table" aria-labelledby="table-${index}">`,
    `<colgroup>${columns.map(({ share }) => `<col style="width:${((100 * share) / whole).toFixed(1)}%">`).join('')}</colgroup>`,
    headOf(columns.map(({ head }) => head)),
    ...groups.map((group) => groupOf(group, columns)),
    '</table>',
  ].join('\n');
}

function filterOf(label: string, at: number, values: readonly string[]): string {
  const options = values.map((value) => `<option value="${html(value)}">${html(value)}</option>`);
  return `<label>${html(label)} <select data-filter="${at}"><option value="">all</option>${options.join('')}</select></label>`;
}

function headOf(heads: readonly string[]): string {
  const cells = heads.map((head) => `<th role="columnheader" scope="col">${html(head)}</th>`);
  return `<thead role="rowgroup"><tr role="row">${cells.join('')}</tr></thead>`;
}

function groupOf({ heading, tone, rows }: PageGroup, columns: PageTable['columns']): string {
  const heads = columns.map(({ head }) => head);
  return [
    `<tbody role="rowgroup"${tone === undefined ? '' : ` class="${html(tone)}"`}>`,
    `<tr role="row" class="heading"><th role="rowheader" scope="rowgroup" colspan="${columns.length}">${html(heading)}</th></tr>`,
    ...rows.map(({ cells, filters }) => rowOf(cells, heads, filters.map((value, at) => ` data-filter-${at}="${html(value)}"`).join(''))),
    '</tbody>',
  ].join('\n');
}

/** Where rows are stacked, each cell shows its head beside it. */
function rowOf(cells: readonly string[], heads: readonly string[], attributes = ''): string {
  const [first = '', ...rest] = cells.map((cell, index) => {
    const name = `data-head="${html(heads[index] ?? '')}"`;
    if (index === 0) return `<th role="rowheader" scope="row" ${name}>${rich(cell)}</th>`;
    return `<td role="cell" ${name}${cell === '' ? ' class="empty"' : ''}>${rich(cell)}</td>`;
  });
  return `<tr role="row"${attributes}>${first}${rest.join('')}</tr>`;
}

function pricesOf({ title, heads, rows, total, notes }: PriceTable): string {
  return [
    '<h3>Prices</h3>',
    '<table role="table" class="prices">',
    `<caption>${html(title)}</caption>`,
    headOf(heads),
    `<tbody role="rowgroup">${rows.map((row) => rowOf(row, heads)).join('\n')}</tbody>`,
    `<tfoot role="rowgroup"><tr role="row"><th role="rowheader" scope="row" colspan="${heads.length - 1}">Together</th>`,
    `<td role="cell">${html(total)}</td></tr></tfoot>`,
    '</table>',
    ...notes.map((note) => `<p>${rich(note)}</p>`),
  ].join('\n');
}

/** A text in which what stands between backticks is code with options that stay whole, and ids break after a slash, a dot or an underscore. */
function rich(text: string): string {
  return html(text)
    .replace(/(?<=\w)[/_.](?=\w{4})/g, '$&<wbr>')
    .replace(/`([^`]+)`/g, (_, code: string) => `<code>${code.replace(/--[\w-]+/g, '<span>$&</span>')}</code>`);
}

import { Explanation, Row } from './explanation';
import { Coming } from './coming';
import { Part } from './kind';
import { toldOf } from './subscriptions';
import { fill } from './terminal';

/** What the parts of a stack are for, in the order in which they are shown. */
const GROUPS: readonly { readonly title: string; readonly parts: readonly Part[] }[] = [
  { title: 'Workspace', parts: ['workspace', 'resource group', 'identity'] },
  { title: 'Stands on', parts: ['storage', 'vault', 'registry', 'insights', 'key'] },
  { title: 'Network', parts: ['network', 'private links', 'DNS zones', 'outbound rules'] },
  { title: 'Compute', parts: ['compute'] },
  { title: 'Data', parts: ['data', 'connections'] },
  { title: 'Serving', parts: ['serving'] },
  { title: 'Monitoring', parts: ['monitoring'] },
  { title: 'Guards', parts: ['guards'] },
  { title: 'Other', parts: ['other', 'inputs', 'order'] },
];

const MOST_LINES = 30;
const GROUP_LINES = 3;
const COMING_LINES = 3;
const INDENT = 12;
const LEAST = 80;
const MOST = 120;

/** The explanation in at most 30 lines of at most 120 columns: what there is, by what it is for, and what is worth knowing. `--all` has every row. */
export function toShort({ stack, summary, subscriptions, rows, notes, coming }: Explanation, width: number): string {
  const total = Math.min(MOST, Math.max(LEAST, width));
  const where = subscriptions.length === 0 ? [] : listed('Lies in', toldOf(subscriptions), total);
  const head = [cut(`${stack}: ${summary}`, total), '', ...where];
  const groups = GROUPS.flatMap(({ title, parts }) => {
    const things = parts.flatMap((part) => thingsIn(rows.filter((row) => row.part === part)));
    return things.length === 0 ? [] : listed(title, things, total);
  });
  const open = rows
    .filter(({ reach }) => /^open\b/.test(reach))
    .flatMap(({ names, reach }) => names.map((name) => `${name}${/^open to/.test(reach) ? ` (${reach})` : ''}`));
  const exposed = open.length === 0 ? [] : ['', ...listed('Open', open, total)];
  const all = `\`explain ${stack} --all\` shows every resource, who may do what with it, and why it is there.`;
  const come = whatComes(coming, total);
  const room = MOST_LINES - head.length - groups.length - exposed.length - come.length - 4;
  return [...head, ...groups, ...exposed, ...come, ...worthKnowing(notes, room, total), '', cut(all, total)].join('\n');
}

/** What is of one kind: with its name and reach where it is one, with their number where they are several. */
function thingsIn(rows: readonly Row[]): string[] {
  const kinds = [...new Set(rows.map(({ title }) => title))];
  return kinds.map((title) => {
    const same = rows.filter((row) => row.title === title);
    const count = same.reduce((sum, row) => sum + row.count, 0);
    const [first] = same as [Row, ...Row[]];
    const states = [first.made ? '' : 'brought', first.reach.split(';')[0] ?? ''].filter((state) => state !== '');
    const state = states.length === 0 ? '' : ` (${states.join(', ')})`;
    return count === 1 ? `${[title, first.names[0]].filter(Boolean).join(' ')}${state}` : `${title} ×${count}`;
  });
}

/** A title, and beside it as many things as three lines take. */
function listed(title: string, things: readonly string[], total: number): string[] {
  const room = total - INDENT;
  const words = things.map((thing, index) => (index === things.length - 1 ? thing : `${thing},`)).map((thing) => cut(thing, room));
  let lines = fill(words, room, ' ');
  for (let shown = words.length - 1; lines.length > GROUP_LINES && shown > 0; shown -= 1) {
    lines = fill([...words.slice(0, shown), `and ${words.length - shown} more`], room, ' ');
  }
  return lines.map((line, index) => `${(index === 0 ? title : '').padEnd(INDENT)}${line}`);
}

/** What comes next, by date, without that about which there is nothing to do yet. */
function whatComes(coming: readonly Coming[], total: number): string[] {
  const texts = coming.filter(({ quiet }) => !quiet).map(({ text }) => text);
  if (texts.length === 0) return [];
  const shown = texts.length <= COMING_LINES ? texts : texts.slice(0, COMING_LINES - 1);
  const more = texts.length - shown.length;
  return ['', 'What comes', ...shown.map((text) => cut(`- ${text}`, total)), ...(more === 0 ? [] : [`- and ${more} more with --all`])];
}

function worthKnowing(notes: readonly string[], room: number, total: number): string[] {
  if (notes.length === 0) return [];
  // What comes to an end, or is lost, before what is merely good to know.
  const urgent = (note: string): number => (/stop|no longer|lost|27 February 2027/.test(note) ? 0 : 1);
  const sorted = [...notes].sort((a, b) => urgent(a) - urgent(b));
  const shown = sorted.length <= room ? sorted : sorted.slice(0, Math.max(0, room - 1));
  const more = sorted.length - shown.length;
  return ['', 'Worth knowing', ...shown.map((note) => cut(`- ${note}`, total)), ...(more === 0 ? [] : [`- and ${more} more with --all`])];
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`;
}

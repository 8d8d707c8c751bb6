// npm run calendar: writes docs/calendar.md from the table in lib/calendar/.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarItem } from '../lib/calendar/calendar-item';
import { Entry } from '../lib/calendar/entry';
import { CALENDAR, dayOf } from '../lib/calendar/entries';

export const CALENDAR_PAGE = join(__dirname, '..', 'docs', 'calendar.md');

const INTRODUCTION = `# Calendar

What of Azure, or of its Terraform provider, that this library or your programs name is retired or changes, with the day that Microsoft's own pages tell. Synth
warns once a stack for each row that the stack uses, names the first construct that uses it and the others after it. \`explain\` has a section "What comes".
Nothing depends on the day of the synth: a row says its date before and after it, and the Terraform stays the same.

Where you know of a use and leave it for now, say so. The scope is a construct, a stack or the app; \`explain\` goes on to tell it:

<!-- within: workspace -->

\`\`\`ts
workspace.addComputeCluster('cpu', { vmSize: 'Standard_DS3_v2', maxNodes: 4 });
Calendar.acknowledge(workspace, CalendarItem.VM_D_DV2_LS);
\`\`\`

This page is made from the table in \`lib/calendar/\`: \`npm run calendar\`.`;

/** The page as the table has it now, in the form that Prettier leaves alone. */
export function makeCalendarPage(): string {
  const rows = CALENDAR.map((entry) => [day(entry), entry.title, `\`${nameOf(entry)}\``, warned(entry)]);
  return `${[INTRODUCTION, table(['from', 'what', '`CalendarItem`', 'synth'], rows), ...CALENDAR.map(section)].join('\n\n')}\n`;
}

function section(entry: Entry): string {
  const { title, change, instead, how, source, quiet } = entry;
  const lines = [
    `- **When**: ${day(entry)}`,
    `- **What**: ${sentence(change)}`,
    `- **Instead**: ${sentence(instead)}`,
    `- **Used by**: ${sentence(how)}`,
    ...(quiet === undefined ? [] : [`- **No warning**: ${sentence(quiet)}`]),
    `- **Source**: [${source.page}](${source.url})`,
  ];
  return `## ${title}\n\n${lines.join('\n')}`;
}

function day({ date }: Entry): string {
  return date === undefined ? 'no date' : dayOf(date);
}

function warned({ use, quiet }: Entry): string {
  if (use === undefined) return 'cannot see it';
  return quiet === undefined ? 'warns' : 'only `explain` tells';
}

/** The name of the row in programs. */
function nameOf({ item }: Entry): string {
  return Object.entries(CalendarItem).find(([, value]) => value === item)?.[0] ?? item;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A table as Prettier formats it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = (index: number): number => Math.max(...[head, ...rows].map((cells) => cells[index]?.length ?? 0));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, index) => cell.padEnd(width(index))).join(' | ')} |`;
  return [line(head), line(head.map((_, index) => '-'.repeat(width(index)))), ...rows.map(line)].join('\n');
}

if (require.main === module) writeFileSync(CALENDAR_PAGE, makeCalendarPage());

import { changesOf, isDestruction, isReplacement, ResourceChange, TerraformPlan } from './terraform-plan';

/** GitHub takes no longer comment; a report is counted in bytes, which are at least as many as characters. */
export const LONGEST_REPORT = 65_536;
/** More resources than these are counted, not listed. */
const LISTED = 50;

export interface ReportOptions {
  readonly stack: string;
  /** What the report is of, such as `Plan`. */
  readonly title: string;
  readonly plan: TerraformPlan;
  /** The plan as `terraform show` prints it, which hides what is sensitive. */
  readonly text: string;
  /** What preflight says, as Markdown; empty without it. */
  readonly preflight?: string;
  /** What the stack is, as Markdown; empty without one. */
  readonly explanation: string;
  readonly fingerprint: string;
}

/** The line by which a report of the stack is found again, to replace it. */
export function markerOf(title: string, stack: string): string {
  return `<!-- cdktf-azure-ml: ${title.toLowerCase()} of ${stack} -->`;
}

/** The report of a plan as Markdown: what is destroyed or replaced comes first, and what is too long is cut, the explanation last. */
export function reportOf({ stack, title, plan, text, preflight = '', explanation, fingerprint }: ReportOptions): string {
  const changes = changesOf(plan.resource_changes);
  const head = [
    markerOf(title, stack),
    `## ${title} of \`${stack}\`: ${summaryOf(changes, plan)}`,
    ...dangers(changes),
    ...foreseen(stack, preflight),
    ...drift(changesOf(plan.resource_drift)),
    `Fingerprint of the plan: \`${fingerprint}\``,
  ].join('\n\n');
  const explained = explanation.trim() === '' ? '' : details('What the stack is', explanation.trim());
  const room = LONGEST_REPORT - Buffer.byteLength(head) - 1;
  const kept = Buffer.byteLength(explained) < room / 2 ? explained : `\n\`npm run explain ${stack}\` tells what the stack is, at length.\n`;
  const planned = details('Plan', fenced(text.trim(), room - Buffer.byteLength(kept) - 100));
  return `${head}\n${planned}${kept}`;
}

/** What Azure would refuse, below its own summary, open where an apply would fail. */
function foreseen(stack: string, preflight: string): string[] {
  const [, title, content = ''] = /^(?:<!--.*-->\n)?### (.*)\n?([^]*)$/.exec(preflight.trim()) ?? [];
  if (title === undefined) return [];
  const kept = Buffer.byteLength(content) < LONGEST_REPORT / 4 ? content.trim() : `\`npm run preflight ${stack}\` tells all of it.`;
  const summary = `Preflight of ${title}`;
  if (kept === '') return [summary];
  const open = /: [1-9]\d* would make an apply fail/.test(title) ? ' open' : '';
  return [`<details${open}><summary>${summary}</summary>\n\n${kept}\n\n</details>`];
}

function summaryOf(changes: readonly ResourceChange[], plan: TerraformPlan): string {
  const count = (action: string): number => changes.filter(({ change }) => change.actions.includes(action)).length;
  const outputs = Object.values(plan.output_changes ?? {}).filter(({ actions }) => !actions.every((action) => action === 'no-op')).length;
  const counted: readonly (readonly [number, string])[] = [
    [changes.filter(({ change }) => change.importing !== undefined).length, 'to import'],
    [changes.filter(({ previous_address: before }) => before !== undefined).length, 'to move'],
    [count('create'), 'to add'],
    [count('update'), 'to change'],
    [count('delete'), 'to destroy'],
    [count('forget'), 'to forget'],
  ];
  const told = counted.filter(([number]) => number > 0).map(([number, what]) => `${String(number)} ${what}`);
  if (told.length > 0) return told.join(', ');
  return outputs > 0 ? 'only outputs change' : 'no changes';
}

function dangers(changes: readonly ResourceChange[]): string[] {
  const gone = changes.filter(isDestruction);
  if (gone.length === 0) return [];
  const lines = gone.map((change) => {
    if (!isReplacement(change)) return `${code(change.address)} is destroyed`;
    const reasons = (change.change.replace_paths ?? []).map((path) => code(path.join('.')));
    return `${code(change.address)} is destroyed and made anew${reasons.length === 0 ? '' : `, since ${reasons.join(' and ')} cannot change in place`}`;
  });
  return [
    [`> [!CAUTION]`, `> **This plan destroys what exists. What is in it is lost.**`, '>', ...listed(lines).map((line) => `> ${line}`)].join('\n'),
  ];
}

function drift(changes: readonly ResourceChange[]): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map((change) => `${code(change.address)} was ${isDestruction(change) ? 'deleted' : 'changed'}`);
  return ['Outside of Terraform:', listed(lines).join('\n')];
}

function listed(lines: readonly string[]): string[] {
  const more = lines.length - LISTED;
  return [...lines.slice(0, LISTED), ...(more > 0 ? [`and ${String(more)} more`] : [])].map((line) => `- ${line}`);
}

function details(summary: string, content: string): string {
  return `\n<details><summary>${summary}</summary>\n\n${content}\n\n</details>\n`;
}

/** Code within a line, whatever the keys of `for_each` and of maps are that it names. */
function code(text: string): string {
  const fence = fenceAround(text, 1);
  const pad = fence.length > 1 ? ' ' : '';
  return `${fence}${pad}${text.replace(/\s+/g, ' ')}${pad}${fence}`;
}

/** A fence that the text does not end. */
function fenceAround(text: string, least: number): string {
  return '`'.repeat(Math.max(least, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length + 1)));
}

/** A code block of whole lines that takes no more bytes than there is room, behind a fence that the text does not end. */
function fenced(text: string, room: number): string {
  const fence = fenceAround(text, 3);
  const note = '\nThe rest is in the log of the run.';
  const budget = room - 2 * fence.length - 2;
  if (Buffer.byteLength(text) <= budget) return `${fence}\n${text}\n${fence}`;
  const kept: string[] = [];
  let left = budget - note.length;
  for (const line of text.split('\n')) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return `${fence}\n${kept.join('\n')}\n${fence}\n${note}`;
}

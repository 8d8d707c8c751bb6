// What the module exports is the class itself.
// eslint-disable-next-line @typescript-eslint/no-require-imports
import Table = require('cli-table3');
import { Subscription } from '../azure/subscription';
import { Account } from '../azure/sign-in';
import { COMMENT_LENGTH, escape } from '../markdown';
import { Prices } from '../prices/estimate';
import { pricesToMarkdown, pricesToTerminal } from '../prices/print';
import { breakWords, wrapped } from '../terminal';
import { Examination, STATES, Told } from './examination';
import { Finding, State } from './finding';

/** What an examination has told of a stack, and who looked where. */
export interface Report extends Told {
  readonly examination: Examination;
  readonly account: Account;
  readonly subscription: Subscription;
  readonly cloud: string;
  /** What the stack costs standing still, where that was asked for. */
  readonly prices?: Prices;
}

export const COLUMNS: readonly { readonly head: string; readonly share: number; readonly cell: (finding: Finding) => string }[] = [
  { head: 'Check', share: 16, cell: ({ check }) => check },
  { head: 'What was found', share: 44, cell: ({ found }) => found },
  { head: 'What to do', share: 40, cell: ({ todo }) => todo },
];
const LEAST = 80;
const MOST = 140;

export function hasFailed({ findings }: Told): boolean {
  return findings.some(({ state }) => state === 'fails');
}

/** The report as a table for a terminal of that many columns. */
export function reportToTerminal(report: Report, width: number): string {
  const total = Math.min(MOST, Math.max(LEAST, width));
  const free = total - COLUMNS.length - 1;
  const widths = COLUMNS.map(({ share }) => Math.floor((share * free) / 100));
  const head = [wrapped(`${report.stack}: ${summaryOf(report)}`, total), wrapped(lookedBy(report), total)];
  const passed = passedLine(report).map((line) => wrapped(line, total));
  const prices = report.prices === undefined ? [] : [pricesToTerminal(report.prices, total)];
  if (report.findings.length === 0) return [...head, ...passed, ...prices].join('\n');
  const table = new Table({
    head: COLUMNS.map(({ head: title }) => title),
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const state of STATES) {
    const findings = report.findings.filter((finding) => finding.state === state);
    if (findings.length > 0) table.push([{ colSpan: COLUMNS.length, content: report.examination.headings[state] }]);
    for (const finding of findings) table.push(COLUMNS.map(({ cell }, index) => breakWords(cell(finding), (widths[index] ?? LEAST) - 2)));
  }
  return [...head, table.toString(), ...passed, ...prices].join('\n');
}

/** The report for a comment on a pull request, without its last rows where they do not fit into one. */
export function reportToMarkdown(report: Report): string {
  let count = report.findings.length;
  let text = markdown(report, count);
  while (text.length > COMMENT_LENGTH && count > 0) {
    count -= 1;
    text = markdown(report, count);
  }
  return text;
}

/** The report for programs: what was found, by whom and where. */
export function reportToJson(report: Report): object {
  const { stack, cloud, subscription, account, findings, passed, prices } = report;
  return { stack, cloud, subscription, account, fails: hasFailed(report), findings, passed, prices };
}

function markdown(report: Report, count: number): string {
  const left = report.findings.length - count;
  const rows = report.findings.slice(0, count).map((finding, index, all) => {
    const same = all[index - 1]?.state === finding.state;
    return `| ${[same ? '' : `**${report.examination.headings[finding.state]}**`, ...COLUMNS.map(({ cell }) => escape(cell(finding)))].join(' | ')} |`;
  });
  const table = [`| | ${COLUMNS.map(({ head }) => head).join(' | ')} |`, '| --- | --- | --- | --- |', ...rows];
  return [
    `<!-- cdktf-azure-ml ${report.examination.command} ${report.stack} -->`,
    `### ${escape(report.stack)}: ${escape(summaryOf(report))}`,
    '',
    `${escape(lookedBy(report))}.`,
    ...(report.findings.length === 0 ? [] : ['', ...table]),
    ...(left === 0
      ? []
      : ['', `${left} more rows do not fit into one comment: \`cdktf-azure-ml ${report.examination.command} ${report.stack}\` shows all.`]),
    ...passedLine(report).flatMap((line) => ['', `${escape(line)}.`]),
    '',
    ...(report.prices === undefined ? [] : [pricesToMarkdown(report.prices)]),
  ].join('\n');
}

/** The checks that found nothing, where there are any. */
export function passedLine({ passed }: Told): string[] {
  return passed.length === 0 ? [] : [`Nothing found: ${passed.join(', ')}`];
}

/** How many findings there are of each kind. */
export function summaryOf({ findings, examination }: Report): string {
  if (findings.length === 0) return examination.nothing;
  const count = (state: State): number => findings.filter((finding) => finding.state === state).length;
  return STATES.map((state) => `${count(state)} ${examination.counts[state]}`).join(', ');
}

/** Who looked, and where. */
export function lookedBy({ account, subscription, cloud }: Report): string {
  const name = account.name === '' ? account.objectId : `${account.name} (${account.objectId})`;
  return `As ${name}, in the subscription ${subscription.name} (${subscription.id}), cloud ${cloud}`;
}

import { Explanation, Row } from './explanation';
import { COLUMNS, headingOf, listsOf, subscriptionLine } from './terminal';

/** What GitHub takes as one comment. */
export const COMMENT_LENGTH = 65_536;
/** More rows than these are folded. */
const OPEN_ROWS = 20;

/**
 * The explanation for a pull request comment: a table that is folded where it is long. Where it would not fit into one comment, it does without the
 * reasons, and then without its last rows, and says so.
 */
export function toMarkdown(explanation: Explanation): string {
  const columns = COLUMNS.map(({ head }) => head);
  const full = document(explanation, columns, explanation.rows.length);
  if (full.length <= COMMENT_LENGTH) return full;
  const short = columns.filter((head) => head !== 'Why it is there');
  let count = explanation.rows.length;
  let text = document(explanation, short, count);
  while (text.length > COMMENT_LENGTH && count > 0) {
    count -= 1;
    text = document(explanation, short, count);
  }
  return text;
}

function document(explanation: Explanation, heads: string[], count: number): string {
  const { stack, summary, subscriptions, rows } = explanation;
  const left = rows.length - count;
  const table = [
    `| Part | ${heads.join(' | ')} |`,
    `| --- |${heads.map(() => ' --- |').join('')}`,
    ...rows.slice(0, count).map((row, index, all) => line(row, all[index - 1], heads)),
    ...(left === 0 ? [] : ['', `${left} more rows do not fit into one comment: \`cdktf-azure-ml explain ${stack}\` shows all.`]),
  ];
  const folded =
    rows.length > OPEN_ROWS ? [`<details><summary>What it makes, and why (${rows.length} rows)</summary>`, '', ...table, '', '</details>'] : table;
  return [
    `<!-- cdktf-azure-ml explain ${stack} -->`,
    `### ${escape(stack)}`,
    '',
    `${escape(summary)}.`,
    '',
    ...subscriptionLine(subscriptions).flatMap((text) => [`${escape(text)}.`, '']),
    ...folded,
    ...listsOf(explanation).flatMap(({ title, texts }) => ['', `**${title}**`, '', ...texts.map((text) => `- ${escape(text)}`)]),
    '',
  ].join('\n');
}

function line(row: Row, before: Row | undefined, heads: string[]): string {
  const same = before !== undefined && headingOf(before) === headingOf(row);
  const cells = COLUMNS.filter(({ head }) => heads.includes(head)).map(({ cell }) => escape(cell(row)));
  return `| ${[same ? '' : `**${escape(headingOf(row))}**`, ...cells].join(' | ')} |`;
}

/** As text that Markdown takes for nothing else: no cell ends, no formatting, no HTML and nobody is mentioned. */
export function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\|*_`[\]#~]/g, '\\$&')
    .replace(/@/g, '&#64;')
    .replace(/\r?\n/g, '<br>');
}

import { Explanation, Row } from '../explanation';
import { COLUMNS, headingOf, listsOf, madeOrBrought, subscriptionLine } from '../terminal';
import { PageGroup, PageSection } from './page';

export const EXPLAIN_TITLE = 'What it makes, and why';

/** What a page tells of a stack that is explained. */
export function explanationSection(explanation: Explanation, picture: PageSection['picture']): PageSection {
  const { stack, summary, subscriptions, rows } = explanation;
  const table = { title: 'Resources', columns: COLUMNS, groups: groupsOf(rows), filters: ['Made or brought', 'Kind'] };
  return { stack, lines: [summary, ...subscriptionLine(subscriptions)], picture, table, lists: listsOf(explanation) };
}

/** Rows that follow each other below one heading. */
function groupsOf(rows: readonly Row[]): PageGroup[] {
  return [...new Set(rows.map(headingOf))].map((heading) => ({
    heading,
    rows: rows
      .filter((row) => headingOf(row) === heading)
      .map((row) => ({ cells: COLUMNS.map(({ cell }) => cell(row)), filters: [madeOrBrought(row), row.title] })),
  }));
}

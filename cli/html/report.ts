import { Examination, STATES } from '../checks/examination';
import { COLUMNS, lookedBy, passedLine, Report, summaryOf } from '../checks/report';
import { priceTableOf } from '../prices/print';
import { PageSection } from './page';

/** What a page is about, by the command that it is of. */
export const REPORT_TITLES: { readonly [command in Examination['command']]: string } = {
  preflight: 'What stands against an apply',
  verify: 'Whether what was applied works',
};

/** What a page tells of a stack that was examined. */
export function reportSection(report: Report, picture: PageSection['picture']): PageSection {
  const { stack, examination, findings, prices } = report;
  const groups = STATES.map((state) => {
    const heading = examination.headings[state];
    const rows = findings
      .filter((finding) => finding.state === state)
      .map((finding) => ({ cells: COLUMNS.map(({ cell }) => cell(finding)), filters: [heading, finding.check] }));
    return { heading, tone: state, rows };
  });
  return {
    stack,
    lines: [summaryOf(report), lookedBy(report), ...passedLine(report)],
    picture,
    pictureLast: true,
    table: { title: 'What was found', columns: COLUMNS, groups: groups.filter(({ rows }) => rows.length > 0), filters: ['State', 'Check'] },
    lists: [],
    prices: prices && priceTableOf(prices),
  };
}

import { readFileSync } from 'node:fs';
import { CALENDAR_PAGE, makeCalendarPage } from '../../tools/calendar';

const page = readFileSync(CALENDAR_PAGE, 'utf8');

test('docs/calendar.md shows the calendar as it is', () => {
  if (page !== makeCalendarPage()) throw new Error('docs/calendar.md shows another calendar than lib/calendar/ has: run `npm run calendar`.');
});

test.each(['README.md', 'docs/README.md', 'docs/features.md', 'docs/upgrading.md', 'docs/how-to/explain.md', 'docs/how-to/computes.md'])(
  '%s leads to the calendar',
  (path) => {
    expect(readFileSync(path, 'utf8')).toMatch(/\]\((docs\/|\.\.\/)?calendar\.md/);
  },
);

/** What is wrong with a cron expression, and the way out. */
export interface CronProblem {
  readonly rule: string;
  readonly remedy: string;
}

const WEEK_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The fields that Azure reads: those of the days of the month and of the months are read as `*`. */
const FIELDS = [
  { name: 'minute', position: 0, max: 59 },
  { name: 'hour', position: 1, max: 23 },
  { name: 'day of the week', position: 4, max: 6, names: WEEK_DAYS },
];

/** What Azure would refuse in a cron expression, or quietly take for something else. Source: Microsoft's page "Schedule machine learning pipeline jobs". */
export function cronProblem(expression: string): CronProblem | undefined {
  const fields = expression.split(' ');
  if (fields.length !== 5) {
    return { rule: 'it has five fields: minute, hour, day of the month, month, day of the week', remedy: `Pass one such as '0 6 * * 1-5'` };
  }
  if (fields[2] !== '*' || fields[3] !== '*') {
    return { rule: 'Azure ignores the day of the month and the month', remedy: `Write '*' for both, or pass a recurrence with 'monthDays'` };
  }
  const wrong = FIELDS.find(({ position, max, names = [] }) => !isField(fields[position] ?? '', max, names));
  return (
    wrong && { rule: `the ${wrong.name} is from 0 to ${wrong.max}`, remedy: 'Write `*`, numbers, ranges such as `1-5`, or steps such as `*/15`' }
  );
}

function isField(field: string, max: number, names: string[]): boolean {
  return field.split(',').every((item) => {
    const [range = '', step, ...rest] = item.split('/');
    if (rest.length > 0 || (step !== undefined && !(/^\d+$/.test(step) && Number(step) > 0 && Number(step) <= max))) return false;
    if (range === '*') return true;
    const ends = range
      .split('-')
      .map((end) => (names.includes(end.toLowerCase()) ? names.indexOf(end.toLowerCase()) : /^\d+$/.test(end) ? Number(end) : NaN));
    const [from = NaN, to = from] = ends;
    return ends.length <= 2 && from <= to && to <= max;
  });
}

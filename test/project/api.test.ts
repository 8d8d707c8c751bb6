import { readFileSync } from 'node:fs';
import { API_REPORT, makeApiReport } from '../../tools/api';

const exported = [...readFileSync('lib/index.ts', 'utf8').matchAll(/^export \{([^}]*)\}/gm)].flatMap(
  ([, names]) => String(names).match(/\w+/g) ?? [],
);
let report: string;

beforeAll(() => {
  report = makeApiReport();
}, 60_000);

test('etc/api.md shows the public API as it is', () => {
  if (readFileSync(API_REPORT, 'utf8') !== report)
    throw new Error('The public API is another than etc/api.md says: run `npm run api`, and look at the change.');
});

test('it tells of everything that lib/index.ts exports, and not where it was made', () => {
  expect(exported.length).toBeGreaterThan(200);
  for (const name of exported) expect(report).toMatch(new RegExp(`^export (abstract )?(class|enum|interface|type) ${name}\\b`, 'm'));
  expect(report).not.toContain(process.cwd());
});

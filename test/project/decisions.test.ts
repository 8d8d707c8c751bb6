import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tablesOf } from './tables';

const DIRECTORY = 'docs/decisions';
const pages = readdirSync(DIRECTORY)
  .filter((file) => file !== 'README.md')
  .sort();
const index = tablesOf(readFileSync(join(DIRECTORY, 'README.md'), 'utf8'))[0]?.rows ?? [];
const code = ['lib', 'stacks', 'test', 'tools']
  .flatMap((directory) => readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((file) => join(directory, file)))
  .filter((file) => /\.([cm]?[jt]s|json)$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test('the index names each page, in order and by its title', () => {
  const titles = pages.map((file) => /^# (\d{4}) (.*)$/m.exec(readFileSync(join(DIRECTORY, file), 'utf8')) ?? []);
  expect(index).toEqual(pages.map((file, at) => [file.slice(0, 4), `[${String(titles[at]?.[2])}](${file})`]));
  expect(titles.map(([, number]) => number)).toEqual(pages.map((_, at) => String(at + 1).padStart(4, '0')));
});

describe.each(pages)('%s', (file) => {
  const page = readFileSync(join(DIRECTORY, file), 'utf8');

  test('says why, what, what follows and what was turned down, in short', () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Context', 'Decision', 'Consequences', 'Alternatives']);
    expect(page.split('\n').length).toBeLessThan(35);
  });

  test('names what is in the code', () => {
    const decided = /## Decision([\s\S]*?)## Alternatives/.exec(page)?.[1] ?? '';
    const names = [...decided.matchAll(/`([A-Za-z]+[A-Z]\w*(?:\.\w+)?)/g)].flatMap(([, name = '']) => name.split('.'));
    for (const name of names) expect([name, code.includes(name)]).toEqual([name, true]);
  });
});

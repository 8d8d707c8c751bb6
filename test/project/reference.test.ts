import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const out = mkdtempSync(join(tmpdir(), 'reference-'));

/** The pages below a directory, by their paths. */
function pagesOf(directory: string): { [path: string]: string } {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

afterAll(() => rmSync(out, { recursive: true, force: true }));

// TypeDoc fails for what is exported without a word of documentation, and for links that lead nowhere.
test('the reference is what the docstrings say now; `npm run reference` writes it anew', () => {
  execFileSync('npx', ['--no-install', 'typedoc', '--out', out], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const [fresh, committed] = [pagesOf(out), pagesOf(join(root, 'docs', 'reference'))];
  expect(Object.keys(committed)).toEqual(Object.keys(fresh));
  const stale = Object.keys(fresh).filter((path) => fresh[path] !== committed[path]);
  expect(stale).toEqual([]);
}, 120_000);

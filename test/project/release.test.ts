import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const SCRIPT = resolve('tools/release.mjs');
const CHANGELOG = '# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 - 2026-01-01\n\n- The first.\n';

let clone = '';
const identity = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
// A hook of git that runs this test must not make it work on this repository.
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
const options = (): { cwd: string; encoding: 'utf8'; env: NodeJS.ProcessEnv } => ({
  cwd: clone,
  encoding: 'utf8',
  env: { ...inherited, ...identity },
});
const git = (...args: string[]): string => execFileSync('git', args, options()).trim();
const read = (file: string): string => readFileSync(join(clone, file), 'utf8');
const version = (file: string): string => (JSON.parse(read(file)) as { version: string }).version;
const release = (...args: string[]): { status: number | null; stderr: string } => spawnSync('node', [SCRIPT, ...args], options());

function commit(changelog: string): void {
  writeFileSync(join(clone, 'CHANGELOG.md'), changelog);
  git('add', '.');
  git('commit', '--quiet', '--message', 'Change things');
}

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'release-'));
  git('init', '--quiet', '--initial-branch', 'main');
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(file, join(clone, file));
  execFileSync('npm', ['version', '0.1.0', '--no-git-tag-version', '--allow-same-version'], options());
  commit(CHANGELOG);
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

test('a release names the version in all files, and tags the commit', () => {
  expect(release('minor').status).toBe(0);
  expect([version('package.json'), version('package-lock.json')]).toEqual(['0.2.0', '0.2.0']);
  const [date] = /(?<=## 0\.2\.0 - )\d{4}-\d\d-\d\d/.exec(read('CHANGELOG.md')) ?? [];
  expect(Math.abs(Date.parse(String(date)) - Date.now())).toBeLessThan(2 * 24 * 3600 * 1000);
  expect(read('CHANGELOG.md')).toBe(CHANGELOG.replace('## Unreleased\n', `## Unreleased\n\n## 0.2.0 - ${String(date)}\n`));
  expect(git('log', '-1', '--format=%s')).toBe('Release 0.2.0');
  expect(git('rev-parse', 'v0.2.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
  expect(git('status', '--porcelain')).toBe('');
});

test('the first release may keep the version that package.json has', () => {
  expect(release('0.1.0').status).toBe(0);
  expect(git('tag', '--list')).toBe('v0.1.0');
});

test.each<[string, string, () => unknown]>([
  ['nothing to tell', 'says nothing under', () => commit(CHANGELOG.replace('- A thing.\n', ''))],
  ['changes that are not committed', 'not committed', () => writeFileSync(join(clone, 'new.txt'), '')],
  ['another branch', "the branch is 'topic'", () => git('switch', '--quiet', '--create', 'topic')],
  ['a version that has been released', 'v0.2.0 is there already', () => git('tag', 'v0.2.0')],
])('%s is refused, and nothing changes', (_what, message, prepare) => {
  prepare();
  const [head, tags, changed] = [git('rev-parse', 'HEAD'), git('tag', '--list'), git('status', '--porcelain')];
  const { status, stderr } = release('minor');
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(message) as string });
  expect([git('rev-parse', 'HEAD'), git('tag', '--list'), git('status', '--porcelain')]).toEqual([head, tags, changed]);
});

test.each([[[]], [['sideways']]])('%j is no kind of release', (args) => {
  expect(release(...args)).toMatchObject({ status: 1, stderr: expect.stringContaining('Usage') as string });
});

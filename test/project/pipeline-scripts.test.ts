import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands in for Terraform: makes a plan, and is told to stop right then, as the script that runs it is. */
const CANCELLED = `#!/bin/sh
case "$*" in *" plan "*) touch "\${1#-chdir=}/tfplan"; kill -TERM "$PPID";; esac
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pipeline-scripts-'));
  for (const directory of ['cdktf.out/stacks/dev', 'cdktf.out/reports', 'bin', 'pipelines']) mkdirSync(join(root, directory), { recursive: true });
  copyFileSync('pipelines/common.sh', join(root, 'pipelines', 'common.sh'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Puts a program in the place of another. */
function standIn(name: string, text: string): void {
  writeFileSync(join(root, 'bin', name), text, { mode: 0o755 });
}

/** Runs the lines of a script for the stack `dev`, after those that all scripts share. */
function run(lines: string, env: { readonly [name: string]: string } = {}): ReturnType<typeof spawnSync> & { readonly stdout: string } {
  const script = join(root, 'pipelines', 'script.sh');
  writeFileSync(script, `. "$(dirname "$0")/common.sh"\n${lines}\n`);
  return spawnSync('sh', [script, 'dev'], { encoding: 'utf8', env: { PATH: `${join(root, 'bin')}:${String(process.env.PATH)}`, ...env } });
}

test('a run that is cancelled leaves neither plan nor state behind', () => {
  standIn('terraform', CANCELLED);
  standIn('npm', '#!/bin/sh\n');
  const { signal, status, stdout } = run('make_plan Plan\necho "went on"');
  expect([signal, status, stdout]).toEqual([null, 1, '']);
  expect(readdirSync(join(root, 'cdktf.out', 'stacks', 'dev'))).toEqual([]);
});

describe('a script that asks Azure', () => {
  const ask = 'ask_azure preflight --deployer x\necho "asked=$asked"';
  const answer = (): string => join(root, 'cdktf.out', 'reports', 'dev.preflight.md');

  test('keeps the answer for the report, and goes on where an apply would fail', () => {
    standIn('npm', '#!/bin/sh\necho "$@"\nexit 1\n');
    expect(run(ask)).toMatchObject({ status: 0, stdout: 'asked=1\n' });
    expect(readFileSync(answer(), 'utf8')).toBe('run --silent --if-present preflight -- dev --markdown --output cdktf.out --deployer x\n');
  });

  test('says that it could not ask', () => {
    standIn('npm', '#!/bin/sh\necho "Nobody is signed in" >&2\nexit 1\n');
    expect(run(ask)).toMatchObject({ status: 0, stdout: 'asked=1\n', stderr: 'Nobody is signed in\n' });
    expect(readFileSync(answer(), 'utf8')).toBe('### dev: preflight did not run; the log says why\n');
  });

  test.each([
    ['is told not to', '#!/bin/sh\necho "asked"\n', { ASK_AZURE: 'false' }],
    ['finds no script for it', '#!/bin/sh\n', {}],
  ])('does not where it %s, and keeps no earlier answer', (_, npm, env) => {
    standIn('npm', npm);
    writeFileSync(answer(), 'earlier');
    expect(run(ask, env)).toMatchObject({ status: 0, stdout: 'asked=0\n' });
    expect(existsSync(answer())).toBe(false);
  });
});

describe('what Azure says', () => {
  const TERRAFORM = `#!/bin/sh
case "$*" in *" state pull"*) ;; *" show -json "*) echo '{}';; *" plan "*) exit 2;; *) echo "terraform $*";; esac
`;
  const npm = (code: number): string => `#!/bin/sh
case "$*" in *preflight*|*verify*) echo "### dev: told"; exit ${code};; esac
`;
  beforeEach(() => {
    for (const name of ['plan.sh', 'apply.sh']) copyFileSync(join('pipelines', name), join(root, 'pipelines', name));
    standIn('terraform', TERRAFORM);
    standIn('node', '#!/bin/sh\necho cafe\n');
  });
  const script = (name: string, args: readonly string[], env: { readonly [name: string]: string } = {}): ReturnType<typeof spawnSync> =>
    spawnSync('sh', [join(root, 'pipelines', name), 'dev', ...args], {
      encoding: 'utf8',
      env: { PATH: `${join(root, 'bin')}:${String(process.env.PATH)}`, GITHUB_STEP_SUMMARY: join(root, 'summary'), ...env },
    });

  test.each([
    [{}, 0],
    [{ REQUIRE_PREFLIGHT: 'true' }, 1],
  ])('before a plan fails a run only where that is asked for (%j)', (env, status) => {
    standIn('npm', npm(1));
    writeFileSync(join(root, 'cdktf.out', 'reports', 'dev.md'), 'report');
    const plan = script('plan.sh', [], env);
    expect(plan.status).toBe(status);
    expect(plan.stdout).toContain('changes: true\nfingerprint: cafe\n');
  });

  test.each([
    [0, 0],
    [1, 1],
  ])('after an apply stands on the page of the run, and fails it where something does not work (%i)', (code, status) => {
    standIn('npm', npm(code));
    writeFileSync(join(root, 'cdktf.out', 'reports', 'dev.md'), 'report\n');
    const apply = script('apply.sh', ['cafe']);
    expect(apply.status).toBe(status);
    expect(apply.stdout).toContain('apply -lock-timeout=5m tfplan');
    expect(readFileSync(join(root, 'summary'), 'utf8')).toBe('report\n### dev: told\n');
  });
});

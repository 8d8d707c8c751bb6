import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands in for Terraform: makes a plan, and is told to stop right then, as the script that runs it is. */
const TERRAFORM = `#!/bin/sh
case "$*" in *" plan "*) touch "\${1#-chdir=}/tfplan"; kill -TERM "$PPID";; esac
`;

test('a run that is cancelled leaves no plan behind', () => {
  const root = mkdtempSync(join(tmpdir(), 'pipeline-scripts-'));
  try {
    const stack = join(root, 'cdktf.out', 'stacks', 'dev');
    for (const directory of [stack, join(root, 'bin'), join(root, 'pipelines')]) mkdirSync(directory, { recursive: true });
    copyFileSync('pipelines/common.sh', join(root, 'pipelines', 'common.sh'));
    const script = join(root, 'pipelines', 'plan.sh');
    writeFileSync(script, '. "$(dirname "$0")/common.sh"\nmake_plan Plan\necho "went on"\n');
    writeFileSync(join(root, 'bin', 'terraform'), TERRAFORM, { mode: 0o755 });
    const { signal, status, stdout } = spawnSync('sh', [script, 'dev'], {
      encoding: 'utf8',
      env: { PATH: `${join(root, 'bin')}:${String(process.env.PATH)}` },
    });
    expect([signal, status, stdout]).toEqual([null, 1, '']);
    expect(readdirSync(stack)).toEqual([]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { app, context } = JSON.parse(readFileSync('cdktf.json', 'utf8')) as { app: string; context: { [stack: string]: object } };

test('every stack that has settings synthesizes', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    execFileSync(app, { shell: true, stdio: 'pipe', env: { ...process.env, CDKTF_OUTDIR: outdir } });
    expect(readdirSync(join(outdir, 'stacks')).sort()).toEqual(Object.keys(context).sort());
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
});

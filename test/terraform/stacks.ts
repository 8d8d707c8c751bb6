import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContext } from '../../stacks/settings';

/** The Terraform of every stack, as `npm run synth` writes it; `unprotected` turns deletion protection off, as a user does before a destroy. */
export function synthStacks(unprotected: boolean): { [stack: string]: object } {
  const context = readContext(process.cwd()) as { [stack: string]: { deletionProtection?: boolean } };
  const guarded = Object.entries(context).filter(([, settings]) => settings.deletionProtection === true);
  const changed = Object.fromEntries(guarded.map(([stack, settings]) => [stack, { ...settings, deletionProtection: false }]));
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  try {
    const env = { ...process.env, CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: JSON.stringify(unprotected ? changed : {}) };
    execFileSync('npm', ['run', '--silent', 'synth'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const read = (stack: string): object => JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as object;
    return Object.fromEntries(readdirSync(join(outdir, 'stacks')).map((stack) => [stack, read(stack)]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

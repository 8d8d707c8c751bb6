import { App } from 'cdktf';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContext } from '../../stacks/settings';
import { run } from '../programs';

/** Settings of all stacks. */
interface Changes {
  readonly deletionProtection?: boolean;
  readonly azurermVersion?: string;
}

/** Settings of one stack. */
interface Own {
  readonly [stack: string]: object;
}

/**
 * The Terraform of every stack, as `npm run synth` writes it; settings that are given here, of all stacks or of one, take the place of theirs. It takes
 * seconds, so that in a run of jest only the first that asks for some settings waits for it.
 */
export function synthStacks(changes: Changes = {}, own: Own = {}): { [stack: string]: object } {
  // What decides which CDK, binding and azurerm the synth is with.
  const { SYNTH_CACHE, NODE_OPTIONS, AZURERM_VERSION, AZURERM_BINDING } = process.env;
  if (SYNTH_CACHE === undefined) return synthAnew(changes, own);
  const kept = join(
    SYNTH_CACHE,
    `${createHash('sha256')
      .update(JSON.stringify([changes, own, NODE_OPTIONS, AZURERM_VERSION, AZURERM_BINDING]))
      .digest('hex')}.json`,
  );
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as { [stack: string]: object };
  const stacks = synthAnew(changes, own);
  // Whole, since another file may look for it right now.
  const part = `${kept}.${process.pid}`;
  writeFileSync(part, JSON.stringify(stacks));
  renameSync(part, kept);
  return stacks;
}

function synthAnew({ deletionProtection, ...common }: Changes, own: Own): { [stack: string]: object } {
  const context = readContext(process.cwd()) as { [stack: string]: { deletionProtection?: boolean } };
  const changed = Object.entries(context).map(([stack, settings]) => {
    const guards = deletionProtection === undefined || settings.deletionProtection === undefined ? {} : { deletionProtection };
    return [stack, { ...settings, ...common, ...guards, ...own[stack] }];
  });
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  try {
    const env = { ...process.env, CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: JSON.stringify(Object.fromEntries(changed)) };
    execFileSync('npm', ['run', '--silent', 'synth'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const read = (stack: string): object => JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as object;
    return Object.fromEntries(readdirSync(join(outdir, 'stacks')).map((stack) => [stack, read(stack)]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Of stacks that one class makes of several files, the first: the others differ in what the catalogue has anyway. */
export function apart(names: readonly string[]): string[] {
  const kind = (name: string): string => name.replace(/^(teams)-.*/, '$1');
  return names.filter((name, index) => names.findIndex((other) => kind(other) === kind(name)) === index);
}

/** The stacks of the program in docs/how-to/a-whole-company.md. */
export function companyStacks(): { [stack: string]: object } {
  const [, program = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('docs/how-to/a-whole-company.md', 'utf8')) ?? [];
  const stacks = join(run(program, new App({ outdir: mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-')) })).outdir, 'stacks');
  const read = (stack: string): object => JSON.parse(readFileSync(join(stacks, stack, 'cdk.tf.json'), 'utf8')) as object;
  return Object.fromEntries(readdirSync(stacks).map((stack) => [`company ${stack}`, read(stack)]));
}

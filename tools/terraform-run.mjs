// Runs every stack through Terraform: init, validate, plan, apply, a second plan without changes, destroy with nothing left.
// TF_PLUGIN_DIR names a directory of provider plugins for work without network and Azure; without it, only init and validate run.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const plugins = process.env.TF_PLUGIN_DIR && resolve(process.env.TF_PLUGIN_DIR);

if (spawnSync('terraform', ['version']).error !== undefined) {
  const demanded = process.env.CI === 'true' && plugins !== undefined;
  console.log('terraform is not on the PATH, so that the stacks were not run through it. Install Terraform 1.5 or later to do so.');
  process.exit(demanded ? 1 : 0);
}
if (plugins === undefined) {
  console.log(
    'TF_PLUGIN_DIR is not set: providers come from the registry, and only init and validate run. Set it to a plugin directory to run the rest.',
  );
}

const work = mkdtempSync(join(tmpdir(), 'terraform-run-'));
writeFileSync(join(work, 'terraform.rc'), '');
const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_CLI_CONFIG_FILE: join(work, 'terraform.rc') };

/** Synthesizes all stacks; `unprotected` turns deletion protection off in each that has it, as a user does before a destroy. */
function synth(outdir, unprotected) {
  const { context } = JSON.parse(readFileSync(join(root, 'cdktf.json'), 'utf8'));
  const turnedOff = Object.entries(context).filter(([, settings]) => settings.deletionProtection === true);
  const changed = Object.fromEntries(turnedOff.map(([stack, settings]) => [stack, { ...settings, deletionProtection: false }]));
  execFileSync('npm', ['run', '--silent', 'synth'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CDKTF_OUTDIR: outdir, CDKTF_CONTEXT_JSON: JSON.stringify(unprotected ? changed : {}) },
  });
  return Object.keys(changed);
}

/** The stack as it stands, but with its state beside it: nothing of a run may touch the state of a real deployment. */
function place(outdir, stack, directory) {
  const config = JSON.parse(readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
  delete config.terraform.backend;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(config));
}

async function prove(stack, directory, isProtected, unprotectedDir) {
  const seconds = {};
  const terraform = async (step, ...args) => {
    const start = performance.now();
    try {
      return await run('terraform', [...args, '-no-color'], { cwd: directory, env, maxBuffer: 1 << 28 });
    } catch (error) {
      throw new Error(`${stack}: ${step} failed\n${error.stdout}\n${error.stderr}`, { cause: error });
    } finally {
      seconds[step] = (performance.now() - start) / 1000;
    }
  };
  const state = async () =>
    (await run('terraform', ['state', 'list'], { cwd: directory, env })).stdout
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('data.'));

  await terraform('init', 'init', '-input=false', ...(plugins === undefined ? [] : [`-plugin-dir=${plugins}`]));
  await terraform('validate', 'validate');
  if (plugins === undefined) return { stack, resources: '-', ...format(seconds), verdict: 'valid' };
  await terraform('plan', 'plan', '-input=false', '-out=plan');
  await terraform('apply', 'apply', '-input=false', 'plan');
  const resources = (await state()).length;
  await terraform('second plan', 'plan', '-input=false', '-detailed-exitcode');
  if (isProtected) {
    const refused = await terraform('destroy', 'destroy', '-auto-approve').then(
      () => false,
      () => true,
    );
    if (!refused) throw new Error(`${stack}: deletionProtection did not stop a destroy`);
    place(unprotectedDir, stack, directory);
    const { stdout } = await terraform('unprotect', 'apply', '-input=false', '-auto-approve');
    if (!/Resources: 0 added, 0 changed, 2 destroyed/.test(stdout))
      throw new Error(`${stack}: turning deletionProtection off did more than delete the locks\n${stdout}`);
  }
  await terraform('destroy', 'destroy', '-input=false', '-auto-approve');
  const left = await state();
  if (left.length > 0) throw new Error(`${stack}: destroy left ${left.join(', ')}`);
  return { stack, resources, ...format(seconds), verdict: 'passed' };
}

function format(seconds) {
  return Object.fromEntries(Object.entries(seconds).map(([step, value]) => [step, `${value.toFixed(1)} s`]));
}

const out = join(work, 'out');
const unprotected = join(work, 'unprotected');
synth(out, false);
const protectedStacks = synth(unprotected, true);
const stacks = readdirSync(join(out, 'stacks'));
const results = await Promise.allSettled(
  stacks.map((stack) => {
    const directory = join(work, stack);
    place(out, stack, directory);
    return prove(stack, directory, protectedStacks.includes(stack), unprotected);
  }),
);
console.table(results.map((result, index) => (result.status === 'fulfilled' ? result.value : { stack: stacks[index], verdict: 'FAILED' })));
const failures = results.filter((result) => result.status === 'rejected');
failures.forEach((failure) => console.error(failure.reason.message));
if (process.env.KEEP_WORK === undefined) rmSync(work, { recursive: true });
console.log(`terraform: ${results.length - failures.length} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

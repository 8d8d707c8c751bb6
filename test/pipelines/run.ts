// npm run test:pipelines: the scripts in pipelines/ plan the stack quickstart, apply it and look for drift, as a pipeline does, with the providers that
// TF_PLUGIN_DIR names and a simulated Azure for preflight and verify.
import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { StackModel } from '../../cli/stack-model';
import { readContext } from '../../stacks/settings';
import { appliedFor } from '../azure/applied';
import { CompanyProxy } from '../azure/company-proxy';
import { healthyFor } from '../azure/healthy';
import { synthStacks } from '../terraform/stacks';

const STACK = 'quickstart';
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
const directory = mkdtempSync(join(tmpdir(), 'pipelines-run-'));
const reports = join(directory, 'out', 'reports');
const outputs = join(directory, 'outputs');
const state = join(directory, 'terraform.tfstate');

interface Run {
  readonly exitCode: number;
  readonly output: string;
  /** What the script told later jobs. */
  readonly told: { readonly [name: string]: string };
  readonly report: string;
}

const ENVIRONMENT = {
  ...process.env,
  CDKTF_OUTDIR: join(directory, 'out'),
  TF_CLI_ARGS_init: `-plugin-dir=${resolve(process.env.TF_PLUGIN_DIR ?? '')} -backend-config=path=${state}`,
  TF_CLI_CONFIG_FILE: join(directory, 'terraform.rc'),
  CHECKPOINT_DISABLE: '1',
  GITHUB_OUTPUT: outputs,
  GITHUB_STEP_SUMMARY: join(directory, 'summary'),
  AZURE_TOKEN_CREDENTIALS: 'WorkloadIdentityCredential',
};

/** Runs a script as a step of GitHub Actions does, with other settings of the stack if there are any. */
async function run(script: string, args: readonly string[], settings: object = {}, env: NodeJS.ProcessEnv = {}): Promise<Run> {
  writeFileSync(outputs, '');
  const child = spawn('sh', [`pipelines/${script}.sh`, STACK, ...args], {
    env: {
      ...ENVIRONMENT,
      CDKTF_CONTEXT_JSON: JSON.stringify({ [STACK]: { ...(readContext(process.cwd())[STACK] as object), ...settings } }),
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((exited) => child.on('close', exited));
  const told = Object.fromEntries(
    readFileSync(outputs, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('=') as [string, string]),
  );
  const report = existsSync(join(reports, `${STACK}.md`)) ? readFileSync(join(reports, `${STACK}.md`), 'utf8') : '';
  for (const file of ['tfplan', 'state.json'])
    assert.equal(existsSync(join(directory, 'out', 'stacks', STACK, file)), false, `${script}.sh left ${file} behind`);
  return { exitCode: status ?? 1, output, told, report };
}

/** What of these requests does more than read. */
function unread(requests: readonly string[]): string[] {
  return requests.filter(
    (request) => !/^GET |^POST .*(checkNameAvailability|checkPolicyRestrictions|diagnose|ResourceGraph\/resources)$/.test(request),
  );
}

function resourcesInState(): number {
  return existsSync(state) ? (JSON.parse(readFileSync(state, 'utf8')) as { resources: unknown[] }).resources.length : 0;
}

/** Every value in the state that is marked as sensitive, or is named like a key. */
function secretsInState(): string[] {
  const found: string[] = [];
  JSON.parse(readFileSync(state, 'utf8'), (key, value: unknown) => {
    if (typeof value === 'string' && value !== '' && /(access_key|shared_key|connection_string|instrumentation_key)$/.test(key)) found.push(value);
    return value;
  });
  return found;
}

async function prove(proxy: CompanyProxy): Promise<void> {
  const azure = proxy.env;
  const model = new StackModel(STACK, synthStacks()[STACK] ?? {});
  writeFileSync(join(directory, 'terraform.rc'), '');
  const fork = await run('plan', [], {}, { GITHUB_ACTIONS: 'true', ARM_USE_OIDC: 'true', ACTIONS_ID_TOKEN_REQUEST_URL: '' });
  assert.equal(fork.exitCode, 0, fork.output);
  assert.match(fork.output, /::notice title=No plan::/);
  assert.deepEqual([fork.told, fork.report], [{}, '']);

  const taken = healthyFor(model);
  taken.takenNames.add(model.all('azurerm_storage_account')[0]?.name ?? '');
  proxy.lead(taken);
  const plan = await run('plan', [], {}, azure);
  assert.equal(plan.exitCode, 0, plan.output);
  assert.equal(plan.told.changes, 'true');
  assert.match(plan.report, /<details open><summary>Preflight of quickstart: 1 would make an apply fail/);
  assert.deepEqual(unread(taken.requests), [], 'preflight asked for more than it may');
  assert.match(plan.report, /^<!-- cdktf-azure-ml: plan of quickstart -->\n\n## Plan of `quickstart`: \d+ to add\n/);
  assert.match(plan.report, /azurerm_machine_learning_workspace\.Ml_\w+ will be created/);
  assert.equal(plan.report.includes('<summary>What the stack is</summary>'), 'explain' in scripts, 'the explanation is not in the report');
  const approved = plan.told.fingerprint ?? '';

  const other = await run('apply', ['0123456789abcdef']);
  assert.notEqual(other.exitCode, 0);
  assert.match(other.output, /is no longer the approved one/);
  assert.equal(resourcesInState(), 0, 'a plan that nobody approved was applied');

  proxy.lead(appliedFor(model));
  const apply = await run('apply', [approved], {}, azure);
  assert.equal(apply.exitCode, 0, apply.output);
  assert.ok(resourcesInState() > 20);
  const summary = readFileSync(ENVIRONMENT.GITHUB_STEP_SUMMARY, 'utf8');
  for (const text of [/Preflight of quickstart: 1 would/, /### quickstart: everything that was looked at works/]) assert.match(summary, text);

  const quiet = await run('drift', []);
  assert.equal(quiet.exitCode, 0, quiet.output);
  assert.deepEqual(quiet.told, { changes: 'false' });
  assert.match(quiet.report, /## Drift of `quickstart`: no changes/);

  const moved = await run('drift', [], { location: 'northeurope' });
  assert.equal(moved.exitCode, 2, moved.output);
  assert.deepEqual(moved.told, { changes: 'true' });
  assert.match(moved.report, /> \[!CAUTION\]/);
  assert.match(moved.report, /`azurerm_resource_group\.\w+` is destroyed and made anew, since `location` cannot change in place/);

  const secrets = secretsInState();
  assert.ok(secrets.length > 0, 'the state holds no secrets to look for');
  const texts = [plan, apply, quiet, moved].map(({ output }) => output);
  const files = readdirSync(reports).map((file) => readFileSync(join(reports, file), 'utf8'));
  for (const text of [...texts, ...files]) assert.ok(!secrets.some((secret) => text.includes(secret)), 'a secret is in a log or a report');

  const stack = join(directory, 'out', 'stacks', STACK);
  const destroy = spawnSync('terraform', [`-chdir=${stack}`, 'destroy', '-input=false', '-auto-approve'], { encoding: 'utf8', env: ENVIRONMENT });
  assert.equal(destroy.status, 0, destroy.stderr);
  assert.equal(resourcesInState(), 0, 'destroy left resources behind');
}

const terraform = spawnSync('terraform', ['version']);
if (process.env.TF_PLUGIN_DIR === undefined || process.env.TF_PLUGIN_DIR === '') {
  console.log('TF_PLUGIN_DIR is not set: the scripts of the pipelines were not run. Set it to a Terraform plugin directory to do so.');
} else if (terraform.error !== undefined) {
  console.error('terraform is not on the PATH: the scripts of the pipelines were not run.');
  process.exitCode = 1;
} else {
  void proved();
}

async function proved(): Promise<void> {
  const start = performance.now();
  const proxy = await CompanyProxy.open();
  try {
    await prove(proxy);
    console.log(
      `pipelines: asked, planned, refused, applied, looked for drift and destroyed in ${((performance.now() - start) / 1000).toFixed(0)} s`,
    );
  } finally {
    await proxy.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

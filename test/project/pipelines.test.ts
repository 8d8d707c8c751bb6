import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: { readonly [name: string]: string };
  readonly with?: { readonly [name: string]: unknown };
}
interface Job {
  readonly if?: string;
  readonly permissions?: { readonly [scope: string]: string };
  readonly environment?: string | { readonly name: string };
  readonly needs?: string;
  readonly 'timeout-minutes'?: number;
  readonly env?: { readonly [name: string]: unknown };
  readonly strategy?: { readonly matrix: { readonly node: readonly number[] } };
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: unknown;
  readonly permissions?: object;
  readonly concurrency?: { readonly 'cancel-in-progress': boolean };
  readonly jobs: { readonly [id: string]: Job };
}
interface AzureStep {
  readonly name?: string;
  readonly task?: string;
  readonly template?: string;
  readonly script?: string;
  readonly condition?: string;
  readonly inputs?: { readonly azureSubscription?: string; readonly inlineScript?: string };
  readonly env?: { readonly [name: string]: string };
}
interface AzureJob {
  readonly dependsOn?: string;
  readonly condition?: string;
  readonly steps?: readonly AzureStep[];
  readonly environment?: string;
  readonly strategy?: { readonly matrix?: string; readonly runOnce?: { readonly deploy: { readonly steps: readonly AzureStep[] } } };
}
interface AzurePipeline {
  readonly trigger?: unknown;
  readonly pr?: unknown;
  readonly lockBehavior?: string;
  readonly schedules?: readonly { readonly cron: string; readonly always?: boolean; readonly branches: { readonly include: readonly string[] } }[];
  readonly stages?: readonly {
    readonly stage: string;
    readonly dependsOn?: string;
    readonly condition?: string;
    readonly jobs: readonly AzureJob[];
  }[];
  readonly jobs?: readonly AzureJob[];
  readonly steps?: readonly AzureStep[];
}

const text = (file: string): string => readFileSync(file, 'utf8');
const workflow = (file: string): Workflow => parse(text(file)) as Workflow;
const azure = (name: string): AzurePipeline => parse(text(`pipelines/azure/${name}.yml`)) as AzurePipeline;
const github = (name: string): Workflow => workflow(`pipelines/github/${name}.yml`);

const yamlIn = (directory: string): string[] => readdirSync(directory).map((name) => join(directory, name));
const OWN = yamlIn('.github/workflows');
const GITHUB = yamlIn('pipelines/github');
const AZURE = yamlIn('pipelines/azure');
const CI = '.github/workflows/ci.yml';
/** The release is checked where it is made. */
const RELEASE = /release/;
const { scripts, engines } = JSON.parse(text('package.json')) as { scripts: { [name: string]: string }; engines: { node: string } };

const stepsOf = (file: string): Step[] => Object.values(workflow(file).jobs).flatMap(({ steps }) => steps);
const azureJobs = ({ stages = [], jobs = [] }: AzurePipeline): AzureJob[] => [...stages.flatMap((stage) => stage.jobs), ...jobs];
const azureSteps = (pipeline: AzurePipeline): AzureStep[] => [
  ...(pipeline.steps ?? []),
  ...azureJobs(pipeline).flatMap(({ steps, strategy }) => steps ?? strategy?.runOnce?.deploy.steps ?? []),
];

describe('what pipelines run', () => {
  /** `.ci/run` runs these itself, `npm run test:pipelines` the scripts, and pipeline-publish.test.ts what they publish. */
  const known = [
    'npm ci',
    '.ci/run',
    'sh pipelines/plan.sh "$STACK"',
    'sh pipelines/changed.sh "$BASE"',
    'sh pipelines/changed.sh HEAD^1',
    'sh pipelines/apply.sh "$STACK" "$FINGERPRINT"',
    'sh pipelines/drift.sh "$STACK"',
    'node -r ts-node/register pipelines/publish.ts comment "$STACK"',
    'node -r ts-node/register pipelines/publish.ts verify "$STACK"',
    'node -r ts-node/register pipelines/publish.ts issue "$STACK" "$CHANGES"',
  ];

  test.each([CI, ...GITHUB])('%s runs nothing but what .ci/run proves', (file) => {
    const commands = stepsOf(file).flatMap(({ run }) => run ?? []);
    expect(commands.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining(commands));
  });

  test.each(AZURE)('%s runs nothing but what .ci/run proves', (file) => {
    const commands = azureSteps(parse(text(file)) as AzurePipeline).flatMap(({ script, inputs }) => script ?? inputs?.inlineScript ?? []);
    expect(commands.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining(commands));
  });

  test('is there, and can be run', () => {
    for (const command of known) {
      const file = /(pipelines\/\S+|\.ci\/run)/.exec(command)?.[1];
      if (file !== undefined) expect(existsSync(file)).toBe(true);
    }
    for (const file of ['.ci/run', 'tools/check.sh', '.githooks/pre-commit']) expect(statSync(file).mode & 0o111).not.toBe(0);
    for (const name of ['set-up', 'deploy', 'plan-changed', 'drift']) {
      for (const { template } of azureSteps(azure(name)))
        if (template !== undefined) expect(existsSync(join('pipelines/azure', template))).toBe(true);
    }
  });

  test('and .ci/run is npm ci and npm run check, which runs every script that checks', () => {
    const commands = (file: string): string[] =>
      text(file)
        .split('\n')
        .map((line) => line.trim().replace(/^(step|exec) /, ''))
        .filter((line) => /^(npm|node|npx) /.test(line));
    expect(commands('.ci/run')).toEqual(['npm ci', 'npm run check']);
    expect(scripts.check).toBe('bash tools/check.sh');
    expect(commands('tools/check.sh')).toEqual(
      expect.arrayContaining(['npm run synth', 'npm test', 'npm run lint', 'npm run build', 'npm run test:pipelines', 'npm run test:terraform']),
    );
    for (const command of commands('tools/check.sh')) {
      const script = /^npm run (\S+)$/.exec(command)?.[1];
      if (script !== undefined) expect(scripts).toHaveProperty([script]);
    }
    expect(scripts.lint).toContain('npm run lint:pipelines');
  });

  /** Runs two steps, after one that `.ci/run` has done. */
  const steps = (second: string, env: { readonly [name: string]: string } = {}): { readonly status: number | null; readonly lines: string[] } => {
    const script = `set -euo pipefail\nsource tools/steps.sh\nstep echo one\nstep ${second}\necho done`;
    const { status, stdout } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, STEP_ROWS: 'npm ci   9 s\n', ...env },
    });
    return { status, lines: stdout.split('\n').map((line) => line.replace(/ +\d+ s/, ' in seconds')) };
  };

  test('names each step and tells its seconds, and all of them at the end', () => {
    const rows = ['echo one in seconds', 'true in seconds'];
    expect(steps('true')).toEqual({
      status: 0,
      lines: ['== echo one', 'one', rows[0], '== true', rows[1], 'done', '', 'npm ci in seconds', ...rows, ''],
    });
    expect(steps('true', { GITHUB_ACTIONS: 'true' }).lines.slice(0, 4)).toEqual(['::group::echo one', 'one', '::endgroup::', rows[0]]);
  });

  test('ends with the first step that fails, by its name and with its exit code', () => {
    const failed = 'sh -c exit 3 in seconds, failed with exit code 3';
    expect(steps(`sh -c 'exit 3'`)).toEqual({
      status: 3,
      lines: ['== echo one', 'one', 'echo one in seconds', '== sh -c exit 3', failed, '', 'npm ci in seconds', 'echo one in seconds', failed, ''],
    });
  });
});

describe('workflows of GitHub', () => {
  const files = [...OWN.filter((file) => !RELEASE.test(file)), ...GITHUB];

  test.each(files)('%s has the least permissions, no long-lived secret, and an end', (file) => {
    const { permissions, jobs } = workflow(file);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(job.permissions).toBeDefined();
      expect(job.permissions?.contents ?? 'read').toBe('read');
    }
    expect(text(file)).not.toMatch(/secrets\.|pull_request_target|azure\/login/);
  });

  test.each(files)('%s pins actions by commit, and leaves no credentials in the checkout', (file) => {
    for (const { uses, with: inputs } of stepsOf(file)) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      if (uses.startsWith('actions/checkout@')) expect(inputs).toMatchObject({ 'persist-credentials': false });
      if (uses.startsWith('hashicorp/setup-terraform@')) expect(inputs).toMatchObject({ terraform_wrapper: false });
    }
  });

  test.each(files)('%s gives the token of GitHub to the step that publishes alone', (file) => {
    for (const { run = '', env = {} } of stepsOf(file)) expect('GITHUB_TOKEN' in env).toBe(run.includes('publish.ts'));
    expect(text(file).match(/github\.token/g) ?? []).toHaveLength(stepsOf(file).filter(({ run }) => run?.includes('publish.ts')).length);
  });

  test('sign in to Azure with OpenID Connect, each job that needs it and no other', () => {
    for (const file of GITHUB) {
      // What names the changed stacks asks nothing of Azure, and has no way to it.
      for (const [name, job] of Object.entries(workflow(file).jobs)) {
        if (name === 'changed') {
          expect([job.permissions, job.env]).toEqual([{ contents: 'read' }, undefined]);
          continue;
        }
        expect(job.permissions).toMatchObject({ 'id-token': 'write' });
        expect(job.env?.ARM_RESOURCE_PROVIDER_REGISTRATIONS).toBe(job.environment === undefined ? 'none' : undefined);
        expect(job.env).toMatchObject({ ARM_USE_OIDC: true, ARM_CLIENT_ID: '${{ vars.ARM_CLIENT_ID }}' });
      }
    }
    expect(workflow(CI).jobs.check?.permissions).toEqual({ contents: 'read' });
  });

  test('publish the reference of each release, by a job that runs no package', () => {
    const { on, jobs } = workflow('.github/workflows/reference.yml');
    expect(on).toEqual({ push: (workflow('.github/workflows/release.yml').on as { push: unknown }).push, workflow_dispatch: null });
    expect(jobs.write?.permissions).toEqual({ contents: 'read' });
    expect(jobs.write?.steps.at(-1)?.with).toEqual({ path: (JSON.parse(text('typedoc.json')) as { out: string }).out });
    expect(jobs.publish).toMatchObject({ needs: 'write', environment: { name: 'github-pages' } });
    expect(jobs.publish?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    expect(jobs.publish?.steps.flatMap(({ run }) => run ?? [])).toEqual([]);
  });

  test('check every major version of Node.js that the package allows', () => {
    expect(engines.node).toBe('>=20.9');
    expect(workflow(CI).jobs.check?.strategy?.matrix.node).toEqual([20, 22, 24]);
  });

  test('plan pull requests, one at a time, and comment on them', () => {
    const { on, jobs } = github('plan');
    expect(on).toBe('pull_request');
    expect(jobs.plan?.permissions).toEqual({ contents: 'read', 'id-token': 'write', 'pull-requests': 'write' });
    expect(jobs.plan?.environment).toBeUndefined();
    expect(jobs.plan?.steps.at(-1)).toMatchObject({
      if: `\${{ !cancelled() && steps.plan.outputs.changes != '' }}`,
      run: expect.stringContaining('publish.ts comment') as string,
    });
  });

  test('apply only on main, behind the environment, what its own plan found', () => {
    const { on, concurrency, jobs } = github('apply');
    expect(on).toEqual({ push: { branches: ['main'] }, workflow_dispatch: null });
    expect(concurrency).toMatchObject({ 'cancel-in-progress': false });
    expect(jobs.plan?.environment).toBeUndefined();
    expect(jobs.apply).toMatchObject({
      needs: 'plan',
      environment: 'production',
      if: `github.ref == 'refs/heads/main' && needs.plan.outputs.changes == 'true'`,
      permissions: { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' },
    });
    expect(jobs.apply?.steps.at(-1)).toMatchObject({ if: '${{ !cancelled() }}', run: expect.stringContaining('publish.ts verify') as string });
    expect(jobs.apply?.steps.at(-2)?.env).toEqual({ FINGERPRINT: '${{ needs.plan.outputs.fingerprint }}' });
    for (const file of GITHUB) expect(text(file).includes('apply.sh')).toBe(file.endsWith('apply.yml'));
  });

  test('look for drift every night, and open an issue', () => {
    const { on, jobs } = github('drift');
    expect(on).toEqual({ schedule: [{ cron: '17 3 * * *' }], workflow_dispatch: null });
    expect(jobs.drift?.permissions).toEqual({ contents: 'read', 'id-token': 'write', issues: 'write' });
    expect(jobs.drift?.steps.at(-1)?.if).toBe(`\${{ !cancelled() && steps.drift.outputs.changes != '' }}`);
  });
});

describe('pipelines of Azure', () => {
  test('plan pull requests and main, and apply only on main, behind the environment', () => {
    const { trigger, pr, lockBehavior, stages = [] } = azure('deploy');
    expect([trigger, pr]).toEqual([{ branches: { include: ['main'] } }, { branches: { include: ['main'] } }]);
    expect(lockBehavior).toBe('sequential');
    const [plan, apply] = stages;
    expect(plan?.jobs.every(({ environment }) => environment === undefined)).toBe(true);
    expect(apply).toMatchObject({ stage: 'Apply', dependsOn: 'Plan', jobs: [{ deployment: 'Apply', environment: 'production' }] });
    for (const part of [
      `eq(variables['Build.SourceBranch'], 'refs/heads/main')`,
      `ne(variables['Build.Reason'], 'PullRequest')`,
      `eq(dependencies.Plan.outputs['Plan.plan.changes'], 'true')`,
    ]) {
      expect(apply?.condition).toContain(part);
    }
  });

  test('look for drift every night', () => {
    const { trigger, pr, schedules } = azure('drift');
    expect([trigger, pr]).toEqual(['none', 'none']);
    expect(schedules).toEqual([expect.objectContaining({ cron: '17 3 * * *', always: true, branches: { include: ['main'] } })]);
  });

  test('plan the stacks that a pull request changes, which are named by a job without a service connection', () => {
    const { trigger, pr, jobs = [] } = azure('plan-changed');
    expect([trigger, pr]).toEqual(['none', { branches: { include: ['main'] } }]);
    const [changed, plan] = jobs;
    expect(changed?.steps?.filter(({ task, env }) => task === 'AzureCLI@2' || env !== undefined)).toEqual([]);
    // The merge with main, and main itself.
    expect(changed?.steps?.[0]).toEqual({ checkout: 'self', fetchDepth: 2 });
    expect(changed?.steps?.at(-1)).toMatchObject({ name: 'changed', script: 'sh pipelines/changed.sh HEAD^1' });
    expect(plan).toMatchObject({ dependsOn: 'Changed', strategy: { matrix: `$[ dependencies.Changed.outputs['changed.matrix'] ]` } });
    expect(plan?.condition).toContain(`ne(dependencies.Changed.outputs['changed.stacks'], '[]')`);
    expect(plan?.condition).toContain(`ne(variables['System.PullRequest.IsFork'], 'True')`);
    // As deploy.yml plans one.
    const [, ...asThere] = azure('deploy').stages?.[0]?.jobs[0]?.steps ?? [];
    expect(plan?.steps?.slice(1)).toEqual(asThere.map((step) => ({ ...step, name: undefined })));
  });

  test('read with one service connection, and change Azure with another', () => {
    const steps = ['deploy', 'plan-changed', 'drift'].flatMap((name) => azureSteps(azure(name))).filter(({ task }) => task === 'AzureCLI@2');
    expect(steps).toHaveLength(4);
    const token = { SYSTEM_ACCESSTOKEN: '$(System.AccessToken)', SYSTEM_OIDCREQUESTURI: '$(System.OidcRequestUri)' };
    for (const { inputs, env } of steps) {
      const changes = inputs?.inlineScript?.includes('apply.sh') === true;
      expect(inputs?.azureSubscription).toBe(changes ? 'azure-apply' : 'azure-plan');
      expect(env).toEqual(changes ? token : { ...token, ARM_RESOURCE_PROVIDER_REGISTRATIONS: 'none' });
    }
  });
});

test('the how-to names whatever has to be set up', () => {
  const howTo = text('docs/how-to/deploy-from-a-pipeline.md');
  const variables = GITHUB.flatMap((file) => [...text(file).matchAll(/vars\.(\w+)/g)].map(([, name]) => String(name)));
  const connections = AZURE.flatMap((file) => [...text(file).matchAll(/azureSubscription: (\S+)/g)].map(([, name]) => String(name)));
  expect(new Set(variables)).toEqual(new Set(['ARM_CLIENT_ID', 'ARM_TENANT_ID', 'ARM_SUBSCRIPTION_ID', 'DEPLOYER_OBJECT_ID']));
  for (const name of [...variables, ...connections, 'production', 'STACK']) expect(howTo).toContain(`\`${name}\``);
  for (const file of [...GITHUB, ...AZURE])
    expect(text(file).match(/^ {2}STACK: quickstart$/gm) ?? []).toHaveLength(/set-up|plan-changed/.test(file) ? 0 : 1);
  // Whom Azure trusts with which identity.
  for (const line of ['id-plan pull-request pull_request', 'id-plan main ref:refs/heads/main', 'id-apply production environment:production']) {
    expect(howTo).toContain(`\ntrust ${line}\n`);
  }
});

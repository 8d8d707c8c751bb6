import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Broken {
  readonly right: string;
  readonly wrong: string;
  readonly problem: string;
}

const WORKFLOW: readonly Broken[] = [
  { right: 'pull-requests: write', wrong: 'pull-request: write', problem: 'unknown permission scope "pull-request"' },
  { right: 'on: pull_request', wrong: 'on: pul_request', problem: 'unknown Webhook event "pul_request"' },
  { right: 'runs-on: ubuntu-24.04', wrong: 'runs_on: ubuntu-24.04', problem: 'unexpected key "runs_on"' },
  { right: '&& steps.plan.outputs', wrong: '&& steps.pla.outputs', problem: 'property "pla" is not defined' },
  { right: 'sh pipelines/plan.sh "$STACK"', wrong: 'echo ${{ github.head_ref }}', problem: 'is potentially untrusted' },
];

const AZURE: readonly Broken[] = [
  { right: 'environment: production', wrong: 'enviroment: production', problem: 'Unexpected property enviroment' },
  { right: 'task: AzureCLI@2', wrong: 'task: AzureCLI@1', problem: 'Value is not accepted' },
  { right: '- stage: Apply', wrong: '- name: Apply', problem: 'The first property must be stage' },
  { right: 'scriptType: bash', wrong: 'scripType: bash', problem: 'Missing property "scriptType"' },
  { right: 'dependsOn: Plan', wrong: 'dependsOn: Plan\n    dependsOn: Plan', problem: 'duplicate key' },
  { right: '  - stage: Apply', wrong: '   - stage: Apply', problem: 'bad indentation' },
];

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'pipeline-lint-'));
  for (const system of ['github', 'azure']) mkdirSync(join(directory, system));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function lint(...files: string[]): { readonly exitCode: number | null; readonly problems: string[]; readonly output: string } {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'lint:pipelines', '--', ...files], { encoding: 'utf8' });
  return { exitCode: status, problems: stderr.split('\n').filter((line) => line !== ''), output: stdout };
}

/** Writes `file`, broken in each of the ways, and lints all of it in one go. */
function lintBroken(system: string, file: string, ways: readonly Broken[]): { readonly found: string[][]; readonly exitCode: number | null } {
  const original = readFileSync(file, 'utf8');
  const files = ways.map(({ right, wrong }, index) => {
    expect(original).toContain(right);
    const path = join(directory, system, `${String(index)}.yml`);
    writeFileSync(
      path,
      original.replace(right, () => wrong),
    );
    return path;
  });
  const { exitCode, problems } = lint(...files);
  return { exitCode, found: files.map((path) => problems.filter((problem) => problem.startsWith(`${path}:`))) };
}

describe('npm run lint:pipelines', () => {
  test('finds nothing in what is here', () => {
    const { exitCode, problems, output } = lint();
    expect({ exitCode, problems }).toEqual({ exitCode: 0, problems: [] });
    expect(output).toMatch(/^pipelines: \d+ files, 0 problems$/m);
  });

  test('refuses broken workflows of GitHub', () => {
    const { exitCode, found } = lintBroken('github', 'pipelines/github/plan.yml', WORKFLOW);
    expect(exitCode).toBe(1);
    for (const [index, { problem }] of WORKFLOW.entries()) expect(found[index]).toContainEqual(expect.stringContaining(problem));
  });

  test('refuses broken pipelines of Azure', () => {
    const { exitCode, found } = lintBroken('azure', 'pipelines/azure/deploy.yml', AZURE);
    expect(exitCode).toBe(1);
    for (const [index, { problem }] of AZURE.entries()) expect(found[index]).toContainEqual(expect.stringContaining(problem));
  });

  test('says where a problem is', () => {
    const azure = join(directory, 'azure', 'place.yml');
    writeFileSync(azure, 'trigger: none\nsteps:\n  - script: npm ci\n    nam: x\n');
    expect(lint(azure).problems).toEqual([`${azure}:4:5 Unexpected property nam`]);
  });
});

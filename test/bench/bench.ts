// npm run bench: the longest path of each stack, for which an apply must wait at least; and what the library costs, each figure a ratio of two programs that
// are run in turn, as the median of several.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Graph } from '../order/graph';
import { synthStacks } from '../terraform/stacks';

interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

const ROOT = process.cwd();
const WORK = mkdtempSync(join(tmpdir(), 'bench-'));
const BUILT = join(WORK, 'built');
const preload = (name: string): string[] => ['-r', join(ROOT, 'tools', name)];
const FAST = preload('no-creation-stacks.cjs');

function measure(args: string[], cwd = ROOT): Usage {
  const file = join(WORK, 'usage.json');
  const env = { ...process.env, USAGE_FILE: file, CDKTF_OUTDIR: join(WORK, 'out') };
  execFileSync(process.execPath, [...preload('usage-at-exit.cjs'), ...args], { cwd, env, stdio: 'ignore' });
  return JSON.parse(readFileSync(file, 'utf8')) as Usage;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** The median of the ratios of two programs that are run in turn, after one run of each that does not count. */
function compare(
  runs: number,
  ours: string[],
  theirs: string[],
  cwds: [string, string] = [ROOT, ROOT],
): { cpu: number; memory: number; ours: Usage } {
  const once = (): [Usage, Usage] => [measure(ours, cwds[0]), measure(theirs, cwds[1])];
  once();
  const pairs = Array.from({ length: runs }, once);
  return {
    cpu: median(pairs.map(([a, b]) => a.cpu / b.cpu)),
    memory: median(pairs.map(([a, b]) => a.memory / b.memory)),
    ours: { cpu: median(pairs.map(([a]) => a.cpu)), memory: median(pairs.map(([a]) => a.memory)) },
  };
}

function row(what: string, value: number, target: number, note = ''): object {
  return { what, ratio: value.toFixed(2), target: `<= ${String(target)}`, met: value <= target ? 'yes' : 'NO', note };
}

function build(): void {
  const options = ['--noEmit', 'false', '--outDir', BUILT, '--rootDir', ROOT, '-p', 'tsconfig.json'];
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...options], { stdio: 'inherit' });
  symlinkSync(join(ROOT, 'node_modules'), join(BUILT, 'node_modules'));
  for (const file of ['cdktf.json', 'cdktf.schema.json', 'stacks/teams']) cpSync(file, join(BUILT, file), { recursive: true });
}

/** Both programs must write the same Terraform: else the comparison is of two different things. */
function checkSame(): void {
  const read = (how: string): unknown => {
    const outdir = join(WORK, how);
    execFileSync(process.execPath, [...FAST, join(BUILT, 'test/bench/program.js'), how, '3', outdir], { stdio: 'ignore' });
    return JSON.parse(readFileSync(join(outdir, 'stacks/bench/cdk.tf.json'), 'utf8'));
  };
  if (JSON.stringify(read('ours')) !== JSON.stringify(read('handwritten'))) throw new Error('the two programs write different Terraform');
}

function synthOfStacks(): object {
  const { cpu, ours } = compare(7, [...FAST, '-r', 'ts-node/register', 'main.ts'], [...FAST, 'main.js'], [ROOT, BUILT]);
  return row('synth of all stacks: ts-node / precompiled, CPU', cpu, 2.5, `${ours.cpu.toFixed(2)} s`);
}

function perWorkspace(): object[] {
  const program = join(BUILT, 'test/bench/program.js');
  const figures = [1, 10, 100, 1000].map((count) => {
    const run = (how: string): string[] => [...FAST, program, how, String(count), join(WORK, 'out')];
    return { count, ...compare(count === 1000 ? 5 : 7, run('ours'), run('handwritten')) };
  });
  const [one, , hundred, thousand] = figures.map(({ ours }) => ours.cpu) as [number, number, number, number];
  // Without what a program costs before its first workspace, which would flatter.
  const growth = Math.log10((thousand - one) / (hundred - one));
  return [
    ...figures.flatMap(({ count, cpu, memory, ours }) => [
      row(`${String(count)} workspaces: ours / handwritten, CPU`, cpu, 1.15, `${ours.cpu.toFixed(2)} s`),
      row(`${String(count)} workspaces: ours / handwritten, memory`, memory, 1.15, `${ours.memory.toFixed(0)} MiB`),
    ]),
    row('growth exponent from 100 to 1000 workspaces', growth, 1.1),
  ];
}

/** A platform of workspaces from files, ten in a stack: twice the stacks take twice the time, and memory in proportion, which grows in steps. */
function perStack(): object[] {
  const program = join(BUILT, 'test/bench/platform.js');
  const runOf = (stacks: number): Usage => {
    const runs = Array.from({ length: 3 }, () => measure([...FAST, program, String(stacks), join(WORK, 'platform')]));
    return { cpu: median(runs.map(({ cpu }) => cpu)), memory: median(runs.map(({ memory }) => memory)) };
  };
  const [one, ten, twenty] = [1, 10, 20].map(runOf) as [Usage, Usage, Usage];
  const growth = (of: keyof Usage): number => Math.log((twenty[of] - one[of]) / (ten[of] - one[of])) / Math.log(19 / 9);
  return [
    row('200 workspaces from files in 20 stacks: growth exponent from 10 stacks, CPU', growth('cpu'), 1.1, `${twenty.cpu.toFixed(2)} s`),
    row('the same, memory', growth('memory'), 1.3, `${twenty.memory.toFixed(0)} MiB`),
  ];
}

function typeCheck(): object {
  const directory = join(ROOT, 'node_modules', '.bench');
  mkdirSync(directory, { recursive: true });
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'ignore' });
  const header = `import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';\nimport { App, TerraformStack } from 'cdktf';\n`;
  const body = `const stack = new TerraformStack(new App(), 'ml');\nnew AzurermProvider(stack, 'Azurerm', { features: [{}] });\n`;
  const ours = `import { MlWorkspace } from '../../dist/lib';\n${header}${body}new MlWorkspace(stack, 'Ml', { baseName: 'x', resourceGroup: { name: 'rg' }, publicNetworkAccess: true });\n`;
  const raw = readFileSync(join(ROOT, 'test/bench/handwritten.ts'), 'utf8');
  writeFileSync(join(directory, 'ours.ts'), ours);
  writeFileSync(join(directory, 'raw.ts'), `${header}${raw}${body}handwritten(stack, 'Ml', 'x');\n`);
  const check = (file: string): string[] => {
    const flags = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--target',
      'es2022',
      '--module',
      'node16',
      '--moduleResolution',
      'node16',
      '--types',
      'node',
    ];
    return ['node_modules/typescript/bin/tsc', ...flags, join(directory, file)];
  };
  const { cpu, ours: used } = compare(15, check('ours.ts'), check('raw.ts'));
  rmSync(directory, { recursive: true });
  return row('type check of a first program: ours / raw L1, CPU', cpu, 1.1, `${used.cpu.toFixed(2)} s`);
}

function printPaths(): void {
  for (const [stack, config] of Object.entries(synthStacks())) {
    const graph = new Graph(config);
    const { longest } = graph;
    console.log(`${stack}: ${String(longest.length)} resources: ${longest.map((address) => graph.kindOf(address)).join(' → ')}`);
  }
}

try {
  printPaths();
  build();
  checkSame();
  console.table([synthOfStacks(), ...perWorkspace(), ...perStack(), typeCheck()]);
} finally {
  rmSync(WORK, { recursive: true, force: true });
}

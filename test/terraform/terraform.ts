import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { DEFAULT_SUBSCRIPTION } from './scaffold';

const run = promisify(execFile);

export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/** One change in a plan: the address and what would be done, such as `create` or `delete, create`. */
export interface Change {
  readonly address: string;
  readonly action: string;
}

/** A plan as `terraform show -json` tells it. */
export interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly mode: string;
    readonly previous_address?: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly importing?: object;
      readonly before?: unknown;
      readonly after: unknown;
      readonly after_sensitive: unknown;
    };
  }[];
  readonly output_changes?: { readonly [name: string]: { readonly after: unknown; readonly after_sensitive: unknown } };
}

/** What Terraform holds. */
export interface State {
  readonly outputs: { readonly [name: string]: { readonly sensitive?: boolean; readonly value: unknown } };
  readonly resources: readonly Held[];
}

/** A resource or a data source that Terraform holds. */
export interface Held {
  readonly address: string;
  readonly mode: string;
  readonly values: { readonly [name: string]: unknown };
}

/** The file in which Terraform keeps a state. */
interface StateFile {
  readonly outputs: State['outputs'];
  readonly resources: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly index_key?: string | number; readonly attributes: { readonly [name: string]: unknown } }[];
  }[];
}

const pluginDirectory = process.env.TF_PLUGIN_DIR;
/** Where Terraform finds its providers; `undefined` stands for the registry, and then nothing can be planned. */
export const PLUGINS = pluginDirectory === undefined || pluginDirectory === '' ? undefined : resolve(pluginDirectory);

/** A directory of its own for everything that a run writes. */
export const WORK = mkdtempSync(join(tmpdir(), 'terraform-run-'));
/** Providers from the registry are fetched once; a plugin directory needs no cache, which is not made for several Terraforms at once. */
const cache: { [name: string]: string } = PLUGINS === undefined ? { TF_PLUGIN_CACHE_DIR: join(WORK, 'providers') } : {};
Object.values(cache).forEach((directory) => mkdirSync(directory));
const EMPTY = join(WORK, 'terraform.rc');
writeFileSync(EMPTY, '');

export function cleanUp(): void {
  if (process.env.KEEP_WORK === undefined) rmSync(WORK, { recursive: true, force: true });
}

/** A configuration in a directory of its own, with its state beside it, and how long each step took there. */
export class Deployment {
  readonly seconds: { [step: string]: number } = {};
  private readonly directory: string;

  constructor(readonly name: string) {
    this.directory = join(WORK, name.replace(/[^\w-]+/g, '-'));
    mkdirSync(this.directory, { recursive: true });
  }

  /**
   * Puts the configuration in place; without its backend, so that nothing of a run touches the state of a real deployment, and with a text for each
   * variable that Terraform would ask for.
   */
  place(config: object): void {
    const { terraform, ...rest } = config as { terraform: { backend?: object }; variable?: { [name: string]: { default?: unknown } } };
    const asked = Object.entries(rest.variable ?? {}).filter(([, { default: value }]) => value === undefined);
    const values = Object.fromEntries(asked.map(([name]) => [name, `value-of-${name}`]));
    writeFileSync(join(this.directory, 'terraform.tfvars.json'), JSON.stringify(values));
    writeFileSync(join(this.directory, 'cdk.tf.json'), JSON.stringify({ ...rest, terraform: { ...terraform, backend: undefined } }));
  }

  /** With `upgrade`, as after a change of what is required of the providers. */
  async init({ upgrade = false } = {}): Promise<void> {
    const options = [...(upgrade ? ['-upgrade'] : []), ...(PLUGINS === undefined ? [] : [`-plugin-dir=${PLUGINS}`])];
    await this.must('init', ['init', '-input=false', ...options]);
  }

  async validate(): Promise<void> {
    await this.must('validate', ['validate']);
  }

  /** Plans, and tells what the plan would do. */
  async plan(settings: { [name: string]: string } = {}): Promise<Plan> {
    await this.must('plan', ['plan', '-input=false', '-out=plan'], settings);
    return JSON.parse((await this.must('show', ['show', '-json', 'plan'])).output) as Plan;
  }

  /** Whether a plan is refused, and with which text. */
  async tryPlan(): Promise<Outcome> {
    return this.terraform('plan', ['plan', '-input=false', '-out=plan']);
  }

  async tryValidate(): Promise<Outcome> {
    return this.terraform('validate', ['validate']);
  }

  async tryApply(): Promise<Outcome> {
    return this.terraform('apply', ['apply', '-input=false', '-auto-approve']);
  }

  async applyPlan(): Promise<void> {
    await this.must('apply', ['apply', '-input=false', 'plan']);
  }

  async apply(): Promise<void> {
    await this.must('apply', ['apply', '-input=false', '-auto-approve']);
  }

  /** Applies while the stand-in provider lets the creation of `failing` fail. */
  async applyFailing(failing: string): Promise<Outcome> {
    return this.terraform('apply', ['apply', '-input=false', '-auto-approve'], { STAND_IN_FAIL: failing });
  }

  /** Fails if a plan of what was just applied has changes. */
  async expectNoChanges(): Promise<void> {
    await this.must('second plan', ['plan', '-input=false', '-detailed-exitcode']);
  }

  /** Destroys what the second plan has just read, so that nothing is read once more. */
  async destroy(): Promise<void> {
    await this.must('destroy', ['destroy', '-input=false', '-auto-approve', '-refresh=false']);
    const left = this.state.resources;
    if (left.length > 0) throw new Error(`destroy left ${left.map(({ address }) => address).join(', ')}`);
  }

  async tryDestroy(): Promise<Outcome> {
    return this.terraform('destroy', ['destroy', '-input=false', '-auto-approve', '-refresh=false']);
  }

  /** Where the state is. */
  get stateFile(): string {
    return join(this.directory, 'terraform.tfstate');
  }

  /** The state as its file has it, with no start of Terraform; nothing where nothing was applied. */
  get state(): State {
    if (!existsSync(this.stateFile)) return { outputs: {}, resources: [] };
    const { outputs, resources } = JSON.parse(readFileSync(this.stateFile, 'utf8')) as StateFile;
    const held = resources.flatMap(({ mode, type, name, instances }) =>
      instances.map(({ index_key: index, attributes }) => ({
        address: `${mode === 'data' ? 'data.' : ''}${type}.${name}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`,
        mode,
        values: attributes,
      })),
    );
    return { outputs, resources: held };
  }

  /** The resources of the state. */
  held(): Held[] {
    return this.state.resources.filter(({ mode }) => mode === 'managed');
  }

  private async must(step: string, args: string[], settings: { [name: string]: string } = {}): Promise<Outcome> {
    const outcome = await this.terraform(step, args, settings);
    if (outcome.exitCode !== 0) throw new Error(`${step} failed with ${String(outcome.exitCode)}:\n${outcome.output}`);
    return outcome;
  }

  private async terraform(step: string, args: string[], settings: { [name: string]: string } = {}): Promise<Outcome> {
    const start = performance.now();
    const [command = '', ...rest] = args;
    const env = {
      ...process.env,
      ARM_SUBSCRIPTION_ID: DEFAULT_SUBSCRIPTION,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_CLI_CONFIG_FILE: EMPTY,
      // Terraform ends soon, so that collecting garbage seldom takes a fifth less time.
      GOGC: '400',
      ...cache,
      ...settings,
    };
    try {
      const { stdout } = await run('terraform', [command, '-no-color', ...rest], { cwd: this.directory, env, maxBuffer: 1 << 28 });
      return { exitCode: 0, output: stdout };
    } catch (error) {
      const { code, stdout, stderr } = error as { code?: unknown; stdout: string; stderr: string };
      // What went wrong is read first.
      return { exitCode: typeof code === 'number' ? code : 1, output: `${stderr}\n${stdout}` };
    } finally {
      this.seconds[step] = (this.seconds[step] ?? 0) + (performance.now() - start) / 1000;
    }
  }
}

/** What a plan would change, without what it leaves alone and what it only reads. */
export function changesOf(plan: Plan): Change[] {
  return (plan.resource_changes ?? [])
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, previous_address: before, change }) => {
      // What an import changes besides is not told: the stand-in provider reads nothing but the id, and so finds everything else different.
      if (change.importing !== undefined) return { address, action: 'import' };
      const actions = change.actions.filter((action) => action !== 'no-op');
      if (before !== undefined) actions.unshift(`move from ${before}`);
      return { address, action: actions.join(', ') };
    })
    .filter(({ action }) => action !== '')
    .sort((a, b) => a.address.localeCompare(b.address));
}

/** Runs `tasks` on as many workers as the machine has cores, and gives their results in the order of the tasks. */
export async function inParallel<T, R>(tasks: readonly T[], workers: number, work: (task: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = [...tasks.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}

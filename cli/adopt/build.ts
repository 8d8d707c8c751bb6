import { App, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as library from '../../lib';
import { resolve } from '../../lib/core/resolve';
import { moduleOf } from './modules';
import { Expression, Program, Statement, Tables, Value } from './program';

type Names = Map<string, unknown>;

/** The library refuses a line of the program, or what the workspace is. */
export class Refused extends Error {
  constructor(
    /** Which line; nothing where that is not to be told. */
    readonly statement: Statement | undefined,
    message: string,
  ) {
    super(message);
  }
}

/** What a program makes, as synth would write it: it is run here as it is printed. Throws `Refused` for what the library refuses. */
export function synthesized(program: Program, tables: Tables): object {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-azure-ml-'));
  try {
    const app = new App({ outdir, skipValidation: true });
    const stack = new TerraformStack(app, program.stack);
    const made = run(program, stack);
    take(stack, tables);
    try {
      app.synth();
    } catch (error) {
      const { message } = error as Error;
      const [owner] = [...made].filter(([path]) => message.includes(`[${path}`)).sort(([one], [other]) => other.length - one.length);
      throw new Refused(owner?.[1], message);
    }
    return JSON.parse(readFileSync(join(outdir, 'stacks', program.stack, 'cdk.tf.json'), 'utf8')) as object;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The same that the written `live.ts` does. */
function take(stack: TerraformStack, { imports, differences, absent }: Tables): void {
  const gone = new Set<string>();
  for (const construct of stack.node.findAll()) {
    if (!TerraformResource.isTerraformResource(construct)) continue;
    const path = construct.node.path.slice(stack.node.path.length + 1);
    const id = imports[path];
    if (id !== undefined) construct.importFrom(id);
    for (const [attribute, value] of Object.entries(differences[path] ?? {})) {
      construct.addOverride(attribute, Array.isArray(value) ? `\${${JSON.stringify(value)}}` : value);
    }
    if (!absent.includes(path)) continue;
    gone.add(`${construct.terraformResourceType}.${construct.friendlyUniqueId}`);
    construct.node.scope?.node.tryRemoveChild(construct.node.id);
  }
  for (const resource of stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node))) {
    resource.dependsOn = resource.dependsOn?.filter((other) => !gone.has(String(resolve(resource, other))));
  }
}

/** Runs the lines in order, and tells the paths of the constructs that they make. */
function run({ settings, statements }: Program, stack: TerraformStack): Map<string, Statement> {
  const names: Names = new Map<string, unknown>([
    ['stack', stack],
    ['settings', settings],
  ]);
  const made = new Map<string, Statement>();
  for (const statement of statements) {
    try {
      const result = evaluate(statement.expression, names);
      if (statement.variable !== undefined) names.set(statement.variable, result);
      if (Construct.isConstruct(result)) made.set(result.node.path, statement);
    } catch (error) {
      throw new Refused(statement, (error as Error).message);
    }
  }
  return made;
}

function evaluate(value: Value, names: Names): unknown {
  if (Array.isArray(value)) return value.map((one: Value) => evaluate(one, names));
  if (typeof value !== 'object') return value;
  if (!(value instanceof Expression)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, evaluate(one, names)]));
  const args = value.args.map((one) => evaluate(one, names));
  const [first = '', ...rest] = value.path.split('.');
  const owner = rest.slice(0, -1).reduce<unknown>(memberOf, named(first, names));
  const last = rest.slice(-1)[0];
  const target = last === undefined ? owner : memberOf(owner, last);
  if (value.kind === 'member') return target;
  if (value.kind === 'new') return new (target as new (...all: unknown[]) => unknown)(...args);
  return (target as (...all: unknown[]) => unknown).apply(owner, args);
}

function memberOf(owner: unknown, name: string): unknown {
  return (owner as { readonly [name: string]: unknown })[name];
}

function named(name: string, names: Names): unknown {
  if (names.has(name)) return names.get(name);
  const module = moduleOf(name);
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const found = memberOf(module === undefined ? library : require(module), name);
  if (found === undefined) throw new Error(`The program names ${name}, which is not there`);
  return found;
}

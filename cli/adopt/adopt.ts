import { ResourceManager } from '../azure/resource-manager';
import { StackModel } from '../stack-model';
import { CommandError } from '../stack-files';
import { Refused, synthesized } from './build';
import { Composing, LeftAlone, WORKSPACE } from './composing';
import { compose, withMore, withoutIdle } from './compose';
import { composeFurther } from './compose-further';
import { Live } from './live';
import { NO_TABLES, Program, Statement } from './program';
import { Reader } from './reader';
import { Reconciled, reconcile } from './reconcile';

export interface Adopted extends Reconciled {
  readonly live: Live;
  readonly program: Program;
  readonly leftAlone: readonly LeftAlone[];
  /** What synth writes of it. */
  readonly config: object;
}

/** In which cloud, and in whose tenant. */
export interface Where {
  readonly cloud: string;
  readonly tenantId: string;
}

/** Reads a workspace, and finds the program that owns it: all it says is held against what was read. */
export async function adopt(azure: ResourceManager, workspaceId: string, { cloud, tenantId }: Where): Promise<Adopted> {
  const live = await new Reader(azure, workspaceId, tenantId).read();
  const composing = new Composing(live, cloud);
  const main = settled(compose(composing), composing);
  const before = composing.statements.length;
  composeFurther(composing, reconcile(modelOf(main), live));
  const program = settled(withMore(main, composing.statements.slice(before)), composing);
  const reconciled = reconcile(modelOf(program), live);
  const types = Object.keys((synthesized(program, reconciled.tables) as { readonly resource?: object }).resource ?? {});
  const needed = withoutIdle(program, types);
  return { ...reconciled, live, program: needed, leftAlone: composing.leftAlone, config: synthesized(needed, reconciled.tables) };
}

function modelOf(program: Program): StackModel {
  return new StackModel(program.stack, synthesized(program, NO_TABLES));
}

/** The program without the lines that the library refuses: what they are about is left alone. */
function settled(program: Program, composing: Composing): Program {
  try {
    synthesized(program, NO_TABLES);
    return program;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { statement, message } = error;
    if (statement === undefined || statement.variable === WORKSPACE) throw new CommandError(`The library refuses what the workspace is: ${message}`);
    const [name] = statement.expression.args;
    const what = typeof name === 'string' ? name : statement.expression.path;
    composing.leftAlone.push({ id: '', what, reason: `the library refuses it: ${message}` });
    return settled({ ...program, statements: without(program.statements, statement) }, composing);
  }
}

/** Without a line, and those that need what it makes. */
function without(statements: readonly Statement[], gone: Statement): Statement[] {
  const uses = (statement: Statement): boolean => gone.variable !== undefined && JSON.stringify(statement).includes(`"${gone.variable}`);
  return statements.filter((one) => one !== gone && !uses(one));
}

import { Annotations } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { resolve } from './resolve';

/** What was given, why it cannot work, and the way out. */
export interface Problem {
  /** The property, such as `privateLink.subnet`. */
  readonly property: string;
  /** What was given for it, as the message shows it. */
  readonly value: unknown;
  /** Why it cannot work. */
  readonly rule: string;
  /** The way out. */
  readonly remedy: string;
  /**
   * Where it was given, such as `teams/fraud.yaml:12:3`, if that is not the construct.
   * @default - the construct that refuses
   */
  readonly place?: string;
}

/** Thrown at synth for what Azure or Terraform would refuse later: names the construct's path, the property, its value and the way out, for each problem there is. */
export class ConfigurationError extends Error {
  /** The path of the construct that refuses, where it is one. */
  readonly path?: string;
  /** The first problem. */
  readonly problem: Problem;
  /** All problems that were found at once. */
  readonly problems: readonly Problem[];

  constructor(scope: IConstruct | string | undefined, first: Problem, ...others: readonly Problem[]) {
    const path = typeof scope === 'object' ? scope.node.path : scope;
    const told = (problem: Problem): string => (typeof scope === 'object' ? describe(scope, problem) : text(problem, problem.value));
    const problems = [first, ...others];
    const at = ({ place = path }: Problem): string => (place === undefined ? '' : `[${place}] `);
    super(problems.map((problem) => `${at(problem)}${told(problem)}`).join('\n'));
    this.name = 'ConfigurationError';
    this.path = path;
    this.problem = first;
    this.problems = problems;
  }
}

/** Who notes what is refused of a construct, rather than throwing it. */
let listener: { readonly scope: IConstruct; readonly found: Problem[] } | undefined;

/** Refuses what cannot work: the one way to throw in this library. Within `together` it goes on, so that all is found that cannot work. */
export function refuse(scope: IConstruct | string | undefined, problem: Problem, ...others: readonly Problem[]): never {
  if (listener === undefined || listener.scope !== scope) throw new ConfigurationError(scope, problem, ...others);
  listener.found.push(problem, ...others);
  return undefined as never;
}

/**
 * Looks at a construct's props, and refuses all that cannot work at once, rather than the first. Of one property there is one problem at a time; and what trips
 * over something that is refused already has no more to tell.
 */
export function together<T>(scope: IConstruct, look: () => T): T {
  const [outer, found] = [listener, [] as Problem[]];
  listener = { scope, found };
  try {
    const seen = look();
    if (found.length === 0) return seen;
  } catch (error) {
    if (error instanceof ConfigurationError && error.path === scope.node.path) found.push(...error.problems);
    else if (found.length === 0) throw error;
  } finally {
    listener = outer;
  }
  const [first, ...others] = [...new Map([...found].reverse().map((problem) => [problem.property, problem])).values()].reverse();
  return refuse(scope, first as Problem, ...others);
}

/** Makes several checks of the same props, of which none keeps the next from being made. */
export function checkAll<Scope extends IConstruct, Props>(
  scope: Scope,
  props: Props,
  checks: readonly ((scope: Scope, props: Props) => unknown)[],
): void {
  together(scope, () => {
    for (const check of checks) together(scope, () => check(scope, props));
  });
}

/** Refuses what shows only once the whole program is declared. It is asked at validation, so that all problems are reported at once. */
export function refuseLater(scope: IConstruct, problems: () => readonly (Problem | undefined)[]): void {
  const told = (): Problem[] => problems().flatMap((problem) => (problem === undefined ? [] : retold(scope, problem)));
  scope.node.addValidation({
    validate: () => told().map((problem) => `${problem.place === undefined ? '' : `[${problem.place}] `}${describe(scope, problem)}`),
  });
}

/** How a problem is told of a construct, or of one in it, that was not written in the program, but in a file. */
type Retelling = (problem: Problem, scope: IConstruct) => Problem;
const retellings = new WeakMap<IConstruct, Retelling>();

/** Lets what is refused later of a construct and of all in it be told in other words, and with its place. */
export function retellLater(scope: IConstruct, tell: Retelling): void {
  retellings.set(scope, tell);
}

function retold(scope: IConstruct, problem: Problem): Problem {
  const tell = [...scope.node.scopes].reverse().flatMap((each) => retellings.get(each) ?? [])[0];
  return tell === undefined ? problem : tell(problem, scope);
}

/** The text of a problem, for a validation: cdktf puts the construct's path before it. */
export function describe(scope: IConstruct, problem: Problem): string {
  return text(problem, resolve(scope, problem.value));
}

function text({ property, rule, remedy }: Problem, value: unknown): string {
  return `'${property}' is ${show(value)}: ${rule}. ${remedy}${remedy.endsWith('?') ? '' : '.'}`;
}

/** Says what is legal but risky. Shown on the terminal by the cdktf CLI and by `SynthReport.print`. */
export function warn(scope: IConstruct, message: string): void {
  Annotations.of(scope).addWarning(message);
}

/** As much of an object as an error shows: what is wrong comes after it. */
const LONGEST = 500;

function show(value: unknown): string {
  if (value === undefined) return 'not given';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || typeof value === 'bigint' || typeof value === 'number') return value.toString();
  if (Construct.isConstruct(value)) return `the construct '${value.node.path}'`;
  try {
    const json = JSON.stringify(value);
    return json.length > LONGEST ? `${json.slice(0, LONGEST)}…` : json;
  } catch {
    return 'an object that refers to itself';
  }
}

/** What is refused in an act, rather than thrown, with values as they are shown within a scope. */
export function refusedBy(scope: IConstruct, act: () => void): readonly Problem[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map((problem) => ({ ...problem, value: resolve(scope, problem.value) }));
  }
}

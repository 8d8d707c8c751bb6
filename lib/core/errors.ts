import { Annotations } from 'cdktf';
import { IConstruct } from 'constructs';
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
}

/** Thrown at synth for what Azure or Terraform would refuse later: names the construct's path, the property, its value and the way out. */
export class ConfigurationError extends Error {
  /** The path of the construct that refuses, where it is one. */
  readonly path?: string;

  constructor(
    scope: IConstruct | undefined,
    /** What is refused, and why. */
    readonly problem: Problem,
  ) {
    super(scope === undefined ? text(problem, problem.value) : `[${scope.node.path}] ${describe(scope, problem)}`);
    this.name = 'ConfigurationError';
    this.path = scope?.node.path;
  }
}

/** Refuses what cannot work: the one way to throw in this library. */
export function refuse(scope: IConstruct | undefined, problem: Problem): never {
  throw new ConfigurationError(scope, problem);
}

/** Refuses what shows only once the whole program is declared. It is asked at validation, so that all problems are reported at once. */
export function refuseLater(scope: IConstruct, problems: () => readonly (Problem | undefined)[]): void {
  const told = (): Problem[] => problems().filter((problem) => problem !== undefined);
  scope.node.addValidation({ validate: () => told().map((problem) => describe(scope, problem)) });
}

/** The text of a problem, for a validation: cdktf puts the construct's path before it. */
export function describe(scope: IConstruct, problem: Problem): string {
  return text(problem, resolve(scope, problem.value));
}

function text({ property, rule, remedy }: Problem, value: unknown): string {
  return `'${property}' is ${show(value)}: ${rule}. ${remedy}.`;
}

/** Says what is legal but risky. Shown on the terminal by the cdktf CLI and by `SynthReport.print`. */
export function warn(scope: IConstruct, message: string): void {
  Annotations.of(scope).addWarning(message);
}

function show(value: unknown): string {
  if (value === undefined) return 'not given';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

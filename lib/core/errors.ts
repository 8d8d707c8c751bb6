import { Annotations } from 'cdktf';
import { IConstruct } from 'constructs';
import { resolve } from './resolve';

/** What was given, why it cannot work, and the way out. */
export interface Problem {
  readonly property: string;
  readonly value: unknown;
  readonly rule: string;
  readonly remedy: string;
}

/** Thrown at synth for what Azure or Terraform would refuse later: names the construct's path, the property, its value and the way out. */
export class ConfigurationError extends Error {
  constructor(scope: IConstruct, problem: Problem) {
    super(`[${scope.node.path}] ${describe(scope, problem)}`);
    this.name = 'ConfigurationError';
  }
}

/** The text of a problem, for a validation: cdktf puts the construct's path before it. */
export function describe(scope: IConstruct, { property, value, rule, remedy }: Problem): string {
  return `'${property}' is ${show(resolve(scope, value))}: ${rule}. ${remedy}.`;
}

/** Says what is legal but risky. Shown on the terminal by the cdktf CLI and by `SynthReport.print`. */
export function warn(scope: IConstruct, message: string): void {
  Annotations.of(scope).addWarning(message);
}

function show(value: unknown): string {
  if (value === undefined) return 'not given';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

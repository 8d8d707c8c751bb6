/** A value in a program: plain, or something that the program makes or refers to. */
export type Value = string | number | boolean | undefined | Expression | readonly Value[] | { readonly [name: string]: Value };

/** Something in a program that is no plain value. It is printed for people, and evaluated to see what becomes of it: one and the same. */
export class Expression {
  /** A variable, or something of it, such as `ml.storage`; or a member of a class, such as `IdentityType.SYSTEM_ASSIGNED`. */
  static of(path: string): Expression {
    return new Expression('member', path, []);
  }

  /** A call, such as `Redundancy.geo('northeurope')`. */
  static call(path: string, ...args: Value[]): Expression {
    return new Expression('call', path, args);
  }

  static make(className: string, ...args: Value[]): Expression {
    return new Expression('new', className, args);
  }

  private constructor(
    readonly kind: 'member' | 'call' | 'new',
    readonly path: string,
    readonly args: readonly Value[],
  ) {}
}

/** One line of a program. */
export interface Statement {
  /** What the result is called from here on. */
  readonly variable?: string;
  readonly expression: Expression;
}

/** A program that makes one stack. */
export interface Program {
  readonly stack: string;
  readonly settings: { readonly [name: string]: Value };
  readonly statements: readonly Statement[];
}

/** What Azure has otherwise than the program would make it, by the paths of its constructs below the stack. */
export interface Tables {
  /** The ids under which Terraform takes things over. */
  readonly imports: { readonly [path: string]: string };
  /** Attributes, with the value that Azure has; nothing where Azure has none. */
  readonly differences: { readonly [path: string]: { readonly [attribute: string]: Value } };
  /** What the program would make, and Azure has not. */
  readonly absent: readonly string[];
}

export const NO_TABLES: Tables = { imports: {}, differences: {}, absent: [] };

/** The props that are given: those without a value are left out. */
export function props(values: { readonly [name: string]: Value }): { readonly [name: string]: Value } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

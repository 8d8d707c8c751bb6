import { Composing, WORKSPACE } from './composing';
import { Expression, Value } from './program';
import { unused, wordOf } from './texts';

type Options = { readonly [name: string]: Value };

/** Adds something to the workspace, under its own name unless a construct has that already; what is needed later gets a variable. */
export function adder(
  composing: Composing,
  method: string,
  name: string,
  options: Options,
  { as, on = WORKSPACE }: { readonly as?: string; readonly on?: string } = {},
): string | undefined {
  const id = idIn(composing, name);
  const said = { ...(id === name ? {} : { name }), ...options };
  const args = Object.keys(said).length === 0 ? [id] : [id, said];
  return put(composing, Expression.call(`${on}.${method}`, ...args), as === undefined ? undefined : `${wordOf(name)}${as}`);
}

/** The construct id of something that is called so in Azure. */
export function idIn({ taken }: Composing, name: string): string {
  return unused(name, taken);
}

/** Adds a line, and tells what its result is called. */
export function put({ statements, variables }: Composing, expression: Expression, wish?: string): string | undefined {
  const variable = wish === undefined ? undefined : unused(/^[A-Za-z]/.test(wish) ? wish : `the${wish}`, variables);
  statements.push({ variable, expression });
  return variable;
}

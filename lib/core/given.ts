import { TerraformStack, Token } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Problem, refuse } from './errors';
import { checkIterators } from './iterators';
import { readStruct, readValue } from './kinds';
import { isPlain } from './objects';
import { SHAPES } from './shape-table';

/** The name of an interface of props or options. */
export type StructName = keyof typeof SHAPES.structs;

/** What `ours` was last given: the constructor that takes it looks at it first of all. */
let own: object = {};

/** What the library passes to a construct of its own: whatever of it a user gave was looked at where it was given. */
export function ours<Props extends object>(props: Props): Props {
  own = props;
  return props;
}

/** Whether these are they. */
export function isOurs(props: unknown): boolean {
  return own === props;
}

/**
 * What a user passes for a construct, held against its interface: what is of another kind, missing, unknown or no member of an enum is refused, all at once, before
 * anything trips over it. Tokens and constructs pass; `null` is taken for what is not given.
 *
 * The first statement of each public constructor, also before `super`.
 */
export function given<Props>(scope: Construct, id: string, struct: StructName, props: Props): Props {
  checkPlace(scope, id);
  if (isOurs(props)) return props;
  const taken = read(pathOf(scope, id), struct, props);
  checkIterators(scope, id, taken);
  return taken;
}

/** Options with what a method adds to them, for a constructor that takes both. An instance of a class goes on being one, whose getters are asked there. */
export function joined<Options extends object, More extends object>(options: Options | null | undefined, more: More): Options & More {
  if (typeof options !== 'object' || options === null || isPlain(options)) return { ...options, ...more } as Options & More;
  const added = new Map<string | symbol, unknown>(Object.entries(more));
  const handler = {
    get: (_: object, name: string | symbol): unknown => (added.has(name) ? added.get(name) : Reflect.get(options, name)),
    has: (_: object, name: string | symbol): boolean => added.has(name) || name in options,
  };
  return new Proxy(options, handler) as Options & More;
}

/** The same as `given` for what a method of a construct is passed, or a function that belongs to none. */
export function givenTo<Options>(scope: IConstruct | undefined, struct: StructName, options: Options): Options {
  return read(scope?.node.path, struct, options);
}

/** The same for a single value, of a type as lib/core/shape-table.ts writes it. */
export function givenAs<Value>(scope: IConstruct | undefined, property: string, type: string, value: Value): Value {
  const problems: Problem[] = [];
  return refused(scope?.node.path, problems, readValue(type, value, property, problems)) as Value;
}

/** Refuses what constructs cannot be made in, in other words than the CDK has for it. */
export function checkPlace(scope: Construct, id: string): void {
  if (!Construct.isConstruct(scope) || !isInStack(scope)) {
    const rule = `'${id}' is made in a stack, and this is neither one nor in one`;
    refuse(undefined, { property: 'scope', value: scope, rule, remedy: 'Pass a stack, or a construct in it, as the first argument' });
  }
  if (typeof id !== 'string' || id === '' || Token.isUnresolved(id)) {
    refuse(scope, {
      property: 'id',
      value: id,
      rule: 'a construct has an id, by which it is found again',
      remedy: 'Pass a text that is not empty, and that the program knows',
    });
  }
  if (scope.node.tryFindChild(id) !== undefined) {
    const rule = `there is a construct of this id in [${scope.node.path}] already`;
    refuse(pathOf(scope, id), { property: 'id', value: id, rule, remedy: 'Choose another id' });
  }
}

/** The stack of a scope that a function takes; refuses one that is in none, such as an app. */
export function inStack(scope: IConstruct): TerraformStack {
  givenAs(undefined, 'scope', 'constructs.IConstruct', scope);
  if (isInStack(scope)) return TerraformStack.of(scope);
  refuse(undefined, { property: 'scope', value: scope, rule: 'it is neither a stack nor in one', remedy: 'Pass a stack, or a construct in it' });
}

function isInStack(scope: IConstruct): boolean {
  for (let each: IConstruct | undefined = scope; each !== undefined; each = each.node.scope) if (TerraformStack.isStack(each)) return true;
  return false;
}

function pathOf(scope: Construct, id: string): string {
  return [scope.node.path, id].filter((part) => part !== '').join('/');
}

function read<Props>(path: string | undefined, struct: StructName, props: Props): Props {
  const problems: Problem[] = [];
  return refused(path, problems, readStruct(struct, props, problems)) as Props;
}

/** What was read, unless something is wrong with it. */
function refused(path: string | undefined, [first, ...others]: readonly Problem[], taken: unknown): unknown {
  if (first !== undefined) refuse(path, first, ...others);
  return taken;
}

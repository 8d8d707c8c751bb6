import { ITerraformDependable, TerraformResource, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { addressOf } from './address';
import { resolve } from './resolve';
import { stackOf } from './stack-of';

/** Of `dependables` those in the stack of `scope`: Terraform knows no edges between stacks, which cdktf deploys one after the other. */
export function withinStack(scope: IConstruct, dependables: ITerraformDependable[] | undefined): ITerraformDependable[] | undefined {
  const stack = stackOf(scope);
  const near = dependables?.filter((dependable) => !Construct.isConstruct(dependable) || stackOf(dependable) === stack);
  if (near === undefined || near.length === 0) return undefined;
  near.forEach((dependable) => awaits(scope, dependable));
  return [...new Set(near)];
}

/** What others in a stack come after. */
const awaited = perStack((stack) => {
  const earlier = new Set<TerraformResource>();
  const leaveOut = (): string[] => {
    leaveOutRemoved(stack, [...earlier].filter(isRemoved));
    return [];
  };
  // After all Aspects, which may take something out, and before the stack is written.
  stack.node.addValidation({ validate: leaveOut });
  return earlier;
});

/** Notes that something in the stack of `scope` comes after `earlier`: once that is taken out, it comes after what that came after. */
export function awaits(scope: IConstruct, earlier: ITerraformDependable): void {
  if (TerraformResource.isTerraformResource(earlier)) awaited(scope).add(earlier);
}

function leaveOutRemoved(stack: TerraformStack, removed: readonly TerraformResource[]): void {
  if (removed.length === 0) return;
  const resources = stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
  const before = new Map(removed.map((each) => [addressOf(each), each.dependsOn ?? []]));
  // Another may have taken its place.
  for (const resource of resources) before.delete(addressOf(resource));
  const standing = (each: string): string[] => before.get(String(resolve(stack, each)))?.flatMap(standing) ?? [each];
  for (const resource of resources) {
    if (resource.dependsOn === undefined) continue;
    const rest = new Map(resource.dependsOn.flatMap(standing).map((each) => [String(resolve(stack, each)), each]));
    resource.dependsOn = rest.size === 0 ? undefined : [...rest.values()];
  }
}

/** The same by its address, which for the CDK is to read a reference to it, each time anew. */
export function byAddress(each: ITerraformDependable): ITerraformDependable {
  return TerraformResource.isTerraformResource(each) ? { fqn: addressOf(each) } : each;
}

/** What is remembered about a stack, made at the first look. */
export function perStack<T>(make: (stack: TerraformStack) => T): (scope: IConstruct) => T {
  const known = new WeakMap<TerraformStack, { readonly value: T }>();
  return (scope) => {
    const stack = stackOf(scope);
    let found = known.get(stack);
    if (found === undefined) known.set(stack, (found = { value: make(stack) }));
    return found.value;
  };
}

const resourcesByAddress = perStack((stack) => {
  const found = stack.node.findAll().filter((node) => TerraformResource.isTerraformResource(node));
  return new Map(found.map((resource) => [addressOf(resource), resource]));
});

/**
 * The resource of `scope`'s stack whose `attribute` the value is, where it is a plain reference to one. To be asked when everything is declared, at
 * validation.
 */
export function declaredResource(scope: IConstruct, value: unknown, attribute = 'id'): TerraformResource | undefined {
  const address = new RegExp(`^\\$\\{((?:azurerm|azapi)_\\w+\\.[\\w-]+)\\.${attribute}\\}$`).exec(String(resolve(scope, value)))?.[1];
  return address === undefined ? undefined : resourcesByAddress(scope).get(address);
}

/** Whether a construct, or one that it is in, was taken out of the program after it was made. */
export function isRemoved(construct: IConstruct): boolean {
  for (let each = construct, above = each.node.scope; above !== undefined; each = above, above = each.node.scope) {
    if (above.node.tryFindChild(each.node.id) !== each) return true;
  }
  return false;
}

const claims = perStack(() => new Map<string, IConstruct>());

/**
 * Takes what Azure allows once, such as a name, for `scope`; returns the path of the construct that has it already, of those that claim in the stack of
 * `where`.
 */
export function claim(scope: IConstruct, what: string, where = scope): string | undefined {
  const taken = claims(where);
  const owner = taken.get(what);
  if (owner !== undefined && !isRemoved(owner)) return owner.node.path;
  taken.set(what, scope);
  return undefined;
}

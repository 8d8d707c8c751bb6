import { IConstruct } from 'constructs';
import { refuse } from './errors';
import { NameKind } from './name-kind';

/** What a name is to be made from. */
export interface NameRequest {
  /** What the name starts from: the `baseName`, or the name or the construct id that stands in its place. */
  readonly baseName: string;
  /**
   * What tells the resource from others of its kind and base, such as `compute` for the security group of a subnet.
   * @default - nothing
   */
  readonly purpose?: string;
  /**
   * The `uniqueSuffix`, for a name that must be unique in all of Azure.
   * @default - none was passed, or the name need not be unique there
   */
  readonly uniqueSuffix?: string;
  /**
   * The region, as Azure writes it: `westeurope`.
   * @default - the resource lies in none, or Terraform alone knows it
   */
  readonly region?: string;
  /** Whether the name must be unique in all of Azure. */
  readonly global: boolean;
  /** How many characters the name may have. */
  readonly maxLength: number;
  /**
   * The name that the library makes where no policy does.
   * @default - none: Azure names it
   */
  readonly usualName?: string;
  /** The path of the construct that asks. */
  readonly path: string;
}

/** Decides names of resources: `Names.pattern` makes one, or write one of your own. */
export interface INamePolicy {
  /**
   * The name of a resource, or nothing to leave it to the policy of the next scope outward, and at last to the library. It must return the same for the same
   * request at each synth: another name replaces what runs.
   *
   * @param kind what is named
   * @param request what the name is to be made from
   */
  nameOf(kind: NameKind, request: NameRequest): string | undefined;
}

const policies = new WeakMap<IConstruct, INamePolicy>();
/** The path of what was named first in each scope. */
const named = new WeakMap<IConstruct, string>();

/** Has a policy decide names in a scope; refuses one that comes too late, and a second one. */
export function usePolicy(scope: IConstruct, policy: INamePolicy): void {
  const told = { property: 'scope', value: scope.node.path };
  const first = named.get(scope);
  if (policies.has(scope)) refuse(scope, { ...told, rule: 'it has a policy of names, and a scope has one', remedy: 'Leave one of them out' });
  if (first !== undefined) {
    const rule = `[${first}] has its name already, which the policy would not reach`;
    refuse(scope, { ...told, rule, remedy: `Call 'use' before anything is made in the scope` });
  }
  policies.set(scope, policy);
}

/** A name that a policy has made, and in which scope that was used. */
export interface NameOfPolicy {
  readonly name: string;
  readonly user: string;
}

/** The name that the nearest policy has for a resource, if any. */
export function nameOfPolicy(scope: IConstruct, kind: NameKind, request: () => NameRequest): NameOfPolicy | undefined {
  for (let each: IConstruct | undefined = scope; each !== undefined; each = each.node.scope) {
    if (!named.has(each)) named.set(each, scope.node.path);
    const name = policies.get(each)?.nameOf(kind, request()) as unknown;
    if (name === undefined || name === null) continue;
    if (typeof name === 'string') return { name, user: each.node.path === '' ? 'the app' : `[${each.node.path}]` };
    refuse(scope, { property: 'nameOf', value: name, rule: 'a policy of names returns a text, or nothing', remedy: 'Return a name' });
  }
  return undefined;
}

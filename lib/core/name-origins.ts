import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { normalizeRegion } from './location';

/** What a policy has made a name from. A name that is made of that name starts from the same, so that it says everything once. */
export interface NameOrigin {
  readonly baseName: string;
  readonly region?: string;
}

const origins = new WeakMap<IConstruct, Map<string, NameOrigin>>();
const ofWorkspaces = new WeakMap<IConstruct, NameOrigin>();

/** Remembers from what a name was made in `scope`, and whether it is that of the workspace which the scope is. */
export function rememberOrigin(scope: IConstruct, name: string, origin: NameOrigin, isWorkspace: boolean): void {
  const known = origins.get(scope) ?? new Map<string, NameOrigin>();
  origins.set(scope, known.set(name, origin));
  if (isWorkspace) ofWorkspaces.set(scope, origin);
}

/** From what a name was made in `scope` or around it, where a policy made it. */
export function originOf(scope: IConstruct, name: string): NameOrigin | undefined {
  const known = scope.node.scopes.map((each) => origins.get(each)?.get(name));
  return known.reverse().find((origin) => origin !== undefined);
}

/** The same for the name of a workspace, with the region that it tells. */
export function originOfWorkspace(workspace: IConstruct & { readonly name: string; readonly location: string }): NameOrigin {
  const { name, location } = workspace;
  const region = Token.isUnresolved(location) ? undefined : normalizeRegion(location);
  return ofWorkspaces.get(workspace) ?? { baseName: name, region };
}

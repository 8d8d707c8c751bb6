import { Attributes, texts } from '../json';

/** One permission of a role, or of what somebody may do somewhere: actions with `*` in them, and what is left out of them. */
export interface Permission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

export function permissionOf({ actions, notActions }: Attributes): Permission {
  return { actions: texts(actions), notActions: texts(notActions) };
}

/** Whether one of the permissions lets somebody do an action. What one leaves out, another may give. */
export function allows(permissions: readonly Permission[], action: string): boolean {
  return permissions.some(({ actions, notActions }) => matches(actions, action) && !matches(notActions, action));
}

function matches(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => {
    const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
    return new RegExp(`^${source}$`, 'i').test(action);
  });
}

/** The roles that a condition lets somebody assign: those that it names, all but those that it names, or what cannot be read from it. */
export type Assignable = { readonly only: readonly string[] } | { readonly but: readonly string[] } | 'unclear';

/** Reads a condition as the Azure portal and `deployer-role` write it. Source: Microsoft's page "Delegate Azure role assignment management to others with conditions". */
export function assignableBy(condition: string): Assignable {
  const list = String.raw`RoleDefinitionId\]\s+ForAnyOf(?:Any|All)Values:Guid(Not)?Equals\s*\{([^}]*)\}`;
  const [, not, ids] = new RegExp(list, 'i').exec(condition) ?? [];
  if (ids === undefined) return 'unclear';
  const guids = ids.split(',').map((id) => id.trim().toLowerCase());
  return not === undefined ? { only: guids } : { but: guids };
}

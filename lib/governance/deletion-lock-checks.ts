import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { resolveUsed } from '../core/resolve';
import { claim } from '../core/stacks';
import { IResourceRef } from '../core/types';

// What the props alone tell.

/** Refuses a target that is no resource. */
export function checkTarget(scope: Construct, { id }: IResourceRef): void {
  if (Token.isUnresolved(id) || /^\/subscriptions\/[^/]+(\/[^/]+)*$/.test(id)) return;
  refuse(scope, {
    property: 'target',
    value: id,
    rule: 'this is not the id of a resource in Azure',
    remedy: `Pass one that starts with '/subscriptions/'`,
  });
}

/** Azure allows one lock of a name on a resource. */
export function claimLock(scope: Construct, target: IResourceRef, name: string): void {
  const other = claim(scope, `lock ${String(resolveUsed(scope, target.id))}/${name}`.toLowerCase());
  if (other === undefined) return;
  refuse(scope, {
    property: 'name',
    value: name,
    rule: `[${other}] locks the same resource under this name`,
    remedy: 'Keep one of them, or choose another name',
  });
}

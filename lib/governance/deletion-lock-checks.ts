import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { IResourceRef } from '../core/types';

// What the props alone tell.

export function checkTarget(scope: Construct, { id }: IResourceRef): void {
  if (Token.isUnresolved(id) || /^\/subscriptions\/[^/]+(\/[^/]+)*$/.test(id)) return;
  refuse(scope, {
    property: 'target',
    value: id,
    rule: 'this is not the id of a resource in Azure',
    remedy: `Pass one that starts with '/subscriptions/'`,
  });
}

import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../core/checks';
import { refuse } from '../core/errors';
import { StorageAccess } from '../workspace-ref/workspace-enums';
import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

// What the props alone tell.

/** Refuses a workspace that uses no keys, and an empty `when`. */
export function checkKeyResync(scope: Construct, { storageAccess }: IWorkspaceRef, when: string): void {
  if (storageAccess === StorageAccess.IDENTITY) {
    refuse(scope, {
      property: 'storageAccess',
      value: storageAccess,
      rule: 'the workspace uses no keys that could be fetched',
      remedy: `Leave out 'resyncKeys'`,
    });
  }
  if (!Token.isUnresolved(when) && (typeof when !== 'string' || when === '')) {
    refuse(scope, {
      property: 'when',
      value: when,
      rule: 'the keys are fetched again whenever it changes',
      remedy: `Pass a text that changes with the keys, such as a date`,
    });
  }
  checkText(scope, 'when', when);
}

import { Construct } from 'constructs';
import { checkObjectId } from '../core/checks';
import { AssignedUser } from './compute-instance-props';

// What the props alone tell.

/** Refuses ids that are no GUIDs. */
export function checkUser(scope: Construct, { objectId, tenantId }: AssignedUser): void {
  checkObjectId(scope, 'assignedUser.objectId', objectId);
  if (tenantId !== undefined) checkObjectId(scope, 'assignedUser.tenantId', tenantId);
}

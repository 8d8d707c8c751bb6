import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Grant } from './grant';
import { checkWhole } from '../core/checks';
import { TimeSleep } from '../providers/time-sleep';

/** Azure's control plane confirms a role at once, but key vaults, and what approves private endpoints, may refuse it for some minutes more. */
const DEFAULT_SECONDS = 120;
const MAX_SECONDS = 3600;

/**
 * What to depend on so that `grants` are known where they are used: a wait after them, or with 0 seconds the grants themselves.
 * A grant that is replaced is waited for again.
 */
export function afterPropagation(
  scope: Construct,
  id: string,
  grants: Grant[],
  seconds = DEFAULT_SECONDS,
  property = 'propagationSeconds',
): ITerraformDependable[] {
  checkWhole(scope, property, seconds, 0, MAX_SECONDS, `the wait is a whole number of seconds, an hour at most; 0 turns it off`);
  if (seconds === 0 || grants.length === 0) return grants.map((grant) => grant.resource);
  const wait = new TimeSleep(scope, id, {
    createDuration: `${seconds}s`,
    triggers: Object.fromEntries(grants.map((grant) => [grant.node.id, grant.resource.id])),
  });
  return [wait];
}

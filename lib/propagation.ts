import { Sleep } from '@cdktf/provider-time/lib/sleep';
import { ITerraformDependable, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { ConfigurationError } from './errors';
import { Grant } from './grant';

/** Azure's control plane confirms a role at once, but key vaults may refuse it for some minutes more. */
export const DEFAULT_PROPAGATION_SECONDS = 120;

/**
 * What to depend on so that `grants` are known to the data plane: a wait after them, or with 0 seconds the grants themselves.
 * A grant that is replaced is waited for again.
 */
export function afterPropagation(scope: Construct, id: string, grants: Grant[], seconds = DEFAULT_PROPAGATION_SECONDS): ITerraformDependable[] {
  if (!Number.isInteger(seconds) || seconds < 0) {
    throw new ConfigurationError(scope, {
      property: 'propagationSeconds',
      value: seconds,
      rule: 'the wait is a whole number of seconds',
      remedy: `Pass 0 to turn it off, or leave it out for ${DEFAULT_PROPAGATION_SECONDS}`,
    });
  }
  if (seconds === 0 || grants.length === 0) return grants.map((grant) => grant.resource);
  const wait = new Sleep(scope, id, {
    createDuration: `${seconds}s`,
    triggers: Object.fromEntries(grants.map((grant) => [grant.node.id, grant.resource.id])),
  });
  wait.node.addValidation({ validate: () => missingProvider(wait) });
  return [wait];
}

function missingProvider(wait: Sleep): string[] {
  if (
    TerraformStack.of(wait)
      .allProviders()
      .some((provider) => provider.terraformResourceType === 'time')
  )
    return [];
  return [
    `[${wait.node.path}] the stack has no provider for time_sleep, which waits for Azure to spread a role. ` +
      `Add new TimeProvider(this, 'Time') from '@cdktf/provider-time/lib/provider' to it, or turn the wait off with 'propagationSeconds: 0'.`,
  ];
}

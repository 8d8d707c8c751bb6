import { block } from '../json';
import { adder } from './adder';
import { Composing } from './composing';
import { Found, propertiesOf } from './live';
import { Expression, props, Value } from './program';
import { secretIn, textOr } from './texts';

const CONNECTIONS = 'Microsoft.MachineLearningServices/workspaces/connections';

/** The connections without a secret: a secret Azure does not tell, and Terraform would write another one over it. */
export function composeConnections(composing: Composing): void {
  for (const connection of composing.live.all(CONNECTIONS)) {
    const auth = authOf(connection);
    if (auth === undefined) {
      composing.leave(connection, 'it has a secret, which Azure does not tell: add it with addConnection, and the secret from a variable');
      continue;
    }
    const { category, target, metadata, isSharedToAll, expiryTime } = propertiesOf(connection);
    const secret = secretIn(block(metadata));
    if (secret !== undefined) {
      composing.leave(connection, `its metadata ${secret} looks like a secret, which no program is to hold`);
      continue;
    }
    const said = Object.entries(block(metadata)).map(([name, value]) => [name, String(value)]);
    const to = props({
      category: String(category),
      target: String(target),
      metadata: said.length === 0 ? undefined : (Object.fromEntries(said) as Value),
    });
    const options = props({
      target: Expression.call('ConnectionTarget.custom', to),
      auth,
      sharedToAll: isSharedToAll === false ? false : undefined,
      expiry: textOr(expiryTime),
    });
    adder(composing, 'addConnection', connection.name, options);
  }
}

function authOf(connection: Found): Value {
  const { authType, credentials } = propertiesOf(connection);
  if (authType === 'AAD') return Expression.call('ConnectionAuth.entraId');
  if (authType === 'None') return Expression.call('ConnectionAuth.none');
  const { clientId, resourceId } = block(credentials);
  return authType === 'ManagedIdentity' && typeof clientId === 'string' && typeof resourceId === 'string'
    ? Expression.call('ConnectionAuth.managedIdentity', clientId, resourceId)
    : undefined;
}

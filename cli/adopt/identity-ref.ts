import { block } from '../json';
import { Live, propertiesOf } from './live';
import { props, Value } from './program';
import { textOr } from './texts';

/** An identity by its ids. One that may not be seen is known by its client id where a registry names it by that. */
export function identityRef(live: Live, id: string): Value {
  const { principalId, clientId } = block(live.find(id)?.resource.properties);
  const { encryption } = block(live.find(propertiesOf(live.workspace).containerRegistry)?.resource.properties);
  const { identity } = block(block(encryption).keyVaultProperties);
  return props({ id, principalId: textOr(principalId), clientId: textOr(clientId ?? identity) });
}

import { roleIdOf } from '../arm/role-ids';
import { block } from '../json';
import { Composing } from './composing';
import { Live, nameIn, propertiesOf } from './live';
import { props, Value } from './program';

/** Stands for the service principal "Azure Cosmos DB" where its role on the key is not to be seen: the grant is then left out. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The key is brought: with it goes what is encrypted, and it may be that of others too. */
export function composeEncryption({ live, leftAlone }: Composing): { readonly [name: string]: Value } {
  const { encryption, enableServiceSideCMKEncryption: onServer } = propertiesOf(live.workspace);
  const { keyIdentifier, keyVaultArmId } = block(block(encryption).keyVaultProperties);
  if (typeof keyIdentifier !== 'string' || typeof keyVaultArmId !== 'string') return {};
  const key = { id: keyIdentifier, versionlessId: keyIdentifier.replace(/(\/keys\/[^/]+)\/.*$/, '$1'), keyVaultId: keyVaultArmId };
  const reason = 'it is brought: with it goes what it has encrypted';
  leftAlone.push({ id: keyVaultArmId, what: `vault ${nameIn(keyVaultArmId)} with the key ${nameIn(key.versionlessId)}`, reason });
  const serviceSideEncryption = onServer === true ? true : undefined;
  const cosmosDbPrincipalId = onServer === true ? undefined : (cosmosDb(live, keyVaultArmId) ?? NOBODY);
  return { encryption: props({ key, serviceSideEncryption, cosmosDbPrincipalId }) };
}

/** Who else may use the key. */
function cosmosDb(live: Live, vault: string): string | undefined {
  const own = new Set([
    block(live.workspace.resource.identity).principalId,
    ...live.all('Microsoft.ManagedIdentity/userAssignedIdentities').map((identity) => propertiesOf(identity).principalId),
  ]);
  const user = roleIdOf('Key Vault Crypto Service Encryption User');
  const found = live.all('Microsoft.Authorization/roleAssignments').find((role) => {
    const { scope, principalId, roleDefinitionId } = propertiesOf(role);
    const isUser =
      roleIdOf(String(roleDefinitionId)) === user ||
      live.roleNames.get(String(roleDefinitionId).toLowerCase()) === 'Key Vault Crypto Service Encryption User';
    return isUser && String(scope).toLowerCase() === vault.toLowerCase() && !own.has(principalId);
  });
  return found === undefined ? undefined : String(propertiesOf(found).principalId);
}

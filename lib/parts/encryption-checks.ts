import { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { configured } from '../core/declared';
import { refuseLater, warn } from '../core/errors';
import { subscriptionOf, subscriptionOfProvider } from '../providers/subscription-checks';
import { PartEncryption } from './encryption';
import { KeyBase } from './key-base';

/**
 * What is only risky: an identity of this program that reads the key of a part, when nothing that is told comes before which lets it. Asked once everything is
 * declared, since the identity may be known only by its id.
 */
export function warnOfUse(scope: Construct, encryption: PartEncryption | undefined): void {
  if (encryption === undefined) return;
  const { key, identity } = encryption;
  const told = [...(identity.usableAfter ?? []), ...(key instanceof KeyBase ? [] : (key.usableAfter ?? []))];
  // What a workspace hands on has been looked at there.
  const looked = !(key instanceof KeyBase) && key.usableAfter !== undefined;
  if (told.length > 0 || looked) return;
  refuseLater(scope, () => {
    const made = configured(scope, identity, 'azurerm_user_assigned_identity');
    if (made !== undefined) {
      warn(
        scope,
        `'encryption.identity' is made here, at [${made.node.path}], and nothing says after what it may use the key: Azure refuses the encryption before. Pass what 'grantUse' of the ` +
          `CustomerManagedKey returns, which fromKeyAttributes makes of an existing key, or name the role assignment in 'usableAfter' of the identity`,
      );
    }
    return [];
  });
}

/** Refuses a key whose vault lies in another subscription than the account that it encrypts, asked once everything is declared: azurerm looks for the vault in that of the account. */
export function expectVault(account: TerraformResource, encryption: PartEncryption | undefined): void {
  if (encryption === undefined) return;
  const { keyVaultId } = encryption.key;
  refuseLater(account, () => {
    const [there, here] = [subscriptionOf(account, { id: keyVaultId }), subscriptionOfProvider(account)];
    if (there === undefined || here === undefined || there === here) return [];
    const rule = `its vault is in the subscription '${there}', and azurerm looks for it in that of the account, '${here}'`;
    return [{ property: 'encryption.key', value: keyVaultId, rule, remedy: 'Pass a key of a vault in that subscription' }];
  });
}

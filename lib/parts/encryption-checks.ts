import { Construct } from 'constructs';
import { configured } from '../core/declared';
import { refuseLater, warn } from '../core/errors';
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

import { Fn, Token } from 'cdktf';
import { Construct } from 'constructs';
import { ApiType } from '../providers/api-versions';
import { AzapiResourceAction } from '../providers/azapi-resource-action';
import { forget } from '../core/forget';
import { WorkspaceVault } from './workspace-vault';

/** How a key is made. */
export interface KeySettings {
  readonly name: string;
  readonly keySize: number;
  readonly rotateAfter: string;
}

interface KeyBody {
  readonly properties: {
    readonly kty: 'RSA';
    readonly keySize: number;
    readonly keyOps: ('unwrapKey' | 'wrapKey')[];
    readonly rotationPolicy: {
      readonly lifetimeActions: { readonly action: { readonly type: 'rotate' }; readonly trigger: { readonly timeAfterCreate: string } }[];
    };
  };
}

/**
 * Makes a key through Azure Resource Manager, which never changes or deletes one: what is there already is left as it is, and the key goes with its
 * vault. An action rather than a resource, so that the version that the workspace was encrypted with stays when the key rotates.
 *
 * Source: Microsoft's page "Microsoft.KeyVault vaults/keys".
 */
export function makeControlPlaneKey(scope: Construct, vault: WorkspaceVault, { name, keySize, rotateAfter }: KeySettings): AzapiResourceAction {
  const body: KeyBody = {
    properties: {
      kty: 'RSA',
      keySize,
      keyOps: ['unwrapKey', 'wrapKey'],
      rotationPolicy: { lifetimeActions: [{ action: { type: 'rotate' }, trigger: { timeAfterCreate: rotateAfter } }] },
    },
  };
  const key = new AzapiResourceAction(scope, 'Resource', {
    type: ApiType.KEY,
    resourceId: `${vault.id}/keys/${name}`,
    method: 'PUT',
    body,
    responseExportValues: ['properties.keyUriWithVersion'],
    // Run again, it would change nothing, but tell the version that the key has by then.
    lifecycle: { ignoreChanges: ['body', 'type', 'response_export_values'] },
  });
  // A key that azurerm made at the same place before is the same key.
  forget(key, `azurerm_key_vault_key.${key.friendlyUniqueId}`);
  return key;
}

/** The version that the key had when it was made. */
export function versionOf(key: AzapiResourceAction): string {
  const segments = Fn.split('/', key.output('properties', 'keyUriWithVersion'));
  return Token.asString(Fn.element(Fn.reverse(segments), 0));
}

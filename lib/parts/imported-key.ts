import { ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { refuse } from '../core/errors';
import { given } from '../core/given';
import { normalizeRegion } from '../core/location';
import { warnOfRegion } from '../core/regions';
import { useAzurerm } from '../providers/azurerm';
import { checkKey } from './encryption';
import { KeyBase } from './key-base';

/** A key that exists, in a vault that is managed elsewhere. */
export interface CustomerManagedKeyAttributes {
  /**
   * The versioned key identifier, `https://<vault>.vault.azure.net/keys/<name>/<version>`: what a workspace is encrypted with.
   * @change in place
   */
  readonly id: string;
  /**
   * The key identifier without a version: what a storage account and a registry are encrypted with, so that they follow a rotation.
   * @default - `id` without its version, where that is a literal; needed otherwise
   * @change nothing
   */
  readonly versionlessId?: string;
  /** The Azure resource id of the vault that holds the key. It must assign access by roles, and have purge protection. */
  readonly keyVaultId: string;
  /**
   * The region of the vault, which is held against the workspace's.
   * @default - unknown
   * @change nothing
   */
  readonly location?: string;
}

/** @internal a key that exists; made by `CustomerManagedKey.fromKeyAttributes` */
export class ImportedKey extends KeyBase {
  readonly id: string;
  readonly versionlessId: string;
  readonly keyVaultId: string;
  readonly usableAfter?: ITerraformDependable[];
  /** @internal */
  readonly _region?: string;

  constructor(scope: Construct, constructId: string, attributes: CustomerManagedKeyAttributes) {
    attributes = given(scope, constructId, 'CustomerManagedKeyAttributes', attributes);
    super(scope, constructId);
    useAzurerm(this);
    const { id, keyVaultId, location } = attributes;
    this.id = id;
    this.keyVaultId = keyVaultId;
    this.versionlessId = attributes.versionlessId ?? this.withoutVersion(id);
    checkKey(this, this, '');
    this._region = location === undefined || Token.isUnresolved(location) ? undefined : normalizeRegion(location);
    warnOfRegion(this, this._region);
  }

  private withoutVersion(id: string): string {
    if (!Token.isUnresolved(id)) return id.split('/').slice(0, 5).join('/');
    return refuse(this, {
      property: 'versionlessId',
      value: undefined,
      rule: `only Terraform knows the 'id', from which it would be made`,
      remedy: `Pass it too, such as the 'versionlessId' of the L1 key or data source`,
    });
  }
}

import { ITerraformDependable } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { Grant } from '../access/grant';
import { afterPropagation } from '../access/propagation';
import { WORKSPACE_ROLES } from '../access/roles';
import { refuse } from '../core/errors';
import { givenAs } from '../core/given';
import { IIdentityRef, IKeyRef, PrincipalType } from '../core/types';
import { PartEncryption } from './encryption';

/** A customer-managed key, made or existing, whose use can be granted. */
export interface ICustomerManagedKey extends IConstruct, IKeyRef {
  /**
   * Grants a user-assigned identity the right to use the key, and waits for Azure to spread it: what a part that you make yourself is encrypted with.
   * A workspace grants its own identity the same by itself.
   *
   * Throws when the identity comes without its principal id.
   *
   * @param id the construct id of the grant
   * @param identity who may use the key
   * @param propagationSeconds how many seconds to wait for Azure to spread the right, 120 unless given; 0 turns the wait off
   */
  grantUse(id: string, identity: IIdentityRef, propagationSeconds?: number): PartEncryption;
}

/** A customer-managed key of either kind. */
export abstract class KeyBase extends Construct implements ICustomerManagedKey {
  abstract readonly id: string;
  abstract readonly versionlessId: string;
  abstract readonly keyVaultId: string;
  abstract readonly usableAfter?: ITerraformDependable[];
  /** @internal where it is known at synth */
  abstract readonly _region?: string;

  grantUse(id: string, identity: IIdentityRef, propagationSeconds?: number): PartEncryption {
    givenAs(this, 'identity', 'IIdentityRef', identity);
    if (identity.principalId === undefined) {
      refuse(this, {
        property: 'identity.principalId',
        value: undefined,
        rule: `roles are granted to the identity's principal id`,
        remedy: `Pass the identity with its 'principalId', or its L1 resource or data source`,
      });
    }
    const grantee = { principalId: identity.principalId, principalType: PrincipalType.SERVICE_PRINCIPAL };
    const { versionlessId, keyVaultId, usableAfter = [] } = this;
    const grant = Grant._getOrMake(this, id, { scope: { id: keyVaultId }, role: WORKSPACE_ROLES.key.role, grantee });
    const wait = afterPropagation(this, `${id}Wait`, [grant], propagationSeconds);
    return { identity, key: { id: this.id, versionlessId, keyVaultId, usableAfter: [...usableAfter, ...wait] } };
  }
}

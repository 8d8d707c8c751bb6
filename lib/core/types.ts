import { ITerraformDependable } from 'cdktf';

/**
 * Anything that carries an Azure resource id: an L1 resource, a data source, a construct of this library, or `{ id: '/subscriptions/…' }`.
 */
export interface IResourceRef {
  /** The Azure resource id. */
  readonly id: string;
  /**
   * What must exist before others may use the resource, besides the resource itself: an identity's role assignments, a subnet's security group.
   * @default - nothing: referring to the id is enough
   */
  readonly usableAfter?: ITerraformDependable[];
}

/**
 * A resource group: an L1 resource, a data source, or `{ name: 'rg-ml', location: 'westeurope' }`.
 */
export interface IResourceGroupRef {
  /** The name of the resource group. */
  readonly name: string;
  /**
   * The region of the resource group, where its resources are made too.
   * @default - none: the construct that is given the group asks for a `location` of its own
   */
  readonly location?: string;
}

/**
 * A user-assigned managed identity: an L1 resource, a data source, or its ids.
 */
export interface IIdentityRef extends IResourceRef {
  /**
   * The object id of the identity's service principal, to which roles are assigned.
   * @default - unknown: no role can be granted to the identity
   */
  readonly principalId?: string;
  /**
   * The application (client) id of the identity, by which a container registry names the identity that reads its key.
   * @default - unknown: the identity cannot encrypt a registry that is made
   */
  readonly clientId?: string;
}

/**
 * A key in a key vault: `CustomerManagedKey`, the L1 resource `azurerm_key_vault_key`, its data source, or its ids.
 * The vault must have purge protection.
 */
export interface IKeyRef {
  /** The versioned key identifier, `https://<vault>.vault.azure.net/keys/<name>/<version>`: what a workspace is encrypted with. */
  readonly id: string;
  /** The key identifier without a version: what a storage account and a registry are encrypted with, so that they follow a rotation. */
  readonly versionlessId: string;
  /** The Azure resource id of the vault that holds the key. */
  readonly keyVaultId: string;
  /**
   * What must exist before the key may be used.
   * @default - nothing: referring to the key is enough
   */
  readonly usableAfter?: ITerraformDependable[];
}

/** The kind of a Microsoft Entra principal, as a role assignment names it. */
export enum PrincipalType {
  /** A person. */
  USER = 'User',
  /** A security group. */
  GROUP = 'Group',
  /** An application or a managed identity. */
  SERVICE_PRINCIPAL = 'ServicePrincipal',
}

/**
 * Somebody to whom a role is granted.
 */
export interface IGrantee {
  /** The Microsoft Entra object id of the user, group or service principal (not the application id). */
  readonly principalId: string;
  /** The kind of the principal: one of `PrincipalType`. */
  readonly principalType: string;
}

/**
 * Azure's built-in roles that this library grants. Any other role goes by its name as a string.
 *
 * Source: Microsoft's page "Azure built-in roles".
 */
export enum Role {
  CONTRIBUTOR = 'Contributor',
  READER = 'Reader',
  STORAGE_BLOB_DATA_CONTRIBUTOR = 'Storage Blob Data Contributor',
  KEY_VAULT_ADMINISTRATOR = 'Key Vault Administrator',
  KEY_VAULT_CRYPTO_OFFICER = 'Key Vault Crypto Officer',
  KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER = 'Key Vault Crypto Service Encryption User',
  NETWORK_CONNECTION_APPROVER = 'Azure AI Enterprise Network Connection Approver',
}

/** What a workspace's identity needs access to. */
export type GrantedPart = 'storage' | 'vault' | 'registry' | 'insights';

/** One row: the construct id of the grant (a promise to users' states), what it is on, and the role. */
export interface RoleRow<On extends string> {
  readonly id: string;
  readonly on: On;
  readonly role: Role;
}

/** What the identity of a workspace needs, and when. */
export const WORKSPACE_ROLES = {
  /**
   * On the parts, before the workspace is created.
   *
   * Source: Microsoft's page "Set up authentication between Azure Machine Learning and other services".
   */
  parts: [
    { id: 'StorageContributor', on: 'storage', role: Role.CONTRIBUTOR },
    { id: 'StorageBlobDataContributor', on: 'storage', role: Role.STORAGE_BLOB_DATA_CONTRIBUTOR },
    { id: 'VaultContributor', on: 'vault', role: Role.CONTRIBUTOR },
    { id: 'VaultAdministrator', on: 'vault', role: Role.KEY_VAULT_ADMINISTRATOR },
    { id: 'RegistryContributor', on: 'registry', role: Role.CONTRIBUTOR },
    { id: 'InsightsContributor', on: 'insights', role: Role.CONTRIBUTOR },
  ] satisfies RoleRow<GrantedPart>[],
  /**
   * On the parts with a managed network, so that the network's own private endpoints to them are approved.
   *
   * Source: Microsoft's page "Workspace managed virtual network isolation".
   */
  managedNetwork: [
    { id: 'StorageConnectionApprover', on: 'storage', role: Role.NETWORK_CONNECTION_APPROVER },
    { id: 'VaultConnectionApprover', on: 'vault', role: Role.NETWORK_CONNECTION_APPROVER },
    { id: 'RegistryConnectionApprover', on: 'registry', role: Role.NETWORK_CONNECTION_APPROVER },
  ] satisfies RoleRow<GrantedPart>[],
  /**
   * On each private endpoint of the storage account, without which the studio cannot read through it. The id follows the endpoint's.
   *
   * Source: Microsoft's page "Use Azure Machine Learning studio in an Azure virtual network".
   */
  storageLink: { id: 'Reader', on: 'storageLink', role: Role.READER },
  /** On the vault of a customer-managed key, before anything is encrypted. */
  key: { id: 'KeyUser', on: 'key', role: Role.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER },
  /** On the workspace itself, which can only come after it. Source: as for the parts. */
  workspace: { id: 'WorkspaceContributor', on: 'workspace', role: Role.CONTRIBUTOR },
} as const;

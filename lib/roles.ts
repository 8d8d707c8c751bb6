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

/** The parts of a workspace to which its identity needs access. */
export type GrantedPart = 'storage' | 'vault' | 'registry' | 'insights';

/** One row: the construct id of the grant (a promise to users' states), the part and the role. */
export interface RoleRow {
  readonly id: string;
  readonly part: GrantedPart;
  readonly role: Role;
}

/**
 * What a workspace's user-assigned identity needs before the workspace is created.
 *
 * Source: Microsoft's page "Set up authentication between Azure Machine Learning and other services".
 */
export const WORKSPACE_ROLES: readonly RoleRow[] = [
  { id: 'StorageContributor', part: 'storage', role: Role.CONTRIBUTOR },
  { id: 'StorageBlobDataContributor', part: 'storage', role: Role.STORAGE_BLOB_DATA_CONTRIBUTOR },
  { id: 'VaultContributor', part: 'vault', role: Role.CONTRIBUTOR },
  { id: 'VaultAdministrator', part: 'vault', role: Role.KEY_VAULT_ADMINISTRATOR },
  { id: 'RegistryContributor', part: 'registry', role: Role.CONTRIBUTOR },
  { id: 'InsightsContributor', part: 'insights', role: Role.CONTRIBUTOR },
];

/**
 * What it needs besides for a managed network, so that the network's own private endpoints to the parts are approved.
 *
 * Source: Microsoft's page "Workspace managed virtual network isolation".
 */
export const MANAGED_NETWORK_ROLES: readonly RoleRow[] = [
  { id: 'StorageConnectionApprover', part: 'storage', role: Role.NETWORK_CONNECTION_APPROVER },
  { id: 'VaultConnectionApprover', part: 'vault', role: Role.NETWORK_CONNECTION_APPROVER },
  { id: 'RegistryConnectionApprover', part: 'registry', role: Role.NETWORK_CONNECTION_APPROVER },
];

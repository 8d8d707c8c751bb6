/**
 * Azure's built-in roles that this library grants. Any other role goes by its name as a string.
 *
 * Source: Microsoft's page "Azure built-in roles".
 */
export enum Role {
  /** Manages a resource, but grants no roles. */
  CONTRIBUTOR = 'Contributor',
  /** Sees a resource and its settings. */
  READER = 'Reader',
  /** Manages a resource and grants roles on it. */
  OWNER = 'Owner',
  /** Does everything in a workspace but making and deleting computes and changing the workspace itself. */
  AZURE_ML_DATA_SCIENTIST = 'AzureML Data Scientist',
  /** Makes, starts, stops and deletes the computes of a workspace. */
  AZURE_ML_COMPUTE_OPERATOR = 'AzureML Compute Operator',
  /** Does everything in an Azure AI Foundry hub or project, and makes projects, but changes no hub and grants no roles on it. */
  AZURE_AI_DEVELOPER = 'Azure AI Developer',
  /** Manages workspaces, hubs and what they stand on, but grants no roles. */
  AZURE_AI_ADMINISTRATOR = 'Azure AI Administrator',
  /** Uses and shares the assets of an Azure Machine Learning registry. */
  AZURE_ML_REGISTRY_USER = 'AzureML Registry User',
  /** Pulls images from a container registry. */
  ACR_PULL = 'AcrPull',
  /** Pulls images from a container registry whose roles are assigned by repository. */
  REGISTRY_REPOSITORY_READER = 'Container Registry Repository Reader',
  /** Pulls, pushes and changes images of a container registry whose roles are assigned by repository. */
  REGISTRY_REPOSITORY_WRITER = 'Container Registry Repository Writer',
  /** Reads blobs. */
  STORAGE_BLOB_DATA_READER = 'Storage Blob Data Reader',
  /** Reads, writes and deletes blobs. */
  STORAGE_BLOB_DATA_CONTRIBUTOR = 'Storage Blob Data Contributor',
  /** Reads files of file shares, whatever permissions the files have. */
  STORAGE_FILE_DATA_PRIVILEGED_READER = 'Storage File Data Privileged Reader',
  /** Reads, writes and deletes files of file shares, whatever permissions the files have. */
  STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR = 'Storage File Data Privileged Contributor',
  /** Does everything with the keys, secrets and certificates of a vault. */
  KEY_VAULT_ADMINISTRATOR = 'Key Vault Administrator',
  /** Creates, rotates and deletes the keys of a vault. */
  KEY_VAULT_CRYPTO_OFFICER = 'Key Vault Crypto Officer',
  /** Wraps and unwraps other keys with the keys of a vault: what a service needs to encrypt with them. */
  KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER = 'Key Vault Crypto Service Encryption User',
  /** Uses the models of Azure OpenAI. */
  COGNITIVE_SERVICES_OPENAI_USER = 'Cognitive Services OpenAI User',
  /** Reads and writes the indexes of Azure AI Search. */
  SEARCH_INDEX_DATA_CONTRIBUTOR = 'Search Index Data Contributor',
  /** Makes, changes and deletes the indexes of Azure AI Search. */
  SEARCH_SERVICE_CONTRIBUTOR = 'Search Service Contributor',
  /** Approves private endpoints that a managed network makes to a resource. */
  NETWORK_CONNECTION_APPROVER = 'Azure AI Enterprise Network Connection Approver',
}

/** What a workspace's identity needs access to. */
export type GrantedPart = 'storage' | 'vault' | 'registry' | 'insights';

/** One row: the construct id of the grant (a promise to users' states), what it is on, and the role. */
export interface RoleRow {
  readonly id: string;
  readonly on: GrantedPart;
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
  ] satisfies RoleRow[],
  /**
   * On the parts with a managed network, so that the network's own private endpoints to them are approved.
   *
   * Source: Microsoft's page "Workspace managed virtual network isolation".
   */
  managedNetwork: [
    { id: 'StorageConnectionApprover', on: 'storage', role: Role.NETWORK_CONNECTION_APPROVER },
    { id: 'VaultConnectionApprover', on: 'vault', role: Role.NETWORK_CONNECTION_APPROVER },
    { id: 'RegistryConnectionApprover', on: 'registry', role: Role.NETWORK_CONNECTION_APPROVER },
  ] satisfies RoleRow[],
  /**
   * On a storage account without shared keys, besides the role on its blobs, before the workspace is switched to its identity.
   *
   * Source: Microsoft's page "Use identity-based access to storage".
   */
  storageAccess: [
    { id: 'StorageFileDataPrivilegedContributor', on: 'storage', role: Role.STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR },
  ] satisfies RoleRow[],
  /**
   * On a registry whose roles are assigned by repository, where `Contributor` neither pulls nor pushes.
   *
   * Source: Microsoft's page "Azure attribute-based access control repository permissions in Azure Container Registry".
   */
  repositories: [{ id: 'RegistryRepositoryWriter', on: 'registry', role: Role.REGISTRY_REPOSITORY_WRITER }] satisfies RoleRow[],
  /**
   * On each private endpoint of the storage account, without which the studio cannot read through it. Its id is the endpoint's with this suffix.
   *
   * Source: Microsoft's page "Use Azure Machine Learning studio in an Azure virtual network".
   */
  storageLink: { suffix: 'Reader', role: Role.READER },
  /** On the vault of a customer-managed key, before anything is encrypted. */
  key: { id: 'KeyUser', role: Role.KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER },
  /** On the workspace itself, which can only come after it. Source: as for the parts. */
  workspace: { id: 'WorkspaceContributor', role: Role.CONTRIBUTOR },
} as const;

/** The roles that let somebody read data of a kind, and write it. */
export interface DataRoles {
  readonly reader: Role;
  readonly writer: Role;
}

/** What datastores grant on their containers and shares. Source: Microsoft's page "Administer data authentication". */
export const DATA_ROLES = {
  blobs: { reader: Role.STORAGE_BLOB_DATA_READER, writer: Role.STORAGE_BLOB_DATA_CONTRIBUTOR } satisfies DataRoles,
  files: { reader: Role.STORAGE_FILE_DATA_PRIVILEGED_READER, writer: Role.STORAGE_FILE_DATA_PRIVILEGED_CONTRIBUTOR } satisfies DataRoles,
} as const;

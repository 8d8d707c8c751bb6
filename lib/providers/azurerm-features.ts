/** What some versions of azurerm have and others lack, each with the first version that has it. */
export const AzurermFeature = {
  /** The Key Vault API 2026-02-01, the only one that Azure serves from 27 February 2027 on. */
  KEY_VAULT_API: '4.81.0',
  /** `storage_account_access_type` of a workspace. */
  STORAGE_ACCESS: '4.77.0',
  /** `role_assignment_mode` of a container registry. */
  REGISTRY_ROLES: '4.81.0',
  /** What azurerm 5 calls otherwise: see `Dialect`. */
  VERSION_5: '5.0.0',
} as const;

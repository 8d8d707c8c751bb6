/**
 * Names of single parts that are made, instead of those that a policy of names or `baseName` makes. Another name replaces the part, and most parts the workspace with
 * it. A part that is brought has its name already.
 */
export interface PartNames {
  /**
   * The name of the user-assigned identity: 3-128 letters, digits, dashes and underscores.
   * @default - `id-<baseName>`
   * @change in place, replaces the grant, replaces the user-assigned identity
   */
  readonly identity?: string;
  /**
   * The name of the identity as which storage account and registry read their key, where the workspace has only an identity of its own.
   * @default - `id-<baseName>-cmk`
   */
  readonly encryptionIdentity?: string;
  /**
   * The name of the storage account, unique in all of Azure: 3-24 lowercase letters and digits.
   * @default - `st<baseName><uniqueSuffix>`
   * @change replaces the diagnostic setting, replaces the grant, replaces the storage account, replaces the workspace
   */
  readonly storage?: string;
  /**
   * The name of the key vault, unique in all of Azure, also among deleted vaults: 3-24 letters, digits and single dashes.
   * @default - `kv-<baseName>-<uniqueSuffix>`
   * @change replaces the diagnostic setting, replaces the grant, replaces the key vault, replaces the workspace
   */
  readonly vault?: string;
  /**
   * The name of the container registry, unique in all of Azure: 5-50 lowercase letters and digits.
   * @default - `cr<baseName><uniqueSuffix>`
   * @change replaces the container registry, replaces the diagnostic setting, replaces the grant, replaces the workspace
   */
  readonly registry?: string;
  /**
   * The name of the Application Insights component.
   * @default - `appi-<baseName>`
   * @change replaces the Application Insights, replaces the diagnostic setting, replaces the grant, replaces the workspace
   */
  readonly insights?: string;
  /**
   * The name of the Log Analytics workspace: 4-63 letters, digits and dashes.
   * @default - `log-<baseName>`
   * @change in place, replaces the Log Analytics workspace, replaces the diagnostic setting
   */
  readonly logAnalytics?: string;
}

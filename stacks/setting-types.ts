// The kinds of texts that settings are made of. Their tags go into cdktf.schema.json: what editors and `settings()` check, and the words they use.

/** @minLength 1 */
export type Text = string;

/**
 * @minLength 1
 * @maxLength 512
 */
export type LockNotes = string;

/**
 * @pattern ^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$
 * @patternErrorMessage letters and digits, in words joined by single dashes, such as fraud-dev
 * @maxLength 29
 */
export type BaseName = string;

/**
 * @pattern ^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$
 * @patternErrorMessage some letters and digits, such as x7k2
 * @maxLength 20
 */
export type UniqueSuffix = string;

/**
 * @pattern ^[A-Za-z][A-Za-z0-9 ]*$
 * @patternErrorMessage a region of Azure, such as westeurope
 */
export type Region = string;

/**
 * @pattern ^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$
 * @patternErrorMessage a GUID, such as 11111111-2222-3333-4444-555555555555
 */
export type Guid = string;

/**
 * @pattern ^(\d{1,3}\.){3}\d{1,3}/\d{1,2}$
 * @patternErrorMessage a range of IPv4 addresses in CIDR notation, such as 10.40.0.0/24
 */
export type AddressRange = string;

/**
 * @pattern ^[^@\s]+@[^@\s]+\.[^@\s]+$
 * @patternErrorMessage an e-mail address, such as oncall@example.com
 */
export type EmailAddress = string;

/**
 * @pattern ^\d{4}-(0[1-9]|1[0-2])-01$
 * @patternErrorMessage the first day of a month, such as 2027-01-01
 */
export type FirstOfMonth = string;

/**
 * @pattern ^/
 * @patternErrorMessage the id of a resource in Azure, which starts with /subscriptions/
 */
export type ResourceId = string;

/**
 * @pattern ^https://[^/]+/keys/[^/]+/[^/]+$
 * @patternErrorMessage a key identifier with its version, such as https://kv-fraud.vault.azure.net/keys/cmk/0123456789abcdef
 */
export type KeyId = string;

/**
 * @pattern ^[Ss][Tt][Aa][Nn][Dd][Aa][Rr][Dd]_[A-Za-z0-9_-]+$
 * @patternErrorMessage the size of a virtual machine, such as Standard_D4ds_v4
 */
export type VmSize = string;

/**
 * @pattern ^(=|!=|>=|<=|>|<|~>)?\s*\d+(\.\d+){0,2}(\s*,\s*(=|!=|>=|<=|>|<|~>)?\s*\d+(\.\d+){0,2})*$
 * @patternErrorMessage a version constraint of Terraform, such as ~> 4.81
 */
export type VersionConstraint = string;

/** A compute cluster. */
export interface ClusterSettings {
  /** The size of its nodes. */
  readonly vmSize: VmSize;
  /**
   * How many nodes it has at most; idle ones are taken away.
   * @minimum 1
   * @asType integer
   */
  readonly maxNodes: number;
}

/**
 * @pattern ^ssh-(rsa|ed25519) [A-Za-z0-9+/]+={0,2}( .*)?$
 * @patternErrorMessage a public key of OpenSSH, RSA or Ed25519, such as ssh-ed25519 AAAA…
 */
export type SshPublicKey = string;

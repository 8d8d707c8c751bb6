/** As whom a workspace acts. */
export enum IdentityType {
  /** As a user-assigned identity, made or brought, which is its primary one. */
  USER_ASSIGNED = 'UserAssigned',
  /** As an identity of its own, to which Azure grants the roles while it creates the workspace. */
  SYSTEM_ASSIGNED = 'SystemAssigned',
  /** As a user-assigned identity, which is its primary one, with one of its own besides. Azure cannot take the user-assigned one away later. */
  SYSTEM_ASSIGNED_USER_ASSIGNED = 'SystemAssigned, UserAssigned',
}

/** The isolation mode of the network that Azure manages for a workspace's computes. Azure never goes back to a less isolated mode. */
export enum ManagedNetwork {
  /** No managed network. */
  DISABLED = 'Disabled',
  /** Computes reach the internet, and private resources through the network's own private endpoints. */
  ALLOW_INTERNET_OUTBOUND = 'AllowInternetOutbound',
  /** Computes reach only what outbound rules allow. */
  ALLOW_ONLY_APPROVED_OUTBOUND = 'AllowOnlyApprovedOutbound',
}

/** Whether Azure manages a network for the workspace's computes. */
export function isManaged(managedNetwork: ManagedNetwork | undefined): boolean {
  return managedNetwork !== undefined && managedNetwork !== ManagedNetwork.DISABLED;
}

/** What Azure Firewall does for the host names of a managed network. */
export enum ManagedFirewallSku {
  /** Cheaper, for up to 250 Mbps. */
  BASIC = 'Basic',
  /** Azure's default. */
  STANDARD = 'Standard',
}

/** How a workspace gets at its default storage account. */
export enum StorageAccess {
  /** With the account's shared keys, which it keeps in its vault. */
  ACCESS_KEY = 'AccessKey',
  /** As whoever works: the workspace's identity, the identity of a compute, or the person who is signed in. */
  IDENTITY = 'Identity',
}

import { AzureCloud } from '../../core/azure-cloud';
import { IIdentityRef, IResourceGroupRef, IResourceRef } from '../../core/types';
import { IMonitorPrivateLink } from '../../monitoring/monitor-private-link-base';
import { WorkspaceDiagnostics } from '../../monitoring/workspace-diagnostics';
import { Redundancy } from '../../parts/redundancy';
import { IdentityType, ManagedFirewallSku, ManagedNetwork, StorageAccess } from '../../workspace-ref/workspace-enums';
import { WorkspaceEncryption } from './workspace-encryption';
import { WorkspacePrivateLink } from './workspace-private-link';

/** What every kind of workspace takes: the parts that it stands on, who it is, and how it is reached. */
export interface CommonWorkspaceProps {
  /**
   * What the names in Azure are made of: `mlw-<baseName>` or `hub-<baseName>`, `st<baseName>`, `kv-<baseName>`, `cr<baseName>`, … Changing it replaces
   * everything. Vault and storage account take 24 characters: with a `uniqueSuffix` of 4 that leaves 16, and 12 for a `CustomerManagedKey`.
   */
  readonly baseName: string;
  /** The resource group to make everything in. */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region. Changing it replaces everything.
   * @default - the region of the resource group
   */
  readonly location?: string;
  /**
   * The cloud, which decides zone names and addresses.
   * @default - the cloud of `privateLink.dnsZones`, or AzureCloud.PUBLIC
   */
  readonly cloud?: AzureCloud;
  /**
   * Appended to the names that must be globally unique: storage account, vault, registry. Choose one and keep it.
   * @default - nothing
   */
  readonly uniqueSuffix?: string;
  /**
   * The name of the workspace.
   * @default - `mlw-<baseName>`, or `hub-<baseName>` for an AI Foundry hub
   */
  readonly name?: string;
  /**
   * The name that people read in the studio.
   * @default - the name
   */
  readonly friendlyName?: string;
  /**
   * What the workspace is for.
   * @default - none
   */
  readonly description?: string;
  /**
   * Whether workspace and parts may be reached from the public network. Brought parts stay as they are.
   * @default false - then `privateLink` is needed
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * Makes private endpoints to the workspace and to every part that is made. With `publicNetworkAccess: true` both ways are open.
   * @default - none: then `publicNetworkAccess: true` is needed
   */
  readonly privateLink?: WorkspacePrivateLink;
  /**
   * The network that Azure manages for the workspace's computes. Keep it: Azure takes none away, and azurerm would not tell of that. To destroy the workspace
   * may take an hour then, for which Terraform waits.
   * @default - none
   */
  readonly managedNetwork?: ManagedNetwork;
  /**
   * How many seconds to wait for Azure to spread the identity's right to approve the managed network's own private endpoints, where it is granted here,
   * before computes, outbound private endpoints and the network itself; the workspace is made meanwhile. Needs a `TimeProvider`; 0 turns the wait off.
   * @default 120
   */
  readonly managedNetworkPropagationSeconds?: number;
  /**
   * Which firewall the managed network has for outbound rules to host names, only with ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND. Decide before the first of these
   * rules. Needs the provider azapi. Taken away, it stays in Azure: pass ManagedFirewallSku.STANDARD to go back.
   * @default - Azure's own default, ManagedFirewallSku.STANDARD
   */
  readonly firewallSku?: ManagedFirewallSku;
  /**
   * The public IPv4 addresses and CIDR ranges that alone reach the workspace over the public network, with `publicNetworkAccess: true`. The parts stay as open as
   * they are. A preview of Azure, of which a warning tells; needs the provider azapi. Taken away, the list stays in Azure: pass `[]` to let everybody in again.
   * @default - everybody who signs in
   */
  readonly allowedIpRanges?: string[];
  /**
   * As whom the workspace acts, changed in place. On a hub, each apply fails that goes from a user-assigned identity to SYSTEM_ASSIGNED: pass both instead.
   * @default IdentityType.USER_ASSIGNED
   */
  readonly identityType?: IdentityType;
  /**
   * The user-assigned identity. A workspace with `encryption` goes on to read its key as the one that it was created with: keep that one among
   * `additionalIdentities` when this changes, with its role on the key.
   * @default - one is made, `id-<baseName>`, and granted access to every part
   */
  readonly identity?: IIdentityRef;
  /**
   * Further user-assigned identities besides the primary one. They get no roles here.
   * @default - none
   */
  readonly additionalIdentities?: IIdentityRef[];
  /**
   * Whether the user-assigned identity is granted what it needs on every part and on the key.
   * @default - true for an identity that is made; false for one that is brought, since it already has its roles
   */
  readonly grants?: boolean;
  /**
   * The storage account: Standard StorageV2 without hierarchical namespace.
   * @default - a `WorkspaceStorage` named `st<baseName><uniqueSuffix>`
   */
  readonly storage?: IResourceRef;
  /**
   * How the workspace gets at the storage account. With StorageAccess.IDENTITY the account that is made has no shared keys; the workspace's identity and
   * the computes get roles on its blobs and files, and people need them too: `grantStorageData`. A change is made in place: the account changes some minutes before
   * the workspace follows. Where azurerm has no argument for it, before 4.77 and for AI Foundry hubs, the stack must have the provider azapi, and to go back takes
   * StorageAccess.ACCESS_KEY: what azapi has told Azure stays when the prop is taken away. Needs Terraform 1.7 or later.
   *
   * Source: Microsoft's page "Use identity-based access to storage".
   * @default - Azure's own default, which is the shared keys
   */
  readonly storageAccess?: StorageAccess;
  /**
   * The key vault for the workspace's secrets.
   * @default - a `WorkspaceVault` named `kv-<baseName>-<uniqueSuffix>`
   */
  readonly vault?: IResourceRef;
  /**
   * The container registry for the workspace's images, or `WorkspaceRegistry.MADE_BY_AZURE`. Changing it replaces the workspace, but for an AI
   * Foundry hub.
   * @default - a `WorkspaceRegistry` named `cr<baseName><uniqueSuffix>`
   */
  readonly registry?: IResourceRef;
  /**
   * The Application Insights component, based on a Log Analytics workspace.
   * @default - a `WorkspaceInsights` named `appi-<baseName>`
   */
  readonly insights?: IResourceRef;
  /**
   * The Log Analytics workspace of the Application Insights component that is made.
   * @default - one is made, `log-<baseName>`
   */
  readonly logAnalytics?: IResourceRef;
  /**
   * How many copies of its data the workspace keeps, and where. Concerns the storage account and the registry that are made. Decide at creation: a
   * change between Redundancy.geo and another replaces the registry and with it the workspace, a change from or to LOCAL the storage account too.
   * @default Redundancy.ZONE
   */
  readonly redundancy?: Redundancy;
  /**
   * Encrypts the workspace, and the storage account and the registry that are made, with a key of your own. Azure can do this only at creation.
   * @default - Microsoft's keys
   */
  readonly encryption?: WorkspaceEncryption;
  /**
   * Whether Microsoft collects less diagnostic data about the workspace. Azure can set this only at creation, and sets it with `encryption`.
   * @default - true with `encryption`, false otherwise
   */
  readonly highBusinessImpact?: boolean;
  /**
   * The Microsoft Entra tenant of the vault.
   * @default - the tenant of the credentials that Terraform runs with
   */
  readonly tenantId?: string;
  /**
   * Guards against loss: Terraform refuses each plan that would destroy or replace the workspace or a part that it makes and that holds data, and Azure locks on the
   * workspace and on the registry that is made refuse deletion by anybody. To destroy, turn it off and apply first, also to take away a
   * compute, a datastore or a grant of the workspace: Azure deletes nothing below a lock. A construct that is removed from the program takes its guards
   * with it: read the plan.
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * What Azure shows beside the locks of `deletionProtection`: why they are there and whom to ask, in at most 512 characters. Other notes make the locks
   * anew.
   * @default - that a workspace is guarded, and how to destroy it
   */
  readonly deletionNotes?: string;
  /**
   * Tags of everything that takes them, also of what is added later. A resource's own tags win.
   * @default - none
   */
  readonly tags?: { [key: string]: string };
  /**
   * Where the workspace and every part that it makes send logs and metrics: further destinations, or `{ enabled: false }`. What is brought stays as it is.
   * @default - to the Log Analytics workspace that is made or given, or that of the `WorkspaceInsights` that is brought; nowhere where that is unknown
   */
  readonly diagnostics?: WorkspaceDiagnostics;
  /**
   * The private way to Azure Monitor of the network: the Application Insights component and the Log Analytics workspace that are made become members of
   * its private link scope and are closed to the public network, for data and for queries. Diagnostic settings get through all the same.
   * @default - none: they take data and answer queries over the public network, with sign-in
   */
  readonly privateMonitoring?: IMonitorPrivateLink;
  /**
   * Suspends all that the grant methods of the workspace and its datastores give, but for owners: their role assignments are taken away, and come back at
   * the same addresses when it is turned off again. Meanwhile the locks of `deletionProtection` are off, since Azure deletes no role assignment below a lock; Terraform's
   * own guard stays. Nothing else changes. Access from elsewhere, such as roles on the resource group, stays.
   * @default false
   */
  readonly accessSuspended?: boolean;
}

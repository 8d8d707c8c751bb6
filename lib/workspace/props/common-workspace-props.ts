import { AzureCloud } from '../../core/azure-cloud';
import { IIdentityRef, IResourceGroupRef, IResourceRef } from '../../core/types';
import { IMonitorPrivateLink } from '../../monitoring/monitor-private-link-base';
import { WorkspaceDiagnostics } from '../../monitoring/workspace-diagnostics';
import { Redundancy } from '../../parts/redundancy';
import { IdentityType, ManagedFirewallSku, ManagedNetwork, StorageAccess } from '../../workspace-ref/workspace-enums';
import { PartNames } from './part-names';
import { WorkspaceEncryption } from './workspace-encryption';
import { WorkspacePrivateLink } from './workspace-private-link';

/** What every kind of workspace takes: the parts that it stands on, who it is, and how it is reached. */
export interface CommonWorkspaceProps {
  /**
   * The base of all names in Azure, unless a policy of `Names` makes others: `mlw-<baseName>` or `hub-<baseName>`, `st<baseName>`, `kv-<baseName>` and so on.
   * Changing it replaces everything. Names of vaults and storage accounts have at most 24 characters: with a `uniqueSuffix` of 4, that leaves 16, and 12 with a `CustomerManagedKey`.
   * @change replaces it
   */
  readonly baseName: string;
  /**
   * The resource group for everything that is made.
   * @change replaces it
   */
  readonly resourceGroup: IResourceGroupRef;
  /**
   * The region. Changing it replaces everything.
   * @default - the region of the resource group
   * @change replaces it
   */
  readonly location?: string;
  /**
   * The cloud, which decides zone names and addresses.
   * @default - the cloud of `privateLink.dnsZones`, or AzureCloud.PUBLIC
   * @change nothing
   */
  readonly cloud?: AzureCloud;
  /**
   * Appended to the names that must be globally unique: those of the storage account, the vault and the registry. Choose one and keep it.
   * @default - nothing
   * @change replaces it, replaces the storage account
   */
  readonly uniqueSuffix?: string;
  /**
   * The name of the workspace.
   * @default - `mlw-<baseName>`, or `hub-<baseName>` for an AI Foundry hub
   * @change replaces it
   */
  readonly name?: string;
  /**
   * Names of single parts that are made, such as `{ storage: 'stcontosofraud' }`.
   * @default - made from `baseName`, or by the policy of `Names.of(…).use(…)`
   * @change replaces it, replaces the Application Insights, replaces the diagnostic setting, replaces the grant | AiFoundryHub: in place, replaces the
   * Application Insights, replaces the grant
   */
  readonly names?: PartNames;
  /**
   * The name that people read in the studio.
   * @default - the name
   * @change in place
   */
  readonly friendlyName?: string;
  /**
   * What the workspace is for.
   * @default - none
   * @change in place
   */
  readonly description?: string;
  /**
   * Whether the workspace and its parts can be reached from the public network. Parts that you bring stay as they are.
   * @default false - then `privateLink` is needed
   * @change in place
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * Makes private endpoints to the workspace and to every part that is made. With `publicNetworkAccess: true`, both ways are open.
   * @default - none: then `publicNetworkAccess: true` is needed
   * @change added: makes the private endpoint; changed: replaces the private endpoint; taken away: removes the private endpoint
   */
  readonly privateLink?: WorkspacePrivateLink;
  /**
   * The network that Azure manages for the workspace's computes. Once it is there, keep it: Azure cannot remove it, and azurerm would not report that. Destroying
   * the workspace may then take an hour, for which Terraform waits.
   * @default - none
   * @change added: in place; changed: in place; taken away: stays in Azure
   */
  readonly managedNetwork?: ManagedNetwork;
  /**
   * How many seconds to wait until the identity's right to approve the managed network's private endpoints takes effect, where it is granted here. Computes,
   * outbound private endpoints and the network itself come after the wait; the workspace does not. Needs a `TimeProvider`; 0 turns the wait off.
   * @default 120
   * @change nothing
   */
  readonly managedNetworkPropagationSeconds?: number;
  /**
   * The firewall of the managed network, which Azure makes for the first outbound rule to a host name; only with ManagedNetwork.ALLOW_ONLY_APPROVED_OUTBOUND. Decide
   * before that rule. Needs the provider azapi. When you remove this, the firewall stays as it is: pass ManagedFirewallSku.STANDARD to go back.
   * @default - Azure's own default, ManagedFirewallSku.STANDARD
   * @change added: in place; changed: in place; taken away: stays in Azure
   */
  readonly firewallSku?: ManagedFirewallSku;
  /**
   * The only public IPv4 addresses and CIDR ranges from which the workspace can be reached over the public network, with `publicNetworkAccess: true`. The parts
   * stay as open as they are. This is a preview of Azure, and a warning says so; it needs the provider azapi. When you remove this, the list stays in Azure: pass
   * `[]` to let everyone in again.
   * @default - everybody who signs in
   * @change added: in place; changed: in place; taken away: stays in Azure
   */
  readonly allowedIpRanges?: string[];
  /**
   * The kind of identity that the workspace acts as. A change is made in place, except that a hub cannot go from a user-assigned identity to SYSTEM_ASSIGNED: each
   * such apply fails, so pass both instead.
   * @default IdentityType.USER_ASSIGNED
   * @change added: in place, removes the grant, removes the user-assigned identity; changed: in place, makes the grant, makes the user-assigned identity;
   * taken away: in place
   */
  readonly identityType?: IdentityType;
  /**
   * The user-assigned identity. A workspace with `encryption` keeps reading its key as the identity that it was created with: when you change this, keep the old
   * one among `additionalIdentities`, with its role on the key.
   * @default - one is made, `id-<baseName>`, and granted access to every part
   * @change added: in place, removes the grant, removes the user-assigned identity; changed: in place; taken away: in place, makes the grant, makes the
   * user-assigned identity
   */
  readonly identity?: IIdentityRef;
  /**
   * User-assigned identities besides the primary one. They are granted no roles here.
   * @default - none
   * @change in place
   */
  readonly additionalIdentities?: IIdentityRef[];
  /**
   * Whether the user-assigned identity is granted what it needs on every part and on the key.
   * @default - true for an identity that is made; false for one that is brought, since it already has its roles
   * @change added: makes the grant; changed: removes the grant; taken away: removes the grant
   */
  readonly grants?: boolean;
  /**
   * The storage account: Standard StorageV2 without hierarchical namespace.
   * @default - a `WorkspaceStorage` named `st<baseName><uniqueSuffix>`
   * @change added: replaces it, removes the storage account; changed: replaces it; taken away: makes the storage account, replaces it
   */
  readonly storage?: IResourceRef;
  /**
   * How the workspace accesses the storage account. With StorageAccess.IDENTITY, the account that is made has no shared keys; the workspace's identity and its
   * computes get roles on its blobs and files, and people need them too: see `grantStorageData`. A change is made in place: the account changes some minutes before
   * the workspace does. Where azurerm has no argument for this, before 4.77 and for AI Foundry hubs, the stack needs the provider azapi, and going back takes
   * StorageAccess.ACCESS_KEY: what azapi has set stays when you remove the prop. Needs Terraform 1.7 or later.
   * Source: Microsoft's page "Use identity-based access to storage".
   * @default - Azure's own default, which is the shared keys
   * @change added: in place; changed: in place; taken away: in place, stays in Azure | MlWorkspace: in place
   */
  readonly storageAccess?: StorageAccess;
  /**
   * The key vault for the workspace's secrets.
   * @default - a `WorkspaceVault` named `kv-<baseName>-<uniqueSuffix>`
   * @change added: replaces it, removes the key vault; changed: replaces it; taken away: makes the key vault, replaces it
   */
  readonly vault?: IResourceRef;
  /**
   * The container registry for the workspace's images, or `WorkspaceRegistry.MADE_BY_AZURE`. Changing it replaces a workspace, but not an AI Foundry hub.
   * @default - a `WorkspaceRegistry` named `cr<baseName><uniqueSuffix>`
   * @change added: replaces it, removes the container registry; changed: replaces it; taken away: makes the container registry, replaces it | AiFoundryHub:
   * added: in place, removes the container registry; changed: in place; taken away: in place, makes the container registry
   */
  readonly registry?: IResourceRef;
  /**
   * The Application Insights component, based on a Log Analytics workspace.
   * @default - a `WorkspaceInsights` named `appi-<baseName>`
   * @change added: replaces it, removes the Application Insights, removes the Log Analytics workspace, removes the diagnostic setting; changed: replaces it;
   * taken away: makes the Application Insights, makes the Log Analytics workspace, makes the diagnostic setting, replaces it | AiFoundryHub: added: in place,
   * removes the Application Insights, removes the Log Analytics workspace, removes the diagnostic setting; changed: in place; taken away: in place, makes the
   * Application Insights, makes the Log Analytics workspace, makes the diagnostic setting
   */
  readonly insights?: IResourceRef;
  /**
   * The Log Analytics workspace of the Application Insights component that is made.
   * @default - one is made, `log-<baseName>`
   * @change added: in place, removes the Log Analytics workspace, removes the diagnostic setting; changed: in place; taken away: in place, makes the Log
   * Analytics workspace, makes the diagnostic setting
   */
  readonly logAnalytics?: IResourceRef;
  /**
   * How many copies of its data the workspace keeps, and where. It applies to the storage account and the registry that are made. Decide at creation.
   * @default Redundancy.ZONE
   * @change added: replaces it, replaces the storage account; changed: replaces it, replaces the container registry, replaces the storage account; taken
   * away: in place, replaces it, replaces the container registry | AiFoundryHub: added: replaces it, replaces the storage account; changed: replaces it,
   * replaces the container registry, replaces the storage account; taken away: in place, replaces the container registry
   */
  readonly redundancy?: Redundancy;
  /**
   * Encrypts the workspace, and the storage account and the registry that are made, with your own key. Azure can do this only at creation.
   * @default - Microsoft's keys
   * @change added: in place, replaces it; taken away: replaces it | AiFoundryHub: added: in place, makes the grant, replaces it; taken away: replaces it,
   * removes the grant
   */
  readonly encryption?: WorkspaceEncryption;
  /**
   * Whether Microsoft collects less diagnostic data about the workspace. Azure can set this only at creation, and sets it with `encryption`.
   * @default - true with `encryption`, false otherwise
   * @change replaces it | AiFoundryHub: added: replaces it; changed: replaces it; taken away: stays in Azure
   */
  readonly highBusinessImpact?: boolean;
  /**
   * The Microsoft Entra tenant of the vault.
   * @default - the tenant of the credentials that Terraform runs with
   * @change in place
   */
  readonly tenantId?: string;
  /**
   * Guards against loss. Terraform refuses every plan that would destroy or replace the workspace, or a part that is made and holds data; Azure locks on the
   * workspace and on the registry that is made keep anyone from deleting them. Before you destroy, or remove a compute, a datastore or a grant of the workspace, turn
   * this off and apply: Azure deletes nothing below a lock. A construct that is removed from the program takes its guards with it, so read the plan.
   * @default false
   * @change added: makes the deletion lock; changed: removes the deletion lock; taken away: removes the deletion lock
   */
  readonly deletionProtection?: boolean;
  /**
   * What Azure shows with the locks of `deletionProtection`: why they are there and whom to ask, in at most 512 characters. Changing the notes replaces the locks.
   * @default - a note that the workspace is guarded, and how to destroy it
   * @change replaces the deletion lock
   */
  readonly deletionNotes?: string;
  /**
   * Tags for everything that takes tags, including what is added later. A resource's own tags win.
   * @default - none
   * @change in place
   */
  readonly tags?: { [key: string]: string };
  /**
   * Where the workspace and the parts that are made send logs and metrics: further destinations, or `{ enabled: false }`. Parts that you bring stay as they are.
   * @default - to the Log Analytics workspace that is made or given, or that of the `WorkspaceInsights` that is brought; nowhere where that is unknown
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: WorkspaceDiagnostics;
  /**
   * The network's private link to Azure Monitor. The Application Insights component and the Log Analytics workspace that are made join its private link scope, and
   * are closed to the public network for both data and queries. Diagnostic settings still get through.
   * @default - none: they take data and answer queries over the public network, with sign-in
   * @change added: in place, makes the member of the private link scope; changed: replaces the member of the private link scope; taken away: in place,
   * removes the member of the private link scope
   */
  readonly privateMonitoring?: IMonitorPrivateLink;
  /**
   * Suspends everything that the grant methods of the workspace and its datastores give, except to owners: the role assignments are removed, and come back at the
   * same addresses when you turn this off. Meanwhile the locks of `deletionProtection` are off, since Azure deletes no role assignment below a lock; Terraform's own
   * guard stays. Nothing else changes: access from elsewhere, such as roles on the resource group, stays.
   * @default false
   * @change added: in place; changed: makes the grant; taken away: makes the grant
   */
  readonly accessSuspended?: boolean;
}

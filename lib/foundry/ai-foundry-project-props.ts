import { IIdentityRef } from '../core/types';
import { WorkspaceDiagnostics } from '../monitoring/workspace-diagnostics';
import { IAiFoundryHubRef } from './hub-ref';

/** How a project is made in a hub. */
export interface AiFoundryProjectOptions {
  /**
   * The name of the project, which no other project, hub or workspace of the hub's resource group has: 3-32 letters, digits and dashes.
   * @default - `proj-<construct id>`
   * @change replaces the AI Foundry project
   */
  readonly name?: string;
  /**
   * The name that people read in the portal.
   * @default - the name
   * @change in place
   */
  readonly friendlyName?: string;
  /**
   * What the project is for.
   * @default - none
   * @change in place
   */
  readonly description?: string;
  /**
   * The user-assigned identity that the project acts as. It has its roles on the hub's parts already, as the hub's own `identity` has. azurerm
   * can replace it by another, but not take it away again.
   * @default - an identity of its own, to which Azure grants what it needs
   * @change in place
   */
  readonly identity?: IIdentityRef;
  /**
   * Further user-assigned identities of the project besides `identity`, which is needed then. They get no roles here.
   * @default - none
   * @change in place
   */
  readonly additionalIdentities?: IIdentityRef[];
  /**
   * Whether Microsoft collects less diagnostic data about the project. Azure can set this only at creation.
   * @default - as the hub, where that is known
   * @change added: replaces the AI Foundry project; changed: replaces the AI Foundry project; taken away: stays in Azure
   */
  readonly highBusinessImpact?: boolean;
  /**
   * Guards against loss: Terraform refuses each plan that would destroy or replace the project, and an Azure lock refuses its deletion by anybody.
   * @default - as the hub, where that is known; false otherwise
   * @change added: makes the deletion lock; changed: removes the deletion lock; taken away: removes the deletion lock
   */
  readonly deletionProtection?: boolean;
  /**
   * What Azure shows beside the lock of `deletionProtection`: why it is there and whom to ask, in at most 512 characters. Other notes make the lock
   * anew.
   * @default - as the hub, where it has some; else that a project is guarded, and how to destroy it
   * @change replaces the deletion lock
   */
  readonly deletionNotes?: string;
  /**
   * Where the project sends logs and metrics, or `{ enabled: false }`.
   * @default - where the hub does, also for each destination that is left out; nowhere in a hub that is imported
   * @change added: makes the diagnostic setting; changed: replaces the diagnostic setting; taken away: removes the diagnostic setting
   */
  readonly diagnostics?: WorkspaceDiagnostics;
  /**
   * Suspends all that the project's grant methods give, but for owners.
   * @default - as the hub, where that is known; false otherwise
   * @change nothing
   */
  readonly accessSuspended?: boolean;
}

/** How a project is made, and in which hub. */
export interface AiFoundryProjectProps extends AiFoundryProjectOptions {
  /** The hub, in the subscription that Terraform deploys to. */
  readonly hub: IAiFoundryHubRef;
}

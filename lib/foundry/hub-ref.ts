import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** What is known of an Azure AI Foundry hub, made or imported: all that a project in it needs. */
export interface IAiFoundryHubRef extends IWorkspaceRef {
  /** The address of the Azure AI Foundry portal in the hub's cloud. */
  readonly foundryUrl: string;
  /** Whether it is encrypted with a customer-managed key; unknown where the hub is imported without it. */
  readonly encrypted?: boolean;
  /** Whether Microsoft collects less diagnostic data about it, where that is known. */
  readonly highBusinessImpact?: boolean;
  /** Whether it is guarded against loss, where that is known. */
  readonly deletionProtection?: boolean;
  /** What Azure shows beside its locks, where that is given. */
  readonly deletionNotes?: string;
}

/** The address of a hub in the portal. */
export function hubUrl({ foundryUrl, id }: IAiFoundryHubRef): string {
  return `${foundryUrl}/managementCenter/hub/overview?wsid=${id}`;
}

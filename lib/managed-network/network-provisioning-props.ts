import { IWorkspaceRef } from '../workspace-ref/workspace-ref';

/** What a managed network is made with. */
export interface NetworkProvisioningOptions {
  /**
   * Whether serverless Spark jobs can be in the network too.
   * @default false
   * @change in place
   */
  readonly includeSpark?: boolean;
}

/** Whose managed network is made, and what with. */
export interface NetworkProvisioningProps extends NetworkProvisioningOptions {
  /** The workspace. */
  readonly workspace: IWorkspaceRef;
}
